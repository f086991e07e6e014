"""Each kind of decision can be drafted by its form, checked and recorded, with the least that it needs."""

from typing import Any

import pytest
from django.test import Client
from tests.accounts.partnership import NAME
from tests.doors.desk.drafts import begun, day, drafted, record, step, summary_of, words_of

from moothall.agreement.core.terms import KINDS
from moothall.agreement.queries import drafts_of, register_of
from moothall.doors.desk.agreement.intents import INTENTS

pytestmark = pytest.mark.django_db

ADDED: dict[str, dict[str, Any]] = {
    "join-service": {"authority": "cam", "service": "legal"},
    "join-partnership": {"name": "Dale Council", "short_name": "Dale"},
    "add-service": {"name": "Planning"},
    "set-up-body": {"name": "Programme Board", "body_kind": "programme_board"},
    "create-post": {"name": "Head of Legal", "authority": "avon", "office": "service_manager"},
    "delegate": {
        "delegated_by": "brent",
        "delegate": "joint-committee",
        "functions": "Legal advice\nLitigation",
    },
    "set-cost-share": {"service": "waste", "method": "equal"},
    "set-driver": {"name": "Devices", "unit": "devices"},
    "add-policy": {"name": "Sickness", "subject": "employment", "common": "yes"},
    "promise-standard": {"name": "Bins", "service": "waste", "promise": "Emptied each week"},
    "record-target": {"name": "Second target", "amount_pence": "£38,000,000"},
    "record-benefit": {
        "name": "One system",
        "profile_pence.0.year": "2017/18",
        "profile_pence.0.amount": "1,250.50",
    },
    "acquire-holding": {"authority": "brent", "company": "wastco", "share": "1/2"},
}

# What stands already is sent as it stands; only what is other is given here.
CHANGED: dict[str, tuple[str, dict[str, Any]]] = {
    "change-part": ("avon-legal", {"set.as": "host"}),
    "reorganise": ("avon", {"set.successor": "brent"}),
    "change-service": ("legal", {"set.name": "Legal and land charges"}),
    "change-body": ("joint-committee", {"set.quorum.members": "3"}),
    "take-up-post": ("clerk", {"set.holder": "A. Newcomer"}),
    "leave-post": ("monitoring-officer", {}),
    "change-post": ("clerk", {"set.name": "Head of Democratic Services"}),
    "change-delegation": ("committee-power", {"set.limit_pence": "75,000"}),
    "change-cost-share": (
        "legal-cost",
        {"set.method": "fixed", "set.shares.avon": "2", "set.shares.brent": "1.5"},
    ),
    "change-driver": (
        "caseload",
        {
            "set.readings.0.authority": "avon",
            "set.readings.0.quantity": "120",
            **day("set.readings.0.on", "2016-10-01"),
        },
    ),
    "adopt-policy": ("leave-policy", {"set.adoptions.0.authority": "avon", "set.adoptions.0.version": "1"}),
    "change-policy": ("leave-policy", {"set.common": ""}),
    "change-standard": ("reply-times", {"set.promise": "Within 3 days"}),
    "change-target": ("first-target", {"set.about": "yes"}),
    "change-benefit": ("one-team", {"set.cashable": "yes"}),
    "change-holding": ("avon-wastco", {"set.share": "1/4"}),
}

ENDED = {
    "leave-service": "brent-legal",
    "leave-partnership": "cam",
    "end-service": "waste",
    "wind-up-body": "wastco",
    "end-post": "leader",
    "withdraw-delegation": "committee-power",
    "end-cost-share": "legal-cost",
    "end-driver": "caseload",
    "end-policy": "leave-policy",
    "end-standard": "reply-times",
    "end-target": "first-target",
    "end-benefit": "one-team",
    "end-holding": "avon-wastco",
}

REINSTATED = {"bring-back": "old-print"}

CASES: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    **{intent: (given, ()) for intent, given in ADDED.items()},
    **{intent: (given, (term,)) for intent, (term, given) in CHANGED.items()},
    **{intent: ({}, (term,)) for intent, term in (ENDED | REINSTATED).items()},
}


def test_there_is_a_case_for_every_intent_and_an_intent_for_everything_done_to_every_kind() -> None:
    done = {(each.action, each.kind) for each in INTENTS.values()}

    assert CASES.keys() == INTENTS.keys()
    assert done == {(action, kind) for action in ("add", "change", "end") for kind in KINDS} | {
        ("reinstate", "")
    }


@pytest.mark.parametrize("intent", CASES)
def test_what_was_decided_is_drafted_checked_and_recorded(clerk: Client, intent: str) -> None:
    given, terms = CASES[intent]

    draft = drafted(clerk, intent, given, *terms)
    check = clerk.get(f"/desk/drafts/{draft}/check/")
    assert summary_of(check) == []
    assert "What changes" in words_of(check)

    recorded = record(clerk, draft)

    assert recorded["Location"] == f"/desk/agreements/{NAME}/recorded/2/"
    assert "Variation recorded" in words_of(clerk.get(recorded["Location"]))
    register = register_of(NAME)
    key = INTENTS[intent].action
    [done] = getattr(register.entry(2).variation, key)
    assert (done.kind if key == "add" else done.term) == (INTENTS[intent].kind if key == "add" else terms[0])
    assert drafts_of(NAME) == []


@pytest.mark.parametrize("intent", ADDED)
def test_a_form_that_is_sent_empty_says_what_is_missing_and_where(clerk: Client, intent: str) -> None:
    answer = step(clerk, begun(clerk, intent), intent, {})

    assert answer.status_code == 400
    assert summary_of(answer)
    page = answer.content.decode()
    for anchor, message in summary_of(answer):
        assert f'id="{anchor}"' in page, anchor
        assert page.count(message) >= 2, "each message stands in the summary and beside its field"
    assert any("is missing" in message for _, message in summary_of(answer))


@pytest.mark.parametrize(
    "intent", [intent for intent in CHANGED if intent not in ("take-up-post", "leave-post")]
)
def test_a_change_that_changes_nothing_is_refused(clerk: Client, intent: str) -> None:
    term, _ = CHANGED[intent]

    answer = step(clerk, begun(clerk, intent), intent, {}, term)

    assert answer.status_code == 400
    assert "Nothing has changed. Change at least one answer" in words_of(answer)
