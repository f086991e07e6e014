"""Which page of the desk answers which address."""

from django.urls import URLPattern

app_name = "desk"
urlpatterns: list[URLPattern] = []
