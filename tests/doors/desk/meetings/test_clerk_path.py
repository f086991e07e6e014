"""A clerk's whole path at the desk: from a meeting planned to a decision published and minutes approved."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.doors.desk.browser_form import filled_in
from tests.doors.desk.meetings.meeting_pages import HERE, at, day, of, read, sent
from tests.doors.stored_agreements import text_of
from tests.matters.partnership import MEETING, NAME, new_service, proposed

from moothall.agreement.queries import register_of
from moothall.matters.models import Decision
from moothall.meetings.models import Action, AgendaItem, Meeting, Paper, Vote

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


def planned(clerk: Client) -> Meeting:
    answers = {"body": "joint-committee", "starts_at": "2.30pm", "place": "Town hall"}
    sent(clerk, f"{HERE}plan/", **answers, **day("starts_on", MEETING))
    return Meeting.objects.get()


def agenda(clerk: Client, meeting: Meeting) -> tuple[AgendaItem, AgendaItem]:
    opened, _ = proposed(new_service(), "Share waste")
    sent(clerk, at(meeting, "items/add/"), title="Apologies")
    share = {"title": "Share waste", "matter": opened.slug, "recommendation": "That waste be shared."}
    sent(clerk, at(meeting, "items/add/"), **share)
    first, second = AgendaItem.objects.order_by("position")
    return first, second


def under_way(clerk: Client, settings: Any) -> tuple[Meeting, AgendaItem]:
    """Take a meeting as far as its attendance, on its day."""
    meeting = planned(clerk)
    _, item = agenda(clerk, meeting)
    clerk.post(at(meeting, "publish/"))
    settings.MOOTHALL_TODAY = MEETING
    clerk.post(at(meeting, "do/open/"))
    here = {f"status.{number}": "present" for number in range(4)}
    sent(clerk, at(meeting, "who/"), **here, presiding="0")
    return meeting, item


def test_a_clerk_plans_a_meeting_and_it_is_next_among_theirs(clerk):
    meeting = planned(clerk)

    assert (str(meeting.starts_at), meeting.place) == ("14:30:00", "Town hall")
    listed = read(clerk, "/desk/meetings/")
    assert "21 November 2016" in listed
    shown = read(clerk, at(meeting))
    assert "Give notice of the meeting by 11 November 2016" in shown


def test_one_button_stands_out_and_it_is_what_is_due_next(clerk):
    meeting = planned(clerk)
    before = standing_out(clerk, meeting)
    clerk.post(at(meeting, "do/notice/"))

    assert before == ["Give notice of the meeting"]
    assert standing_out(clerk, meeting) == ["Publish the agenda"]


def test_once_it_was_held_decisions_are_published_before_the_minutes(clerk, settings):
    meeting = planned(clerk)
    _, item = agenda(clerk, meeting)
    sent(clerk, at(meeting, "publish/"))
    settings.MOOTHALL_TODAY = MEETING
    clerk.post(at(meeting, "do/open/"))
    present = {f"status.{number}": "present" for number in range(3)}
    sent(clerk, at(meeting, "who/"), **present, presiding="0")
    sent(clerk, of(item, "vote/"), **{f"vote-{number}": "for" for number in range(3)})
    sent(clerk, of(item, "decide/"), reasons="It saves money.")
    sent(clerk, at(meeting, "close/"), ends_at="15:45")

    before = standing_out(clerk, meeting)
    clerk.post(at(meeting, "decisions/"), {"decision": Decision.objects.get().key})

    assert before == ["Publish the decision"]
    assert standing_out(clerk, meeting) == ["Publish the minutes"]


def test_a_vote_taken_down_by_mistake_is_struck_and_another_is_taken(clerk, settings):
    meeting = planned(clerk)
    _, item = agenda(clerk, meeting)
    sent(clerk, at(meeting, "publish/"))
    settings.MOOTHALL_TODAY = MEETING
    clerk.post(at(meeting, "do/open/"))
    present = {f"status.{number}": "present" for number in range(3)}
    sent(clerk, at(meeting, "who/"), **present, presiding="0")
    sent(clerk, of(item, "vote/"), **{f"vote-{number}": "against" for number in range(3)})
    mistaken = Vote.objects.get()

    asked = sent(clerk, of(item, f"votes/{mistaken.key}/strike/"), because="")
    assert asked.status_code == 400
    shown = text_of(sent(clerk, of(item, f"votes/{mistaken.key}/strike/"), because="Wrong item"))
    assert "and counts for nothing: Wrong item" in shown
    assert "Take a vote" in shown
    assert "Voted on, and not yet decided" not in text_of(clerk.get(at(meeting, "decisions/")))
    assert str(mistaken.key) not in clerk.get(of(item, "decide/")).content.decode()

    sent(clerk, of(item, "vote/"), **{f"vote-{number}": "for" for number in range(3)})
    decide = clerk.get(of(item, "decide/")).content.decode()
    assert str(Vote.objects.exclude(key=mistaken.key).get().key) in decide
    assert "already been struck" in text_of(
        sent(clerk, of(item, f"votes/{mistaken.key}/strike/"), because="Again")
    )


def standing_out(clerk: Client, meeting: Meeting) -> list[str]:
    """Return the words of the green buttons under what is due next."""
    page = clerk.get(at(meeting)).content.decode()
    now = page[page.index('id="now"') : page.index('class="moothall-parts"')]
    return re.findall(r'class="govuk-button"[^>]*>([^<]+)<', now)


def test_items_are_put_in_order_by_buttons_and_by_number(clerk):
    meeting = planned(clerk)
    first, second = agenda(clerk, meeting)

    clerk.post(of(second, "order/"), {"move": "up", "to": "2"})
    assert titles(meeting) == ["Share waste", "Apologies"]
    clerk.post(of(second, "order/"), {"move": "to", "to": "2"})
    assert titles(meeting) == ["Apologies", "Share waste"]
    dragged = clerk.post(
        of(first, "order/"), {"move": "to", "to": "9"}, headers={"accept": "application/json"}
    )

    assert dragged.json() == {"position": 2}


def titles(meeting: Meeting) -> list[str]:
    return list(meeting.items.filter(deleted_at=None).order_by("position").values_list("title", flat=True))


def test_from_the_notice_to_the_variation_and_the_minutes(clerk, settings):
    meeting = planned(clerk)
    _, item = agenda(clerk, meeting)
    assert "Notice is given" in text_of(clerk.post(at(meeting, "do/notice/"), follow=True))
    assert "The agenda is published" in text_of(sent(clerk, at(meeting, "publish/")))

    settings.MOOTHALL_TODAY = MEETING
    clerk.post(at(meeting, "do/open/"))
    here = {f"status.{number}": "present" for number in range(3)} | {"status.3": "apologies"}
    page = sent(clerk, at(meeting, "who/"), **here, presiding="0")
    assert "Quorate: 3 present" in text_of(page)

    votes = {"vote-0": "for", "vote-1": "for", "vote-2": "against"}
    page = text_of(sent(clerk, of(item, "vote/"), **votes, moved_by="Ash", seconded_by="Cedar"))
    assert "Carried by the majority" in page
    assert Vote.objects.get().motion == "That waste be shared."

    page = text_of(sent(clerk, of(item, "decide/"), reasons="It saves money."))
    assert "It is in force at once" in page
    decision = Decision.objects.get()
    assert (decision.outcome, decision.resolved) == ("agreed", "That waste be shared.")
    assert decision.legs.count() == 2

    page = clerk.post(at(meeting, "decisions/"), {"decision": decision.key}, follow=True)
    assert "The variation is recorded as number 2" in text_of(page)
    assert f"/{NAME}/variations/2/" in page.content.decode()
    assert f"/{NAME}/matrix/" in page.content.decode()
    assert register_of(NAME).head == 2

    sent(clerk, of(item, "minute/"), minute="Ash moved it.")
    sent(clerk, at(meeting, "minutes/"), minutes="The meeting began on time.")
    sent(clerk, at(meeting, "actions/add/"), text="Tell the staff", post="chief")
    sent(clerk, at(meeting, "close/"), ends_at="15:45")
    clerk.post(at(meeting, "do/publish-minutes/"))
    sent(clerk, at(meeting, f"actions/{Action.objects.get().key}/done/"), outcome="Told")
    shown = text_of(sent(clerk, at(meeting, "minutes/approve/"), **day("on", date(2016, 12, 12))))
    assert "Approved on 12 December 2016" in shown
    assert "Nothing more is due" in shown
    meeting.refresh_from_db()
    assert (meeting.state, str(meeting.ends_at)) == ("held", "15:45:00")


def test_a_series_shows_its_days_before_any_is_kept(clerk):
    answers = {
        "body": "joint-committee", "title": "Committee", "weekday": "0", "nth": "1", "starts_at": "10:00",
        "months_left_out": ["1"], "places.0.place": "Avon", "places.0.authority": "avon",
        "places.1.place": "Brent", "places.1.authority": "brent",
        **day("starts_on", date(2016, 12, 1)), **day("last", date(2017, 3, 31)),
    }  # fmt: skip
    shown = sent(clerk, f"{HERE}series/", **answers)
    assert "3 meetings" in text_of(shown)
    assert "Monday 5 December 2016 Avon Monday 6 February 2017 Brent Monday 6 March 2017 Avon" in text_of(
        shown
    )
    assert not Meeting.objects.exists()

    again = filled_in(shown.content.decode())
    changed = clerk.post(f"{HERE}series/", {**again, "nth": "2", "do": "plan"})
    assert "12 December 2016" in text_of(changed)
    assert not Meeting.objects.exists()
    clerk.post(f"{HERE}series/", {**again, "do": "plan"})
    assert [(each.place, each.place_authority) for each in Meeting.objects.order_by("starts_on")] == [
        ("Avon", "avon"), ("Brent", "brent"), ("Avon", "avon"),
    ]  # fmt: skip


def test_a_paper_is_laid_changed_kept_back_and_withdrawn(clerk):
    meeting = planned(clerk)
    _, item = agenda(clerk, meeting)

    def file(words: str) -> SimpleUploadedFile:
        return SimpleUploadedFile("report.md", words.encode())

    sent(clerk, at(meeting, f"papers/add/?item={item.key}"), title="Report", file=file("One"))
    paper = Paper.objects.get()
    assert paper.item_id == item.pk
    here = f"papers/{paper.key}/"
    sent(clerk, at(meeting, f"{here}version/"), file=file("Two"), changed_because="A figure was wrong.")
    kept = {"exempt_paragraphs": ["3"], "public_interest": "Prices.", "because": "It names a bidder."}
    shown = text_of(sent(clerk, at(meeting, f"{here}exempt/"), **kept))
    assert "version 2" in shown
    assert "Exempt: paragraph 3" in shown
    assert "agenda.pdf" in clerk.get(at(meeting)).content.decode()
    shown = text_of(sent(clerk, at(meeting, f"{here}withdraw/"), because="It was the wrong one."))
    assert "No paper is laid before this meeting yet" in shown


def test_a_tie_asks_for_the_casting_vote_and_keeps_what_was_ticked(clerk, settings):
    _, item = under_way(clerk, settings)
    votes = {"vote-0": "for", "vote-1": "for", "vote-2": "against", "vote-3": "against"}

    tied = sent(clerk, of(item, "vote/"), **votes)
    assert tied.status_code == 400
    assert "The vote is tied, and the chair has a casting vote" in text_of(tied)
    assert 'id="vote-2-against" name="vote-2" value="against" checked' in " ".join(
        tied.content.decode().split()
    )
    assert not Vote.objects.exists()

    carried = sent(clerk, of(item, "vote/"), **votes, casting_vote="for")
    assert "The chair gives a casting vote for it" in text_of(carried)


def test_whoever_withdrew_is_not_asked_how_they_voted_and_the_reason_is_shown(clerk, settings):
    meeting, item = under_way(clerk, settings)
    declared = {
        "person": "Dale",
        "item": str(item.key),
        "interest": "disclosable_pecuniary",
        "withdrew": "yes",
    }
    sent(clerk, at(meeting, "who/interest/"), **declared)

    shown = read(clerk, of(item, "vote/"))

    assert "Dale: withdrew, having declared an interest" in shown
    assert 'name="vote-3"' not in clerk.get(of(item, "vote/")).content.decode()


def test_hands_are_counted_and_councils_vote_as_one(clerk, settings):
    _, item = under_way(clerk, settings)
    hands = {"method": "show_of_hands", "for": "3", "against": "0", "abstain": "1"}
    shown = text_of(sent(clerk, of(item, "vote/?method=show_of_hands"), **hands))
    assert "3 for, 0 against, 1 abstained" in shown

    councils = {f"vote-{place}": choice for place, choice in enumerate(("for", "for", "for", "against"))}
    sent(clerk, of(item, "vote/?method=by_council"), **councils)
    assert [each["choice"] for each in Vote.objects.get(method="by_council").councils] == ["for", "abstain"]


def test_somebody_leaves_and_the_quorum_is_told_for_the_items_after(clerk, settings):
    meeting, item = under_way(clerk, settings)
    for person in ("Cedar", "Dale"):
        left = {"person": person, "way": "left", "item": str(item.position)}
        page = sent(clerk, at(meeting, "who/came-or-left/"), **left)

    assert "At item 2. Share waste: Not quorate" in text_of(page)
