"""Addresses of plans and projects."""

from django.urls import path

from gongyak.desk.portfolio import acts, importing, plans, project, projects

urlpatterns = [
    path("", plans.plans, name="desk-portfolio"),
    path("new/", plans.new_plan, name="portfolio-new"),
    path("<int:pk>/", plans.plan, name="portfolio-plan"),
    path("<int:pk>/write/", plans.write, name="portfolio-write"),
    path("<int:pk>/projects/", projects.projects, name="portfolio-projects"),
    path("<int:pk>/projects/new/", project.new_project, name="portfolio-project-new"),
    path("<int:pk>/import/", importing.importing, name="portfolio-import"),
    path("<int:pk>/import/apply/", importing.apply, name="portfolio-import-apply"),
    path("<int:pk>/files/<str:what>/", importing.download, name="portfolio-download"),
    path("<int:pk>/act/<str:act>/", plans.act, name="portfolio-act"),
    path("projects/<int:pk>/", project.project, name="project"),
    path("projects/<int:pk>/write/", project.write_form, name="project-write"),
    path("projects/<int:pk>/months/<int:year>/", project.months, name="project-months"),
    path("projects/<int:pk>/act/<str:act>/", acts.act, name="project-act"),
]
