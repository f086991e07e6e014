"""Which page of the desk about meetings answers which address."""

from django.urls import path

from moothall.doors.desk.meetings import (
    agenda,
    deciding,
    item,
    minutes,
    panel,
    papers,
    planning,
    publishing,
    series,
    steps,
    striking,
    voting,
    who,
)

HERE = "meetings/<slug:partnership>/"
ONE = f"{HERE}<uuid:key>/"
ITEM = f"{ONE}items/<uuid:item>/"
PAPER = f"{ONE}papers/<uuid:paper>/"

urlpatterns = [
    path("meetings/", planning.meetings, name="meetings"),
    path(f"{HERE}plan/", planning.plan, name="plan_meeting"),
    path(f"{HERE}series/", series.series, name="plan_series"),
    path(ONE, panel.meeting_desk, name="meeting_desk"),
    path(f"{ONE}do/<slug:how>/", panel.step, name="meeting_step"),
    path(f"{ONE}publish/", steps.publish_agenda, name="publish_agenda"),
    path(f"{ONE}move/", steps.move, name="move_meeting"),
    path(f"{ONE}cancel/", steps.cancel, name="cancel_meeting"),
    path(f"{ONE}adjourn/", steps.adjourn, name="adjourn_meeting"),
    path(f"{ONE}close/", steps.close, name="close_meeting"),
    path(f"{ONE}items/add/", agenda.add, name="add_item"),
    path(ITEM, item.item_desk, name="item_desk"),
    path(f"{ITEM}change/", agenda.change, name="change_item"),
    path(f"{ITEM}withdraw/", agenda.withdraw, name="withdraw_item"),
    path(f"{ITEM}order/", agenda.order, name="order_item"),
    path(f"{ITEM}vote/", voting.vote, name="take_vote"),
    path(f"{ITEM}votes/<uuid:vote>/strike/", striking.strike, name="strike_vote"),
    path(f"{ITEM}decide/", deciding.decide_item, name="decide_item"),
    path(f"{ITEM}minute/", minutes.minute, name="minute_item"),
    path(f"{ONE}papers/add/", papers.add, name="add_paper"),
    path(f"{PAPER}version/", papers.replace, name="replace_paper"),
    path(f"{PAPER}exempt/", papers.exempt, name="exempt_paper"),
    path(f"{PAPER}withdraw/", papers.withdraw, name="withdraw_paper"),
    path(f"{ONE}who/", who.book, name="attendance"),
    path(f"{ONE}who/came-or-left/", who.coming, name="came_or_left"),
    path(f"{ONE}who/interest/", who.declare, name="declare_interest"),
    path(f"{ONE}decisions/", publishing.decisions, name="decisions_desk"),
    path(f"{ONE}minutes/", minutes.minutes, name="write_minutes"),
    path(f"{ONE}minutes/approve/", minutes.approve, name="approve_minutes"),
    path(f"{ONE}actions/add/", minutes.action, name="add_action"),
    path(f"{ONE}actions/<uuid:action>/done/", minutes.finish, name="finish_action"),
]
