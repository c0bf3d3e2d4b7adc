"""Addresses of the public site: pages, which each language has, and files, of which there is one."""

from django.urls import path

from gongyak.portal.cards import views as cards
from gongyak.portal.compare import views as compare
from gongyak.portal.data import views as data
from gongyak.portal.decisions import views as decisions
from gongyak.portal.difficulties import front as difficulties
from gongyak.portal.display import views as display
from gongyak.portal.home import views as home
from gongyak.portal.listing import views as listing
from gongyak.portal.meetings import views as meetings
from gongyak.portal.opinions import reading, writing
from gongyak.portal.plans import views as plans
from gongyak.portal.regulation import views as regulation
from gongyak.portal.totals import views as totals
from gongyak.portal.trust import views as trust

pages = [
    path("", home.home, name="home"),
    path("cards/", listing.cards, name="cards"),
    path("cards/<str:number>/", cards.card, name="card"),
    path("trust/", trust.trust, name="trust"),
    path("data/", data.data, name="data"),
    path("cards/<str:number>/compare/", compare.card, name="card-compare"),
    path("changes/", compare.changes, name="changes"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("totals/", totals.totals, name="totals"),
    path("plans/", plans.plans, name="plans"),
    path("opinions/", reading.opinions, name="opinions"),
    path("opinions/look-up/", reading.look_up, name="opinion-look-up"),
    path("cards/<str:number>/opinion/", writing.opinion, name="opinion"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("difficulties/", difficulties.front, name="difficulties"),
    path("regulation/", regulation.regulation, name="regulation"),
    path("display/", display.display, name="display"),
]
files = [
    path("cards/<str:number>/card.<str:format>", cards.file, name="card-file"),
    path("cards/<str:number>/figures.<str:format>", cards.figures, name="card-figures"),
    path("cards/<str:number>/form.json", cards.form, name="card-form"),
    path("trust/publications.json", trust.publications, name="publications"),
    path("trust/publications/<int:seq>.json", trust.publication, name="publication"),
    path("trust/check.py", trust.checker, name="checker"),
    path("totals/totals.xlsx", totals.file, {"format": "xlsx"}, name="totals-xlsx"),
    path("totals/totals.hwpx", totals.file, {"format": "hwpx"}, name="totals-hwpx"),
    path("meetings/calendar.ics", meetings.feed, name="meetings-feed"),
    path("publication.json", cards.public_list, name="public-list"),
    path("robots.txt", home.robots, name="robots"),
]
