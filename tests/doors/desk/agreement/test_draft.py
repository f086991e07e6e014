"""Drafting: what is kept, what is said of a mistake, what happens when somebody else was first."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.accounts.partnership import NAME, PASSWORD, varied
from tests.doors.desk.browser_form import filled_in
from tests.doors.desk.drafts import DECISION, begun, day, drafted, record, step, summary_of, words_of

from moothall.agreement.core.terms import Participation
from moothall.agreement.files import read_agreement
from moothall.agreement.queries import draft as draft_row
from moothall.agreement.queries import drafts_of, register_of
from moothall.audit.queries import events
from moothall.refusals import Invalid

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

Desk = Callable[..., Client]


def test_a_draft_is_kept_at_every_step_and_can_be_taken_up_again(clerk: Client) -> None:
    draft = begun(clerk, "leave-service")
    step(clerk, draft, "leave-service", {}, "brent-legal")

    assert draft_row(draft).body == {"end": [{"term": "brent-legal"}]}
    assert f'href="/desk/drafts/{draft}/"' in clerk.get("/desk/").content.decode()
    assert "Brent in legal" in words_of(clerk.get(f"/desk/drafts/{draft}/"))


def test_one_decision_can_do_several_things(clerk: Client) -> None:
    draft = begun(clerk, "add-service")
    step(clerk, draft, "add-service", {"name": "Planning"})

    page = clerk.get(f"/desk/drafts/{draft}/add/join-service/").content.decode()
    assert "Planning (added by this draft)" in page
    step(clerk, draft, "join-service", {"authority": "cam", "service": "planning"})
    clerk.post(f"/desk/drafts/{draft}/decision/", DECISION)

    record(clerk, draft)
    assert "cam-planning" in register_of(NAME).histories


def test_a_council_can_leave_several_services_by_one_decision(clerk: Client) -> None:
    draft = drafted(clerk, "leave-service", {}, "avon-legal", "brent-legal")

    record(clerk, draft)

    from datetime import date

    assert register_of(NAME).state(date(2016, 12, 1)).of(Participation) == ()


def test_a_step_can_be_answered_otherwise_and_taken_out(clerk: Client) -> None:
    draft = begun(clerk, "join-service")
    step(clerk, draft, "join-service", {"authority": "cam", "service": "legal"})
    address = f"/desk/drafts/{draft}/steps/add/0/"

    page = clerk.get(address)
    assert 'value="cam" checked' in page.content.decode()
    clerk.post(address, {"authority": "cam", "service": "waste"})
    [answered] = draft_row(draft).body["add"]
    assert (answered["service"], answered["id"]) == ("waste", "cam-legal")

    clerk.post(f"{address}remove/")
    assert draft_row(draft).body == {}


def test_conditions_that_are_sent_as_they_stood_keep_their_sources(clerk: Client) -> None:
    draft = begun(clerk, "change-part")
    step(
        clerk,
        draft,
        "change-part",
        {"set.conditions.1.id": "", "set.conditions.1.text": "Staff are asked."},
        "avon-legal",
    )

    [change] = draft_row(draft).body["change"]
    [first, second] = change["set"]["conditions"]
    assert first == {"id": "review", "text": "It is reviewed each year.", "source": [{"document": "Deed"}]}
    assert second == {"id": "staff-are-asked", "text": "Staff are asked."}
    assert change["set"].keys() == {"conditions"}


def test_a_row_whose_words_are_taken_out_is_taken_out(clerk: Client) -> None:
    draft = begun(clerk, "change-part")
    gone = {"set.conditions.0.text": "", "set.conditions.0.source.0.document": ""}
    step(clerk, draft, "change-part", gone, "avon-legal")

    assert draft_row(draft).body["change"] == [{"term": "avon-legal", "set": {"conditions": []}}]


def test_add_another_gives_another_row_without_saving_anything(clerk: Client) -> None:
    draft = begun(clerk, "set-up-body")

    answer = step(clerk, draft, "set-up-body", {"name": "Board", "add_row": "members"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="members.1.person"' in page
    assert 'value="Board"' in page
    assert draft_row(draft).body == {}


@pytest.mark.parametrize(
    ("intent", "given", "anchor", "message"),
    [
        ("join-service", {"authority": "cam"}, "service", "Service is missing"),
        (
            "record-target",
            {"name": "Target", "amount_pence": "lots"},
            "amount_pence",
            "'lots' is not an amount in pounds. Write it like £1,234.56, 1234.5, -12 or (12.50).",
        ),
        (
            "join-service",
            {"authority": "cam", "service": "legal", **day("from", "2016-02-30")},
            "from-day",
            "“30 2 2016” is not a day of the calendar. Check the month and the day.",
        ),
        (
            "join-service",
            {"authority": "cam", "service": "legal", **day("from", "16-2-1")},
            "from-day",
            "“1 2 16” is not a day. Write the day, the month and all four figures of the year",
        ),
        (
            "join-service",
            {"authority": "cam", "service": "legal", **day("from", "--7")},
            "from-day",
            "From has no month and no year. Write the day, the month and all four figures of the year",
        ),
        (
            "acquire-holding",
            {"authority": "brent", "company": "wastco", "share": "half"},
            "share",
            "“half” is not a fraction. Write a quarter as 1/4.",
        ),
        (
            "join-service",
            {"authority": "cam", "service": "no-such"},
            "service",
            "No service has the id “no-such”.",
        ),
    ],
)
def test_a_mistake_is_named_beside_its_field(
    clerk: Client, intent: str, given: dict[str, str], anchor: str, message: str
) -> None:
    answer = step(clerk, begun(clerk, intent), intent, given)

    assert answer.status_code == 400
    [(at, said)] = summary_of(answer)
    assert at == anchor
    assert message.rstrip(".") in said.replace("&#39;", "'")


def test_the_form_says_of_a_mistake_what_a_file_is_told_of_it(clerk: Client, tmp_path: object) -> None:
    answer = step(
        clerk,
        begun(clerk, "acquire-holding"),
        "acquire-holding",
        {"authority": "brent", "company": "wastco", "share": "half"},
    )
    from pathlib import Path

    file = Path(str(tmp_path)) / "agreement.yaml"
    file.write_text(
        "moothall: 1\npartnership: {id: test, name: Test}\nvariations:\n"
        "  - {id: one, title: One, decided: 2016-01-01, effective: 2016-01-01, add: "
        "[{kind: holding, id: h, authority: brent, company: wastco, share: half}]}\n"
    )

    with pytest.raises(Invalid) as refused:
        read_agreement(file)

    [fault] = [each for each in refused.value.faults if each.field.endswith("share")]
    [(_, said)] = summary_of(answer)
    assert said.startswith(fault.message)
    assert fault.fix in said


def test_a_decision_that_is_still_to_come_cannot_be_recorded_as_taken(clerk: Client) -> None:
    draft = begun(clerk, "leave-service")
    step(clerk, draft, "leave-service", {}, "brent-legal")
    to_come = DECISION | {"decided-day": "23"}

    answer = clerk.post(f"/desk/drafts/{draft}/decision/", to_come)

    [(at, said)] = summary_of(answer)
    assert at == "decided-day"
    assert said.startswith("Decided on is 23 November 2016, which is still to come")
    assert (
        clerk.post(f"/desk/drafts/{draft}/decision/", to_come | {"decided_is": "expected"}).status_code == 302
    )


def test_what_is_recorded_is_what_was_read(desk_of: Desk) -> None:
    director, clerk = desk_of("chief-executive"), desk_of("clerk")
    draft = drafted(director, "leave-service", {}, "brent-legal")
    read = filled_in(clerk.get(f"/desk/drafts/{draft}/check/").content.decode())
    step(director, draft, "leave-service", {}, "avon-legal")

    refused = clerk.post(f"/desk/drafts/{draft}/record/", read)

    assert refused.status_code == 409
    assert "The draft is no longer what you read" in words_of(refused)
    assert "Avon in legal" in words_of(refused)
    assert register_of(NAME).head == 1
    assert record(clerk, draft).status_code == 302


def test_what_was_typed_is_there_again_after_signing_in(clerk: Client) -> None:
    draft = begun(clerk, "leave-service")
    address = f"/desk/drafts/{draft}/decision/"
    expired = Client()
    expired.cookies["sessionid"] = "0" * 32

    sent_away = expired.post(address, {"title": "Typed for an hour", "decided-day": "31"})
    assert sent_away["Location"] == f"/accounts/login/?next={address}"
    signed_in = expired.post(sent_away["Location"], {"login": "clerk@moothall.example", "password": PASSWORD})
    assert signed_in["Location"] == address

    page = expired.get(address)
    assert filled_in(page.content.decode())["title"] == ["Typed for an hour"]
    assert filled_in(page.content.decode())["decided-day"] == ["31"]
    assert "You were signed out before this was saved" in words_of(page)
    assert draft_row(draft).body == {}
    assert filled_in(expired.get(address).content.decode())["title"] == [""]


def test_a_draft_that_contradicts_the_agreement_says_so_before_it_can_be_recorded(clerk: Client) -> None:
    draft = drafted(clerk, "join-service", {"authority": "brent", "service": "legal"})

    check = clerk.get(f"/desk/drafts/{draft}/check/")

    assert "overlaps “Brent in legal”" in words_of(check)
    assert "Record this variation" not in words_of(check)
    assert record(clerk, draft)["Location"].endswith("/check/")
    assert register_of(NAME).head == 1


def test_the_check_tells_what_changes_before_and_after(clerk: Client) -> None:
    draft = drafted(clerk, "change-part", {"set.as": "host"}, "avon-legal")

    words = words_of(clerk.get(f"/desk/drafts/{draft}/check/"))

    assert "From 1 December 2016" in words
    assert "Avon in legal" in words
    assert "As: member As: host" in words
    assert "as: host" in words.partition("Show it as a file holds it")[2]


def test_the_check_tells_which_findings_begin(clerk: Client) -> None:
    draft = drafted(clerk, "end-post", {}, "section-151-officer")

    words = words_of(clerk.get(f"/desk/drafts/{draft}/check/"))

    assert "Findings that would begin" in words
    assert "A-02" in words


def test_a_decision_older_than_the_register_becomes_known_on_the_day_it_is_recorded(clerk: Client) -> None:
    varied("later", after=1, end=[{"term": "brent-legal"}])
    draft = drafted(
        clerk, "join-service", {"authority": "cam", "service": "legal"}, **day("decided", "2016-05-01")
    )

    record(clerk, draft)

    variation = register_of(NAME).entry(3).variation
    assert (variation.decided.isoformat(), variation.known_on.isoformat()) == ("2016-05-01", "2016-11-22")


def test_of_two_clerks_at_once_one_records_and_the_other_is_told_what_changed(desk_of: Desk) -> None:
    first, second = desk_of("clerk"), desk_of("monitoring-officer")
    mine = drafted(first, "leave-service", {}, "brent-legal", title="Brent leaves")
    theirs = drafted(second, "join-service", {"authority": "cam", "service": "legal"})
    record(first, mine)

    refused = record(second, theirs)

    assert refused.status_code == 409
    assert "It was not recorded" in words_of(refused)
    assert "Brent leaves" in words_of(refused)
    assert register_of(NAME).head == 2

    second.post(f"/desk/drafts/{theirs}/carry-on/")
    assert record(second, theirs).status_code == 302
    assert register_of(NAME).head == 3


def test_a_draft_that_fell_behind_is_due_on_the_first_page(clerk: Client) -> None:
    drafted(clerk, "join-service", {"authority": "cam", "service": "legal"})
    varied("meanwhile", after=1, end=[{"term": "brent-legal"}])

    words = words_of(clerk.get("/desk/"))

    assert "Check your draft “Something is decided”" in words
    assert "1 variation recorded since you began it" in words


def test_a_draft_is_discarded_only_when_that_is_confirmed(clerk: Client) -> None:
    draft = drafted(clerk, "leave-service", {}, "brent-legal")

    assert "It cannot be brought back" in words_of(clerk.get(f"/desk/drafts/{draft}/discard/"))
    assert len(drafts_of(NAME)) == 1
    clerk.post(f"/desk/drafts/{draft}/discard/")

    assert drafts_of(NAME) == []
    assert clerk.get(f"/desk/drafts/{draft}/").status_code == 404


def test_the_audit_trail_says_who_recorded_and_as_which_post(clerk: Client) -> None:
    record(clerk, drafted(clerk, "leave-service", {}, "brent-legal"))

    event = events(action="agreement.varied").events[0]

    assert event.actor == "clerk@moothall.example"
    assert event.facts["as_post"] == "Democratic Services Manager (Avon)"


def test_hostile_text_is_shown_as_text(clerk: Client) -> None:
    hostile = "<script>alert('x')</script> & “friends”"
    draft = drafted(clerk, "add-service", {"name": hostile}, title=hostile, reason=hostile)

    for page in ("", "check/", "decision/", "steps/add/0/"):
        assert "<script>alert" not in clerk.get(f"/desk/drafts/{draft}/{page}").content.decode()


@pytest.mark.parametrize("nonsense", ["steps/add/7/", "steps/sideways/0/", "add/no-such-intent/"])
def test_an_address_that_leads_nowhere_says_so(clerk: Client, nonsense: str) -> None:
    draft = begun(clerk, "leave-service")

    assert clerk.get(f"/desk/drafts/{draft}/{nonsense}").status_code == 404
