"""Addresses of one's own account."""

from django.urls import path

from gongyak.desk.account import factors, views

urlpatterns = [
    path("", views.account, name="account"),
    path("password/", views.password, name="account-password"),
    path("sessions/end/", views.end_other, name="account-sessions-end"),
    path("app/", factors.app, name="account-app"),
    path("passkey/", factors.passkey, name="account-passkey"),
    path("codes/", factors.codes, name="account-codes"),
    path("factors/<int:factor>/remove/", factors.remove, name="account-factor-remove"),
]
