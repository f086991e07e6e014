"""Whoever guesses an address is let in by their posts or refused, and a refusal changes nothing."""

import pytest
from django.test import Client as Browser
from tests.accounts.partnership import NAME, PASSWORD
from tests.security.guessing import addresses
from tests.security.people import (
    EVERYBODY,
    SECRET,
    World,
    browser_of,
    email_of,
    everything_kept,
    permissions_of,
)

from moothall.accounts.models import Person
from moothall.doors.desk.meetings import urls as meetings

ANYBODY = "anybody who is signed in"
MANAGING = ("people", "person", "add_person", "change_person", "set_password", "close_account", "appoint")

# What each page of the desk is for; the public may open none of them.
FOR = {
    "home": ANYBODY,
    "account": ANYBODY,
    "matters_home": ANYBODY,
    "recorded": "read_desk",
    "trail": "read_audit",
    "event": "read_audit",
    "record": "record_variation",
    **dict.fromkeys(
        ("begin", "spreadsheet", "draft", "more", "ask", "answer_again", "remove", "decision", "check"),
        "draft_variation",
    ),
    **dict.fromkeys(("carry_on", "end_left_over", "discard", "put_forward"), "draft_variation"),
    **dict.fromkeys(("open_matter", "close_matter"), "draft_variation"),
    **dict.fromkeys(("matters", "matter", "decision_taken"), "read_desk"),
    **dict.fromkeys(("reply", "decide_alone", "publish_decision"), "record_decision"),
    **dict.fromkeys(("notices", "write_notice", "publish_notice"), "manage_meetings"),
    **dict.fromkeys((each.name for each in meetings.urlpatterns), "manage_meetings"),
    **dict.fromkeys(("call_in", "settle"), "call_in"),
    **dict.fromkeys((*MANAGING, "end_appointment"), "manage_people"),
    **dict.fromkeys(
        ("recharges", "recharges_of", "record_cost", "cost_xlsx", "cost_from_ledgers"), "manage_recharges"
    ),
    **dict.fromkeys(("bill_quarter", "record_payment", "true_up"), "manage_recharges"),
    **dict.fromkeys(("bring_in_ledger", "read_ledger", "check_ledger", "leave_ledger"), "manage_ledgers"),
    "ledger_under_way": "manage_ledgers",
    **dict.fromkeys(("ledgers", "ledgers_of", "ledger_file", "ledger_texts"), "read_ledgers"),
    **dict.fromkeys(("ledger_lines", "ledger_twice", "ledger_download", "ledger_spending"), "read_ledgers"),
    **dict.fromkeys(("reverse_ledger", "withdraw_spending", "ledger_rule"), "manage_ledgers"),
    **dict.fromkeys(("benefits", "benefits_of", "benefit", "move_benefit"), "manage_benefits"),
    **dict.fromkeys(("describe_benefit", "freeze_baseline", "record_actual"), "manage_benefits"),
    **dict.fromkeys(("clients", "add_client", "revoke_client"), "manage_clients"),
    **dict.fromkeys(("work", "run_work_again"), "manage_work"),
}
ONLY_ITS_OWNER = {
    "more", "ask", "answer_again", "remove", "decision", "carry_on", "end_left_over", "discard",
    "put_forward",
}  # fmt: skip

# What a hostile hand would send, to any of them.
SENT = {
    "intent": "leave-service", "term": "avon-legal", "title": "Taken over", "name": "Mallory",
    "email": "mallory@example.org", "password": PASSWORD + "-mallory", "administrator": "yes", "do": "close",
    "post": "monitoring-officer", "acting_as": "holder", "partnership": NAME, "council": "avon",
    "decided-day": "22", "decided-month": "11", "decided-year": "2016", "on-day": "22", "on-month": "11",
    "on-year": "2016", "effective-day": "1", "effective-month": "12", "effective-year": "2016",
}  # fmt: skip


def may_open(name: str, page: str) -> bool:
    if page in ONLY_ITS_OWNER and name != "chief-executive":
        return False
    if (
        page == "publish_decision"
    ):  # the chief executive’s own, so theirs to publish, or a clerk’s of their council
        return name == "chief-executive" or {"record_decision", "manage_meetings"} <= permissions_of(name)
    if page == "settle":
        return bool({"call_in", "record_decision"} & permissions_of(name))
    return FOR[page] == ANYBODY or FOR[page] in permissions_of(name)


def desk(world: World) -> dict[str, str]:
    found = addresses(world)
    return {name.partition(":")[2]: at for name, at in found.items() if name.startswith("desk:")}


def test_every_page_of_the_desk_is_for_somebody(world: World) -> None:
    assert desk(world).keys() == FOR.keys()
    assert not [at for at in addresses(world).values() if "<" in at]


@pytest.mark.parametrize("name", [name for name in EVERYBODY if name not in ("public", "deactivated")])
def test_a_page_opens_to_those_whose_posts_go_with_it_and_to_nobody_else(world: World, name: str) -> None:
    browser, before = browser_of(name), everything_kept()

    answers = {page: browser.get(at).status_code for page, at in desk(world).items()}

    assert {page for page, status in answers.items() if status != 403} == {
        page for page in FOR if may_open(name, page)
    }
    assert everything_kept() == before


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_form_that_is_not_theirs_to_send_changes_nothing(world: World, name: str) -> None:
    browser, before = browser_of(name), everything_kept()
    outside = name in ("public", "deactivated")
    refused = [page for page in FOR if outside or not may_open(name, page)]

    answers = {page: browser.post(desk(world)[page], SENT) for page in refused}

    assert {answer.status_code for answer in answers.values()} == {302 if outside else 403}
    assert all(SECRET.encode() not in answer.content for answer in answers.values())
    assert everything_kept() == before


def test_a_form_without_its_token_is_refused_wherever_it_is_sent(world: World) -> None:
    browser = Browser(enforce_csrf_checks=True)
    browser.force_login(
        Person.objects.get(email=email_of("administrator")),
        "allauth.account.auth_backends.AuthenticationBackend",
    )
    before = everything_kept()

    for name, at in addresses(world).items():
        if not name.startswith(("authzen:", "api:")):
            answer = browser.post(at, SENT)
            assert answer.status_code == 403, at
            assert "form was not accepted" in answer.content.decode(), at
    assert everything_kept() == before


def test_every_other_address_is_read_only_and_says_nothing_of_people(world: World) -> None:
    browser, before = Browser(), everything_kept()

    for name, at in addresses(world).items():
        if name.startswith("desk:"):
            continue
        for method in (
            browser.get,
            browser.head,
            browser.options,
            browser.put,
            browser.delete,
            browser.patch,
        ):
            answer = method(at)
            assert answer.status_code < 500 or at == "/health", at  # which says 503 once no worker is there
            content = answer.content.decode(errors="replace")
            assert "@moothall.example" not in content, at
            assert SECRET not in content, at
    assert everything_kept() == before


def test_a_clients_token_opens_nothing_but_its_questions(world: World) -> None:
    known = {"Authorization": f"Bearer {world.token}"}

    assert Browser(headers=known).get("/desk/audit/").status_code == 302
    assert Browser(headers=known).post("/authzen/other/access/v1/evaluation").status_code == 403
