"""Addresses of the desk; a part adds its own list."""

from django.contrib.auth.views import LoginView, logout_then_login
from django.urls import path

from gongyak.desk.home import views as home

urlpatterns = [
    path("", home.desk, name="desk"),
    path("login/", LoginView.as_view(template_name="desk/login.jinja"), name="login"),
    path("logout/", logout_then_login, name="logout"),
]
