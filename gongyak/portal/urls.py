"""Addresses of the public site: pages, which each language has, and files, of which there is one."""

from django.urls import path

from gongyak.portal.cards import views as cards
from gongyak.portal.compare import views as compare
from gongyak.portal.data import views as data
from gongyak.portal.decisions import views as decisions
from gongyak.portal.difficulties import answers as difficulty_answers
from gongyak.portal.difficulties import asked, lost, status
from gongyak.portal.difficulties import figures as difficulty_figures
from gongyak.portal.difficulties import front as difficulties
from gongyak.portal.difficulties.new import files as case_files
from gongyak.portal.difficulties.new import sent as case_sent
from gongyak.portal.difficulties.new import steps as case_steps
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
    path("difficulties/new/", case_steps.matter, name="case-new"),
    path("difficulties/new/story/", case_steps.story, name="case-new-story"),
    path("difficulties/new/files/", case_files.files, name="case-new-files"),
    path("difficulties/new/who/", case_steps.who, name="case-new-who"),
    path("difficulties/new/check/", case_sent.check, name="case-new-check"),
    path("difficulties/new/receipt/", case_sent.receipt, name="case-new-receipt"),
    path("difficulties/new/resume/", case_steps.resume, name="case-new-resume"),
    path("difficulties/answers/", difficulty_answers.answers, name="difficulty-answers"),
    path("difficulties/answers/<slug:story>/", difficulty_answers.answer, name="difficulty-answer"),
    path("difficulties/figures/", difficulty_figures.figures, name="difficulty-figures"),
    path("difficulties/status/", status.status, name="case-status"),
    path("difficulties/status/letters/<int:key>/", status.letter, name="case-letter"),
    path(
        "difficulties/status/letters/<int:key>/letter.pdf",
        status.letter,
        {"is_file": True},
        name="case-letter-file",
    ),
    path("difficulties/lost/", lost.lost, name="case-lost"),
    path("difficulties/asked/<str:mark>/", asked.asked, name="case-asked"),
    path("difficulties/renew/<str:mark>/", lost.renew, name="case-renew"),
    path("regulation/", regulation.regulation, name="regulation"),
    path("display/", display.display, name="display"),
]
files = [
    path("difficulties/new/receipt.pdf", case_sent.pdf, name="case-new-receipt-file"),
    path("cards/<str:number>/card.<str:format>", cards.file, name="card-file"),
    path("cards/<str:number>/figures.<str:format>", cards.figures, name="card-figures"),
    path("cards/<str:number>/form.json", cards.form, name="card-form"),
    path("trust/publications.json", trust.publications, name="publications"),
    path("trust/publications/<int:seq>.json", trust.publication, name="publication"),
    path("trust/check.py", trust.checker, name="checker"),
    path("totals/totals.xlsx", totals.file, {"format": "xlsx"}, name="totals-xlsx"),
    path("totals/totals.hwpx", totals.file, {"format": "hwpx"}, name="totals-hwpx"),
    path("meetings/calendar.ics", meetings.feed, name="meetings-feed"),
    path("difficulties/figures.csv", difficulty_figures.file, {"format": "csv"}, name="difficulties-csv"),
    path("difficulties/figures.json", difficulty_figures.file, {"format": "json"}, name="difficulties-json"),
    path("publication.json", cards.public_list, name="public-list"),
    path("robots.txt", home.robots, name="robots"),
]
