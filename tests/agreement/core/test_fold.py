from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.agreement.core.builders import council, day, founding, part, registered, service, variation

from moothall.agreement.core.register import NoSuchTerm, Register, fold
from moothall.agreement.core.terms import Authority, Participation, Term
from moothall.agreement.core.values import Source
from moothall.agreement.core.variation import AgreementHeading, Variation
from moothall.periods import Period
from moothall.refusals import Missing

JOINED = part("avon", "legal")


def contradictions(register: Register, next_variation: Variation) -> list[str]:
    _, found = register.varied(next_variation)
    return [f"{each.message} {each.fix}" for each in found]


def test_a_term_holds_from_its_first_day_until_the_day_it_ends() -> None:
    register = registered(
        founding(JOINED), variation("leave", effective=day(10), end=[{"term": "avon-legal"}])
    )

    assert "avon-legal" not in register.state(day(-1))
    assert "avon-legal" in register.state(day(0))
    assert "avon-legal" in register.state(day(9))
    assert "avon-legal" not in register.state(day(10))


def test_what_was_known_before_a_variation_does_not_know_of_it() -> None:
    register = registered(
        founding(JOINED),
        variation("leave", effective=day(10), decided=day(5), end=[{"term": "avon-legal"}]),
    )

    assert "avon-legal" in register.as_known_on(day(4)).state(day(10))
    assert "avon-legal" not in register.as_known_on(day(5)).state(day(10))
    assert register.as_known_on(day(-1)).head == 0


def test_a_change_of_one_field_leaves_a_later_change_of_another_alone() -> None:
    register = registered(
        founding(JOINED),
        variation("host", effective=day(20), change=[{"term": "avon-legal", "set": {"as": "host"}}]),
        variation(
            "lawyer",
            effective=day(30),
            change=[{"term": "avon-legal", "on": day(10), "set": {"note": "moved"}}],
        ),
    )

    read = [register.state(day(number)).get("avon-legal") for number in (9, 10, 20)]

    assert [(each.taking_part_as, each.note) for each in read if isinstance(each, Participation)] == [
        ("member", None),
        ("member", "moved"),
        ("host", "moved"),
    ]


def test_of_two_changes_from_one_day_the_later_number_stands() -> None:
    register = registered(
        founding(JOINED),
        variation("first", effective=day(5), change=[{"term": "avon-legal", "set": {"note": "first"}}]),
        variation("second", effective=day(5), change=[{"term": "avon-legal", "set": {"note": "second"}}]),
    )

    assert register.state(day(5)).terms["avon-legal"].note == "second"
    assert register.up_to(2).state(day(5)).terms["avon-legal"].note == "first"


def test_what_ended_can_be_brought_back_for_a_while() -> None:
    register = registered(
        founding(JOINED),
        variation("leave", effective=day(10), end=[{"term": "avon-legal"}]),
        variation("back", effective=day(20), reinstate=[{"term": "avon-legal", "until": day(25)}]),
    )

    held = [number for number in range(30) if "avon-legal" in register.state(day(number))]

    assert held == [*range(10), *range(20, 25)]


def test_what_is_brought_back_on_the_day_it_ended_never_stopped_and_ends_as_one() -> None:
    register = registered(
        founding(JOINED | {"until": day(10)}),
        variation("extend", effective=day(10), reinstate=[{"term": "avon-legal"}]),
    )
    ended, _ = register.varied(
        variation("leave", effective=day(11), end=[{"term": "avon-legal", "on": day(5)}])
    )

    assert register.history("avon-legal").held == (Period(day(0), None),)
    assert "avon-legal" not in ended.state(day(12))


def test_ending_a_term_on_its_first_day_says_that_it_never_took_effect() -> None:
    register = registered(
        founding(JOINED), variation("mistake", effective=day(0), end=[{"term": "avon-legal"}])
    )

    assert register.history("avon-legal").versions == ()
    assert [step.verb for step in register.history("avon-legal").steps] == ["add", "end"]


def test_a_term_may_follow_another_like_it_on_the_day_that_one_ends() -> None:
    register = registered(
        founding(JOINED),
        variation(
            "again", effective=day(10), end=[{"term": "avon-legal"}], add=[JOINED | {"id": "avon-legal-anew"}]
        ),
    )

    assert [term.id for term in register.state(day(10)).of(Participation)] == ["avon-legal-anew"]


