"""A draft looked through at once: what it leaves over, and who must agree to it."""

from typing import Any

from tests.agreement.core.builders import day, part, service, variation
from tests.delegation.core.agreements import agreed, passed

from moothall.agreement.core.leftover_clauses import with_ends
from moothall.delegation.core.draft_review import DraftReview, review_draft

POWER = passed("brent", "joint-committee", "ict-policy", id="power", services=["legal"])
WIDER = passed("brent", "joint-committee", "ict-policy", id="wider", services=["legal", "waste"])
REGISTER = agreed(
    variation(
        "ground",
        add=[service("waste"), part("brent", "legal"), part("brent", "waste"), POWER, WIDER],
    )
)
DAYS = {"decided": day(9).isoformat(), "effective": day(9).isoformat()}
LEAVING: dict[str, Any] = {"title": "Brent leaves", **DAYS, "end": [{"term": "brent-legal"}]}


def reviewed(draft: dict[str, Any]) -> DraftReview:
    return review_draft(draft, REGISTER, day(20))


def test_a_clause_about_nothing_else_is_left_over_and_a_wider_one_is_not() -> None:
    assert reviewed(LEAVING).leftover == (("power", {"term": "power"}),)


def test_a_part_that_ends_later_leaves_its_clause_over_from_that_day() -> None:
    later = LEAVING | {"end": [{"term": "brent-legal", "on": day(12).isoformat()}]}

    assert reviewed(later).leftover == (("power", {"term": "power", "on": day(12).isoformat()}),)


def test_a_draft_that_ends_what_is_left_over_leaves_nothing() -> None:
    ended = with_ends(LEAVING, reviewed(LEAVING).leftover)

    assert ended["end"] == [{"term": "brent-legal"}, {"term": "power"}]
    assert reviewed(ended).leftover == ()


def test_whoever_decides_is_named_in_words_and_by_the_draft_where_it_says_so() -> None:
    by_brent = LEAVING | {"decided_by": [{"by": "brent", "on": day(9).isoformat()}]}

    unnamed, named = reviewed(LEAVING).consent, reviewed(by_brent).consent

    assert unnamed
    assert named
    assert [(each.council, each.who, each.asked, each.is_named) for each in unnamed.stops] == [
        ("Brent", "Brent", "decides", False)
    ]
    assert [each.is_named for each in named.stops] == [True]
    assert unnamed.missing == ()


def test_what_nobody_can_decide_is_missing_in_words() -> None:
    passing = passed("panel", "chief", "award-contract", id="panel-power")

    found = reviewed({"title": "Panel", **DAYS, "add": [passing]}).consent

    assert found
    assert found.stops == ()
    assert found.missing[0].startswith("Avon, ")


def test_a_draft_that_is_not_sound_has_no_preview_and_no_route() -> None:
    broken = reviewed(LEAVING | {"end": [{"term": "brent-lego"}]})

    assert broken.checked.wrong
    assert (broken.preview, broken.consent, broken.leftover) == (None, None, ())
