"""Which page or file about meetings, matters and decisions answers which address."""

from django.urls import path

from moothall.doors.site.meetings import (
    calendar,
    decision_list,
    decision_page,
    forward_plan,
    matters,
    meeting_page,
    papers,
)

HERE = "<slug:partnership>"
MEETING = f"{HERE}/meetings/<uuid:key>"

urlpatterns = [
    path(f"{HERE}/papers/<uuid:key>/<int:number>/", papers.paper, name="paper"),
    path(f"{MEETING}/agenda.pdf", papers.agenda_pdf, name="agenda_pdf"),
    path(f"{MEETING}/agenda-in-full.pdf", papers.agenda_pdf, {"in_full": True}, name="agenda_in_full_pdf"),
    path(f"{MEETING}/minutes.pdf", papers.minutes_pdf, name="minutes_pdf"),
    path(f"{MEETING}/minutes-in-full.pdf", papers.minutes_pdf, {"in_full": True}, name="minutes_in_full_pdf"),
    path(f"{HERE}/forward-plan.pdf", papers.forward_plan_pdf, name="forward_plan_pdf"),
    path(f"{HERE}/decisions.pdf", papers.decisions_pdf, name="decisions_pdf"),
    path(f"{HERE}/decisions/<slug:slug>/notice.pdf", papers.notice_pdf, name="notice_pdf"),
    path(f"{HERE}/meetings/", calendar.meetings, name="meetings"),
    path(f"{HERE}/meetings/<uuid:key>/", meeting_page.meeting_page, name="meeting"),
    path(f"{HERE}/issues/", matters.issues, name="issues"),
    path(f"{HERE}/issues/<slug:slug>/", matters.issue_page, name="issue"),
    path(f"{HERE}/decisions/", decision_list.decisions, name="taken"),
    path(f"{HERE}/decisions/decisions.csv", decision_list.decisions_csv, name="taken_csv"),
    path(f"{HERE}/decisions/decisions.xlsx", decision_list.decisions_xlsx, name="taken_xlsx"),
    path(f"{HERE}/decisions/<slug:slug>/", decision_page.decision_page, name="decision"),
    path(f"{HERE}/forward-plan/", forward_plan.plan, name="forward_plan"),
    path(f"{HERE}/forward-plan/forward-plan.csv", forward_plan.plan_csv, name="forward_plan_csv"),
]