@pytest.mark.parametrize(
    ("steps", "named"),
    [
        ({"end": [{"term": "avon-lega"}]}, ["avon-lega"]),
        ({"end": [{"term": "avon-legal", "on": day(-1)}]}, ["avon-legal"]),
        ({"add": [JOINED]}, ["avon-legal"]),
        ({"add": [JOINED | {"id": "other"}]}, ["other", "avon-legal"]),
        ({"add": [part("avon", "lego")]}, ["lego"]),
        ({"add": [part("legal", "legal")]}, ["legal"]),
        ({"change": [{"term": "avon-legal", "set": {"asa": "host"}}]}, ["avon-legal", "asa", "as"]),
        ({"change": [{"term": "avon-legal", "set": {"service": "lego"}}]}, ["lego"]),
        ({"reinstate": [{"term": "avon-legal"}]}, ["avon-legal"]),
        (
            {"add": [council("clyde", gss_code="E07000078"), council("devon", gss_code="E07000078")]},
            ["clyde", "devon"],
        ),
        ({"decided_by": {"by": "nobody", "on": day(1)}, "end": [{"term": "avon-legal"}]}, ["nobody"]),
    ],
)
def test_a_variation_that_contradicts_what_stands_is_refused_with_the_terms_named(
    steps: dict[str, Any], named: list[str]
) -> None:
    register = registered(founding(JOINED))

    found = contradictions(register, variation("bad", effective=day(3), **steps))

    assert found
    assert all(any(f"“{name}”" in message for message in found) for name in named)


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (
            {"on": day(20), "until": day(20)},
            "is brought back until 21 April 2016, which is not after 21 April 2016",
        ),
        (
            {"on": day(-9), "until": day(-1)},
            "“avon-legal” did not stand before 23 March 2016: it holds from 1 April 2016 to 10 April 2016",
        ),
    ],
)
def test_a_term_is_brought_back_for_days_after_it_first_stood(step: dict[str, Any], message: str) -> None:
    register = registered(founding(JOINED | {"until": day(10)}))

    _, [found] = register.varied(
        variation("back", effective=day(20), reinstate=[{"term": "avon-legal", **step}])
    )

    assert found.message == message


def test_a_variation_that_adds_one_term_twice_or_has_an_id_again_is_refused() -> None:
    register = registered(founding(JOINED))

    assert contradictions(register, variation("twice", add=[council("clyde"), council("clyde")])) == [
        "“clyde” is added twice in this variation Choose another id."
    ]
    assert contradictions(register, variation("founding", add=[council("clyde")])) == [
        "“founding” is already the id of an earlier variation Choose another id."
    ]


def test_a_contradiction_is_placed_at_the_step_that_speaks_of_the_term() -> None:
    register = registered(founding(JOINED))
    clashing = variation("bad", add=[council("clyde"), JOINED | {"id": "other"}])

    _, found = register.varied(clashing)

    assert {each.path[:2] for each in found} == {("add", 1)}


def test_a_refused_variation_changes_nothing() -> None:
    register = registered(founding(JOINED))

    after, found = register.varied(
        variation("bad", effective=day(3), add=[council("clyde")], end=[{"term": "avon-lega"}])
    )

    assert found
    assert after is register
    assert "clyde" not in register.state(day(3))


def test_variations_are_in_the_order_in_which_they_became_known() -> None:
    register = registered(founding(JOINED), variation("later", effective=day(9), add=[council("clyde")]))

    [message] = contradictions(register, variation("earlier", effective=day(5), add=[council("devon")]))

    assert "10 April 2016" in message
    assert (
        contradictions(
            register,
            variation("earlier", effective=day(5), known_on=day(9), add=[council("devon")]),
        )
        == []
    )


def test_one_contradiction_does_not_hide_the_next() -> None:
    _, found = fold(
        AgreementHeading(id="test", name="Test"),
        [
            founding(JOINED),
            variation("one", effective=day(1), end=[{"term": "x"}, {"term": "y"}]),
            variation("two", effective=day(2), end=[{"term": "z"}]),
        ],
    )

    assert [(number, each.terms) for number, each in found] == [(2, ("x",)), (2, ("y",)), (3, ("z",))]


# A register of one or two services and a string of random steps, beside a reference that works day by day.

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "end", "change", "reinstate"]),
        st.sampled_from(["legal", "audit"]),
        st.integers(0, 8),
        st.one_of(st.none(), st.integers(1, 4)),
    ),
    max_size=8,
)


def written(place: int, verb: str, name: str, on: int, length: int | None) -> Variation:
    until = {} if length is None else {"until": day(on + length)}
    steps: dict[str, Any] = {
        "add": {"add": [part("avon", name, **{"from": day(on)}, **until)]},
        "end": {"end": [{"term": f"avon-{name}", "on": day(on)}]},
        "change": {"change": [{"term": f"avon-{name}", "on": day(on), "set": {"note": f"v{place}"}}]},
        "reinstate": {"reinstate": [{"term": f"avon-{name}", "on": day(on), **until}]},
    }[verb]
    return variation(f"v{place}", effective=day(20 + place), **steps)


