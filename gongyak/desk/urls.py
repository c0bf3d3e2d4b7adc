"""Addresses of the desk; a part adds its own list."""

from django.urls import include, path

from gongyak.desk.admin.site import make_site
from gongyak.desk.home import views as home
from gongyak.desk.login import elsewhere
from gongyak.desk.login import views as login

urlpatterns = [
    path("", home.desk, name="desk"),
    path("rounds/", include("gongyak.desk.rounds.urls")),
    path("cards/", include("gongyak.desk.drafts.urls")),
    path("cards/", include("gongyak.desk.editor.urls")),
    path("", include("gongyak.desk.filling.urls")),
    path("cards/", include("gongyak.desk.whence.urls")),
    path("approvals/", include("gongyak.desk.approvals.urls")),
    path("registry/", include("gongyak.desk.registry.urls")),
    path("changes/", include("gongyak.desk.changes.urls")),
    path("panel/", include("gongyak.desk.panel.urls")),
    path("", include("gongyak.desk.achievements.urls")),
    path("", include("gongyak.desk.meetings.urls")),
    path("papers/", include("gongyak.desk.papers.urls")),
    path("cases/", include("gongyak.desk.cases.urls")),
    path("headquarters/", include("gongyak.desk.headquarters.urls")),
    path("linting/", include("gongyak.desk.linting.urls")),
    path("login/", login.log_in, name="login"),
    path("login/second/", login.second, name="login-second"),
    path("login/elsewhere/", elsewhere.start, name="login-elsewhere"),
    path("login/elsewhere/back/", elsewhere.back, name="login-elsewhere-back"),
    path("logout/", login.log_out, name="logout"),
    path("session/extend/", login.extend, name="session-extend"),
    path("admin/", make_site().urls),
    path("account/", include("gongyak.desk.account.urls")),
    path("people/", include("gongyak.desk.people.urls")),
    path("", include("gongyak.desk.audit.urls")),
    path("settings/", include("gongyak.desk.settings.urls")),
    path("", include("gongyak.desk.calendar.urls")),
    path("companies/", include("gongyak.desk.companies.urls")),
    path("opinions/", include("gongyak.desk.opinions.urls")),
    path("portfolio/", include("gongyak.desk.portfolio.urls")),
    path("retention/", include("gongyak.desk.retention.urls")),
    path("regulation/", include("gongyak.desk.regulation.urls")),
]
