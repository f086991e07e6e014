"""Which page about meetings, matters and decisions answers which address."""

from django.urls import path

from moothall.doors.site.meetings import calendar, decided, matters, one, planned, taken

HERE = "<slug:partnership>"

urlpatterns = [
    path(f"{HERE}/meetings/", calendar.meetings, name="meetings"),
    path(f"{HERE}/meetings/<uuid:key>/", one.meeting_page, name="meeting"),
    path(f"{HERE}/issues/", matters.issues, name="issues"),
    path(f"{HERE}/issues/<slug:slug>/", matters.issue_page, name="issue"),
    path(f"{HERE}/decisions/", taken.decisions, name="taken"),
    path(f"{HERE}/decisions/decisions.csv", taken.decisions_csv, name="taken_csv"),
    path(f"{HERE}/decisions/decisions.xlsx", taken.decisions_xlsx, name="taken_xlsx"),
    path(f"{HERE}/decisions/<slug:slug>/", decided.decision_page, name="decision"),
    path(f"{HERE}/forward-plan/", planned.plan, name="forward_plan"),
    path(f"{HERE}/forward-plan/forward-plan.csv", planned.plan_csv, name="forward_plan_csv"),
]
