"""The addresses of what meetings give out, all under their partnership's id."""

from django.urls import include, path

from moothall.doors.site import papers

_MEETING = "<slug:partnership>/meetings/<uuid:key>"

urlpatterns = [
    path("<slug:partnership>/papers/<uuid:key>/<int:number>/", papers.paper, name="paper"),
    path(f"{_MEETING}/agenda.pdf", papers.agenda_pdf, name="agenda_pdf"),
    path(f"{_MEETING}/agenda-in-full.pdf", papers.agenda_pdf, {"in_full": True}, name="agenda_in_full_pdf"),
    path(f"{_MEETING}/minutes.pdf", papers.minutes_pdf, name="minutes_pdf"),
    path(
        f"{_MEETING}/minutes-in-full.pdf", papers.minutes_pdf, {"in_full": True}, name="minutes_in_full_pdf"
    ),
    path("<slug:partnership>/forward-plan.pdf", papers.forward_plan_pdf, name="forward_plan_pdf"),
    path("<slug:partnership>/decisions.pdf", papers.decisions_pdf, name="decisions_pdf"),
    path("<slug:partnership>/decisions/<slug:slug>/notice.pdf", papers.notice_pdf, name="notice_pdf"),
    path("", include("moothall.doors.feeds.urls")),
]
