"""From a draft to a variation at the desk: put forward, decided, published, called in, in force."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.acting import operator
from tests.doors.desk.browser_form import filled_in
from tests.matters.partnership import MEETING, NAME, decided, issue, joining, part

from moothall.agreement.operations import save_draft
from moothall.agreement.queries import drafts_of, register_of
from moothall.matters.models import CallIn, Decision, Issue
from moothall.matters.operations import put_forward
from moothall.meetings.models import Notice

HERE = f"/desk/matters/{NAME}/"
AtDesk = Callable[[str], Client]

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


def draft(by: str, **steps: Any) -> int:
    body = {"title": "Avon joins legal", "effective": MEETING.isoformat(), "add": [part("avon")], **steps}
    return save_draft(partnership=NAME, body=body, after=1, acting=operator(by), title="Avon joins legal")


def sent(client: Client, address: str, **answers: Any) -> Any:
    given = filled_in(client.get(address).content.decode()) | answers
    return client.post(address, given, follow=True)


def read(response: Any) -> str:
    return response.content.decode()


@pytest.fixture
def forward(at_desk: AtDesk) -> tuple[Client, AtDesk]:
    """Return Avon's clerk, who has put a draft forward."""
    clerk = at_desk("avon-clerk")
    number = draft("avon-clerk@example.gov.uk")
    sent(clerk, f"/desk/drafts/{number}/put-forward/")
    return clerk, at_desk


def owner_of(client: Client) -> str:
    return read(client.get("/desk/account/"))


def test_a_draft_put_forward_is_a_matter_that_waits_for_the_bodies_on_its_route(at_desk):
    clerk = at_desk("avon-clerk")
    email = clerk.get("/desk/").wsgi_request.user.email
    number = draft(email)
    shown = read(clerk.get(f"/desk/drafts/{number}/put-forward/"))
    assert "Avon Cabinet" in shown

    page = sent(clerk, f"/desk/drafts/{number}/put-forward/", summary="To share the legal service.")

    made = Issue.objects.get()
    assert made.state == "open"
    assert made.authorities == ["avon"]
    assert made.proposals.get().legs.get().holder == "avon-cabinet"
    assert "Whom it waits for" in read(page)
    assert drafts_of(NAME) == []


def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(at_desk):
    clerk = at_desk("avon-clerk")
    number = draft(clerk.get("/desk/").wsgi_request.user.email)

    page = sent(clerk, f"/desk/drafts/{number}/put-forward/", title="", summary="Kept words")

    assert page.status_code == 400
    assert "Answer “What is it called?”" in read(page)
    assert "Kept words" in read(page)
    assert not Issue.objects.exists()


def test_a_decision_is_published_from_its_page_and_waits_for_call_in(at_desk):
    clerk = at_desk("avon-clerk")
    about = issue()
    put_forward(
        issue=about, variation=joining(add=[part("avon")]), on=date(2016, 11, 7), acting=operator("A clerk")
    )
    made = decided("avon-cabinet", about)

    page = clerk.post(f"{HERE}decisions/{made.slug}/publish/", follow=True)

    assert "It may be called in up to 28 November 2016" in read(page)
    assert register_of(NAME).head == 1


def test_scrutiny_calls_a_decision_in_and_releases_it_and_the_agreement_changes_by_itself(at_desk):
    about = issue()
    put_forward(
        issue=about, variation=joining(add=[part("avon")]), on=date(2016, 11, 7), acting=operator("A clerk")
    )
    made = decided("avon-cabinet", about)
    at_desk("avon-clerk").post(f"{HERE}decisions/{made.slug}/publish/")
    scrutiny = Client()
    scrutiny.force_login(_person("scrutiny-chair"), "allauth.account.auth_backends.AuthenticationBackend")

    called = sent(
        scrutiny,
        f"{HERE}decisions/{made.slug}/call-in/",
        members="Elm\nOak",
        reasons="Look at the cost again.",
    )
    assert CallIn.objects.get().called_in_by == ["Elm", "Oak"]
    assert "called in" in read(called)
    sent(scrutiny, f"{HERE}decisions/{made.slug}/settle/release/", reasons="The cost is explained.")

    about.refresh_from_db()
    assert (about.state, about.variation_number) == ("in_force", 2)
    assert register_of(NAME).head == 2


def _person(post: str) -> Any:
    from tests.accounts.partnership import person

    return person(post, acts_for=post)


def test_too_few_members_call_nothing_in_and_are_told_so(at_desk):
    about = issue()
    put_forward(
        issue=about, variation=joining(add=[part("avon")]), on=date(2016, 11, 7), acting=operator("A clerk")
    )
    made = decided("avon-cabinet", about)
    at_desk("avon-clerk").post(f"{HERE}decisions/{made.slug}/publish/")
    scrutiny = Client()
    scrutiny.force_login(_person("scrutiny-chair"), "allauth.account.auth_backends.AuthenticationBackend")

    page = sent(scrutiny, f"{HERE}decisions/{made.slug}/call-in/", members="Elm", reasons="Too dear.")

    assert page.status_code == 409
    assert "Too dear." in read(page)
    assert not CallIn.objects.exists()


def test_a_clerk_of_another_council_is_told_who_could_publish(at_desk):
    about = issue()
    put_forward(
        issue=about, variation=joining(add=[part("avon")]), on=date(2016, 11, 7), acting=operator("A clerk")
    )
    made = decided("avon-cabinet", about)

    page = at_desk("brent-clerk").post(f"{HERE}decisions/{made.slug}/publish/", follow=True)

    assert page.status_code == 403
    assert "Clerk (Avon)" in read(page)
    assert Decision.objects.get().published_at is None


def test_an_officers_decision_is_kept_with_its_record_and_read_again_before_it_is_published(at_desk):
    chief = at_desk("chief")
    answers = {
        "holder": "chief", "taken_by": "C. Hill", "title": "A small contract", "outcome": "agreed",
        "resolved": "To award it.", "reasons": "The best of three.", "alternatives": "None.",
    }  # fmt: skip

    page = sent(chief, f"{HERE}decide/", **answers)

    made = Decision.objects.get()
    assert (made.taken_as, made.taken_by, made.published_at) == ("officer", "C. Hill", None)
    assert "Publish it" in read(page)


def test_a_notice_is_written_and_published(at_desk):
    clerk = at_desk("avon-clerk")
    day = {"due_from-day": "12", "due_from-month": "1", "due_from-year": "2017"}
    sent(clerk, f"{HERE}notices/write/", kind="key_decision", holder="avon-cabinet", title="A depot", **day)
    made = Notice.objects.get()

    page = clerk.post(f"{HERE}notices/{made.key}/publish/", follow=True)

    made.refresh_from_db()
    assert made.published_at is not None
    assert "A depot" in read(page)


@pytest.mark.parametrize("how", ["send-back", "end"])
def test_a_matter_is_sent_back_or_ended_with_the_reason(at_desk, how):
    clerk = at_desk("avon-clerk")
    about = issue()
    put_forward(
        issue=about, variation=joining(add=[part("avon")]), on=date(2016, 11, 7), acting=operator("A clerk")
    )

    page = sent(clerk, f"{HERE}about/{about.slug}/close/{how}/", because="It costs too much.")

    assert "It costs too much." in read(page)
    assert Issue.objects.get().state == ("ended" if how == "end" else "sent_back")


@pytest.mark.parametrize("address", ["", "open/", "decide/", "notices/", "notices/write/"])
def test_a_councillor_reads_but_does_not_write(at_desk, address):
    page = at_desk("leader").get(f"{HERE}{address}")

    assert page.status_code == (200 if address == "" else 403)
