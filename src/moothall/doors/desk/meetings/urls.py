"""Which page of the desk about meetings answers which address."""

from django.urls import path

from moothall.doors.desk.meetings import (
    agenda,
    attendance,
    calendar,
    decisions,
    meeting,
    meeting_lifecycle,
    minutes,
    papers,
    series,
    votes,
)

HERE = "meetings/<slug:partnership>/"
ONE = f"{HERE}<uuid:key>/"
ITEM = f"{ONE}items/<uuid:item>/"
PAPER = f"{ONE}papers/<uuid:paper>/"

urlpatterns = [
    path("meetings/", calendar.meetings, name="meetings"),
    path(f"{HERE}plan/", calendar.plan, name="plan_meeting"),
    path(f"{HERE}series/", series.series, name="plan_series"),
    path(ONE, meeting.meeting_desk, name="meeting_desk"),
    path(f"{ONE}do/<slug:how>/", meeting.step, name="meeting_step"),
    path(f"{ONE}publish/", meeting_lifecycle.publish_agenda, name="publish_agenda"),
    path(f"{ONE}move/", meeting_lifecycle.move, name="move_meeting"),
    path(f"{ONE}cancel/", meeting_lifecycle.cancel, name="cancel_meeting"),
    path(f"{ONE}adjourn/", meeting_lifecycle.adjourn, name="adjourn_meeting"),
    path(f"{ONE}close/", meeting_lifecycle.close, name="close_meeting"),
    path(f"{ONE}items/add/", agenda.add, name="add_item"),
    path(ITEM, meeting.item_desk, name="item_desk"),
    path(f"{ITEM}change/", agenda.change, name="change_item"),
    path(f"{ITEM}withdraw/", agenda.withdraw, name="withdraw_item"),
    path(f"{ITEM}order/", agenda.order, name="order_item"),
    path(f"{ITEM}vote/", votes.vote, name="take_vote"),
    path(f"{ITEM}votes/<uuid:vote>/strike/", votes.strike, name="strike_vote"),
    path(f"{ITEM}decide/", decisions.decide_item, name="decide_item"),
    path(f"{ITEM}minute/", minutes.minute, name="minute_item"),
    path(f"{ONE}papers/add/", papers.add, name="add_paper"),
    path(f"{PAPER}version/", papers.replace, name="replace_paper"),
    path(f"{PAPER}exempt/", papers.exempt, name="exempt_paper"),
    path(f"{PAPER}withdraw/", papers.withdraw, name="withdraw_paper"),
    path(f"{ONE}who/", attendance.book, name="attendance"),
    path(f"{ONE}who/came-or-left/", attendance.come_or_leave, name="came_or_left"),
    path(f"{ONE}who/interest/", attendance.declare, name="declare_interest"),
    path(f"{ONE}decisions/", decisions.decisions, name="decisions_desk"),
    path(f"{ONE}minutes/", minutes.minutes, name="write_minutes"),
    path(f"{ONE}minutes/approve/", minutes.approve, name="approve_minutes"),
    path(f"{ONE}actions/add/", minutes.action, name="add_action"),
    path(f"{ONE}actions/<uuid:action>/done/", minutes.finish, name="finish_action"),
]
