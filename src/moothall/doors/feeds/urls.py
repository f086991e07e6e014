"""The addresses of feeds, calendars and Popolo, all under their partnership's id; among the site's names."""

from django.urls import path

from moothall.doors.feeds import views

_FEEDS = "<slug:partnership>/feeds"

urlpatterns = [
    path(f"{_FEEDS}/<slug:topic>.atom", views.feed, name="feed"),
    path(f"{_FEEDS}/meetings.ics", views.calendar, name="calendar"),
    path("<slug:partnership>/data/popolo.json", views.popolo, name="popolo"),
    *(
        each
        for scope in ("councils", "bodies", "services")
        for each in (
            path(f"{_FEEDS}/{scope}/<slug:id>/<slug:topic>.atom", views.feed, {"scope": scope}, name="feed"),
            path(
                f"{_FEEDS}/{scope}/<slug:id>/meetings.ics", views.calendar, {"scope": scope}, name="calendar"
            ),
        )
    ),
]