class DayByDay:
    """What holds on each of sixteen days, kept as one note for each day: slow and plain."""

    def __init__(self) -> None:
        self.notes: dict[str, dict[int, str]] = {"legal": {}, "audit": {}}
        self.begun: dict[str, int] = {}
        self.changes: dict[str, list[tuple[int, int]]] = {"legal": [], "audit": []}

    def take(self, place: int, verb: str, name: str, on: int, length: int | None) -> bool:
        days = range(on, 16 if length is None else min(16, on + length))
        held = self.notes[name]
        if verb == "add" and name not in self.begun:
            self.begun[name] = on
            held.update(dict.fromkeys(days, ""))
        elif verb == "end" and on in held:
            run = on
            while run in held:
                del held[run]
                run += 1
        elif verb == "change" and on in held:
            self.changes[name].append((on, place))
        elif (
            verb == "reinstate" and self.begun.get(name, 99) <= on and not any(each in held for each in days)
        ):
            held.update(dict.fromkeys(days, ""))
        else:
            return False
        return True

    def note(self, name: str, on: int) -> str | None:
        due = [change for change in sorted(self.changes[name]) if change[0] <= on]
        return f"v{due[-1][1]}" if due else None


@given(STEPS)
def test_the_fold_agrees_with_keeping_every_day_by_hand(
    steps: list[tuple[str, str, int, int | None]],
) -> None:
    register = registered(variation("start", add=[council("avon"), service("legal"), service("audit")]))
    reference = DayByDay()

    for place, step in enumerate(steps):
        register, found = register.varied(written(place, *step))
        assert bool(found) != reference.take(place, *step)

    for number in range(16):
        state = register.state(day(number))
        for name in ("legal", "audit"):
            term: Term | None = state.get(f"avon-{name}")
            assert (term is not None) == (number in reference.notes[name])
            assert term is None or term.note == reference.note(name, number)


@given(STEPS)
def test_a_register_known_up_to_a_number_is_the_fold_of_that_many(
    steps: list[tuple[str, str, int, int | None]],
) -> None:
    register = registered(variation("start", add=[council("avon"), service("legal"), service("audit")]))
    grown = [register]
    for place, step in enumerate(steps):
        register, found = register.varied(written(place, *step))
        if not found:
            grown.append(register)

    for earlier in grown:
        assert register.up_to(earlier.head).histories == earlier.histories


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_day_of_change_is_a_day_on_which_what_holds_is_other_than_the_day_before(
    first: int, second: int
) -> None:
    register = registered(
        founding(JOINED | {"from": day(first)}),
        variation("leave", effective=day(40), end=[{"term": "avon-legal", "on": day(first + second + 1)}]),
    )

    changes: list[date] = [
        day(number)
        for number in range(90)
        if register.state(day(number)).terms.keys() != register.state(day(number - 1)).terms.keys()
    ]

    assert list(register.days_of_change) == changes


def test_what_follows_from_a_register_is_worked_out_once() -> None:
    register = registered(founding(JOINED))
    asked: list[int] = []

    def count_terms(known: Register) -> int:
        asked.append(1)
        return len(known.histories)

    assert register.worked_out("terms", count_terms) == register.worked_out("terms", count_terms) == 4
    assert asked == [1]
    assert register.up_to(1) is register


def test_what_a_register_does_not_have_is_refused_by_name() -> None:
    register = registered(founding(JOINED))

    with pytest.raises(NoSuchTerm, match="no term with the id “avon-lego”"):
        register.history("avon-lego")
    with pytest.raises(Missing, match="no variation 2; the last is 1"):
        register.entry(2)


def test_the_last_variation_says_when_the_register_was_last_known() -> None:
    assert Register(AgreementHeading(id="test", name="Test"), (), {}).known_on is None
    assert registered(founding(JOINED)).known_on == day(0)


def test_a_term_and_each_step_were_read_where_they_say_or_where_their_variation_does() -> None:
    minutes, deed = Source(document="Minutes"), Source(document="Deed")
    register = registered(
        variation(
            "founding", source=[minutes], add=[council("avon"), service("legal", source=[deed]), JOINED]
        ),
        variation("leave", source=[deed], effective=day(9), end=[{"term": "avon-legal"}]),
    )

    assert register.sources("avon") == (minutes,)
    assert register.sources("legal") == (deed,)
    assert [register.step_sources(step) for step in register.history("avon-legal").steps] == [
        (minutes,),
        (deed,),
    ]


def test_a_state_gives_the_terms_of_a_kind_that_pass_a_test() -> None:
    state = registered(founding(JOINED)).state(day(0))

    assert [each.id for each in state.where(Authority, lambda each: each.short_name == "Brent")] == ["brent"]
