"""What cannot be done about a meeting is said in words beside what was typed, and nothing typed is lost."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.doors.desk.meetings.meeting_pages import HERE, at, day, of, read, sent
from tests.doors.stored_agreements import text_of
from tests.matters.partnership import ASH, BEECH, CEDAR, CLERK, MEETING, new_service, planned, proposed
from tests.matters.partnership import at as on_day
from tests.matters.partnership import under_way as item_under_way

from moothall.meetings.models import AgendaItem, Attendance, Meeting, Paper
from moothall.meetings.operations import add_item, publish_agenda

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


@pytest.fixture
def meeting(clerk: Any) -> Meeting:
    return planned("joint-committee")


def test_a_day_that_is_none_and_a_time_that_is_none_are_said_beside_them(clerk):
    answers = {"body": "joint-committee", "starts_at": "teatime", "place": "Town hall"}
    page = sent(clerk, f"{HERE}plan/", **answers, **day("starts_on", MEETING))

    assert page.status_code == 400
    assert "“teatime” is not a time. Write it as 10:30 or 2.30pm" in text_of(page)
    assert 'value="Town hall"' in page.content.decode()
    wrong = sent(clerk, f"{HERE}plan/", **answers, **{"starts_on-day": "31", "starts_on-month": "2"})
    assert "Enter a real day" in text_of(wrong)


@pytest.mark.parametrize(("first", "last"), [(1, 9), (2016, 9999), (2016, 2199), (2017, 2016)])
def test_a_series_that_reaches_too_far_is_refused_and_not_worked_out(clerk, first, last):
    days = {**day("starts_on", date(first, 1, 1)), **day("last", date(last, 12, 31))}
    rule = {"body": "joint-committee", "title": "Kept words", "weekday": "0", "every_weeks": "1"}

    page = sent(clerk, f"{HERE}series/", **rule, **days, starts_at="10:00")

    assert page.status_code == 400
    assert "There is a problem" in text_of(page)
    assert 'value="Kept words"' in page.content.decode()


def test_an_answer_that_was_not_offered_is_refused(clerk):
    page = sent(clerk, f"{HERE}plan/", body="brent-cabinet", **day("starts_on", MEETING))

    assert page.status_code == 400
    assert "Choose one of those offered" in text_of(page)


def test_an_exempt_item_without_its_reason_keeps_what_was_typed(clerk, meeting):
    answers = {"title": "Prices", "purpose": "To choose a bidder", "exempt_paragraphs": ["3"]}
    page = sent(clerk, at(meeting, "items/add/"), **answers)

    assert page.status_code == 400
    assert "There is a problem" in text_of(page)
    assert "in the public interest more than publishing it" in text_of(page)
    assert "To choose a bidder" in page.content.decode()
    assert not AgendaItem.objects.exists()


def test_a_late_agenda_asks_for_the_chairs_reasons(clerk, meeting, settings):
    add_item(meeting=meeting, title="One", acting=CLERK)
    settings.MOOTHALL_TODAY = MEETING.replace(day=18)
    assert "Too late" in read(clerk, at(meeting))
    shown = read(clerk, at(meeting, "publish/"))
    assert "It is too late for this agenda" in shown

    assert "Answer “The chair’s special reasons" in text_of(sent(clerk, at(meeting, "publish/")))
    sent(clerk, at(meeting, "publish/"), late_because="The flood")
    assert AgendaItem.objects.get().late_because == "The flood"


def test_an_empty_agenda_is_not_published(clerk, meeting):
    page = sent(clerk, at(meeting, "publish/"))

    assert page.status_code == 400
    assert "There is nothing on the agenda. Add an item first" in text_of(page)


@pytest.mark.parametrize("how", ["open", "publish-minutes"])
def test_a_step_out_of_turn_is_told_on_the_meetings_own_page(clerk, meeting, how):
    page = clerk.post(at(meeting, f"do/{how}/"))

    assert page.status_code == 409
    assert "There is a problem" in text_of(page)
    assert clerk.post(at(meeting, "do/dance/")).status_code == 404


def test_a_place_that_is_no_number_is_told(clerk, meeting):
    item = add_item(meeting=meeting, title="One", acting=CLERK)

    page = clerk.post(of(item, "order/"), {"move": "to", "to": "first"})

    assert page.status_code == 400
    assert "Enter a whole number" in text_of(page)


def test_a_file_that_is_not_a_paper_is_refused_in_words(clerk, meeting):
    given = {"title": "Report", "file": SimpleUploadedFile("report.docx", b"MZ\x00\x00 not a document")}
    page = sent(clerk, at(meeting, "papers/add/"), **given)

    assert page.status_code == 400
    assert "“report.docx”" in text_of(page)
    assert 'value="Report"' in page.content.decode()
    assert "Choose a file" in text_of(sent(clerk, at(meeting, "papers/add/"), title="Report", file=""))
    assert not Paper.objects.exists()


def test_a_substitute_for_nobody_and_a_name_without_a_word_are_said_in_their_rows(clerk, meeting):
    rows = {"status.0": "present", "person.4": "Fir", "authority.4": "avon", "status.4": "substitute"}
    page = sent(clerk, at(meeting, "who/"), **rows)
    assert page.status_code == 400
    assert "Fir is a substitute for nobody" in text_of(page)
    assert 'value="Fir"' in page.content.decode()
    assert 'href="#substitute_for-4"' in page.content.decode()

    page = sent(clerk, at(meeting, "who/"), **{"person.4": "Fir"})
    assert "Say whether Fir is present" in text_of(page)
    page = sent(clerk, at(meeting, "who/"), **{"status.4": "present"})
    assert "Enter the name" in text_of(page)
    assert not Attendance.objects.exists()
    sent(clerk, at(meeting, "who/"), **{**rows, "status.1": "apologies", "substitute_for.4": "Beech"})
    assert Attendance.objects.get(person="Fir").substitute_for == "Beech"


def test_apologies_beforehand_forecast_the_quorum(clerk, meeting):
    away = {"status.1": "apologies", "status.3": "apologies"}
    page = sent(clerk, at(meeting, "who/"), **away)

    assert "Expected: Not quorate: 2 expected" in text_of(page)


def test_a_vote_not_given_is_asked_for_and_too_many_hands_are_refused(at_desk, clerk, settings):
    settings.MOOTHALL_TODAY = MEETING
    item = item_under_way("joint-committee", people=(ASH, BEECH, CEDAR))
    page = sent(clerk, of(item, "vote/"), motion="That it be so", **{"vote-0": "for"})
    assert "Say how Beech voted. Or that they abstained" in text_of(page)
    assert "That it be so" in page.content.decode()

    hands = {"motion": "That it be so", "for": "9", "method": "show_of_hands"}
    page = sent(clerk, of(item, "vote/?method=show_of_hands"), **hands)
    assert "9 hands were counted, but 3 may vote" in text_of(page)
    assert 'value="9"' in page.content.decode()


def test_a_decision_against_the_vote_is_refused(clerk, settings):
    settings.MOOTHALL_TODAY = MEETING
    opened, _ = proposed(new_service(), "Share waste")
    item = item_under_way("joint-committee", matter=opened.slug)
    votes = {f"vote-{place}": "against" for place in range(4)}
    sent(clerk, of(item, "vote/"), motion="That it be so", **votes)

    page = sent(clerk, of(item, "decide/"), outcome="agreed", resolved="That it be so", reasons="Kept words")

    assert page.status_code == 400
    assert "The vote was lost, so it cannot be recorded as agreed" in text_of(page)
    assert "Kept words" in page.content.decode()


@pytest.mark.parametrize(
    "page", ["", "publish/", "who/", "items/add/", "papers/add/", "decisions/", "do/open/"]
)
def test_a_clerk_of_another_council_is_told_who_could(at_desk, page):
    stranger = at_desk("brent-clerk")
    meeting = planned("avon-cabinet")

    answer = stranger.post(at(meeting, page))

    assert answer.status_code == 403
    assert "Clerk (Avon)" in text_of(answer)


@pytest.mark.parametrize("address", ["/desk/meetings/", f"{HERE}plan/", f"{HERE}series/"])
def test_a_councillor_runs_no_meeting(at_desk, address):
    councillor = at_desk("leader")
    meeting = planned("joint-committee")

    assert councillor.get(address).status_code == 403
    assert councillor.get(at(meeting)).status_code == 403
    assert "Meetings" not in read(councillor, "/desk/")


@pytest.mark.parametrize("items", [0, 1, 12])
def test_the_meetings_page_asks_the_same_few_questions_however_long_the_agenda(clerk, meeting, items):
    for number in range(items):
        add_item(meeting=meeting, title=f"Item {number}", acting=CLERK)
    clerk.get(at(meeting))

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert clerk.get(at(meeting)).status_code == 200

    assert len(asked) <= 20


def test_what_is_due_is_on_the_first_page_of_the_desk(clerk, meeting):
    shown = read(clerk, "/desk/")

    assert "Publish the agenda of Joint Committee, 21 November 2016" in shown
    assert at(meeting) in clerk.get("/desk/").content.decode()


def test_a_late_item_needs_the_chairs_reasons(clerk, meeting):
    add_item(meeting=meeting, title="One", acting=CLERK)
    publish_agenda(meeting=meeting, at=on_day(MEETING.replace(day=8)), acting=CLERK)

    page = sent(clerk, at(meeting, "items/add/"), title="Flood")
    assert "Answer “The chair’s special reasons" in text_of(page)
    sent(clerk, at(meeting, "items/add/"), title="Flood", late_because="It rained")
    assert AgendaItem.objects.get(title="Flood").is_late
