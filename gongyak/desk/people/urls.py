"""Addresses of people and rights."""

from django.urls import path

from gongyak.desk.people import acts, departments, handover, history, importing, views

urlpatterns = [
    path("", views.people, name="people"),
    path("new/", views.new, name="people-new"),
    path("departments/", departments.departments, name="departments"),
    path("departments/open/", departments.open, name="department-open"),
    path("departments/<int:department>/rename/", departments.rename, name="department-rename"),
    path("departments/<int:department>/close/", departments.close, name="department-close"),
    path("departments/<int:department>/move/", departments.move, name="department-move"),
    path("import/", importing.importing, name="people-import"),
    path("import/apply/", importing.apply, name="people-import-apply"),
    path("rights/", history.rights, name="rights"),
    path("handovers/<int:handover>/", handover.record, name="handover-record"),
    path("<int:staff>/", views.person, name="person"),
    path("<int:staff>/correct/", acts.correct, name="person-correct"),
    path("<int:staff>/duties/", acts.give, name="person-duties"),
    path("<int:staff>/duties/<int:duty>/end/", acts.end, name="person-duty-end"),
    path("<int:staff>/password/", acts.password, name="person-password"),
    path("<int:staff>/factors/", acts.factors, name="person-factors"),
    path("<int:staff>/stop/", acts.stop, name="person-stop"),
    path("<int:staff>/resume/", acts.resume, name="person-resume"),
    path("<int:staff>/handover/", handover.handover, name="handover"),
]
