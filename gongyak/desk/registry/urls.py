"""Addresses of the registry."""

from django.urls import path

from gongyak.desk.plans import views as plans
from gongyak.desk.registry import pledges, promises

urlpatterns = [
    path("", promises.promises, name="desk-registry"),
    path("promises/new/", promises.new, name="registry-new"),
    path("promises/<int:pk>/", promises.promise, name="registry-promise"),
    path("promises/<int:pk>/<str:act>/", promises.act, name="registry-act"),
    path("match/", promises.match, name="registry-match"),
    path("pledges/", pledges.pledges, name="registry-pledges"),
    path("pledges/<int:pk>/", pledges.pledge, name="registry-pledge"),
    path("fields/", pledges.fields, name="registry-fields"),
    path("holders/", pledges.holders, name="registry-holders"),
    path("holders/<int:pk>/", pledges.holder, name="registry-holder"),
    path("plans/publish/", plans.publish, name="plans-publish"),
    path("plans/<int:pk>/", plans.plan, name="plan"),
    path("plans/<int:pk>/edit/", plans.edit, name="plan-edit"),
    path("plans/<int:pk>/<str:act>/", plans.act, name="plan-act"),
]
