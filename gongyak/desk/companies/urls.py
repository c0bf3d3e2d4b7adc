"""Addresses of companies."""

from django.urls import path

from gongyak.desk.companies import contacts, dongs, importing, merging, views

urlpatterns = [
    path("", views.companies, name="desk-companies"),
    path("new/", views.new, name="desk-company-new"),
    path("duplicates/", merging.duplicates, name="desk-company-duplicates"),
    path("merge/<int:one>/<int:other>/", merging.merging, name="desk-company-merge"),
    path("merge/<int:one>/<int:other>/apart/", merging.apart, name="desk-company-apart"),
    path("dongs/", dongs.loading, name="desk-dongs"),
    path("dongs/apply/", dongs.apply, name="desk-dongs-apply"),
    path("import/", importing.importing, name="desk-company-import"),
    path("import/apply/", importing.apply, name="desk-company-import-apply"),
    path("<int:pk>/", views.company, name="desk-company"),
    path("<int:pk>/edit/", views.edit, name="desk-company-edit"),
    path("<int:pk>/part/", merging.parting, name="desk-company-part"),
    path("<int:pk>/<slug:act>/", contacts.act, name="desk-company-act"),
]
