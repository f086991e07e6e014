"""A form that is shown and sent back untouched says what it said: nothing is lost on the way."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.doors.stored_agreements import example

from moothall.agreement.core.draft import as_written
from moothall.agreement.core.terms import KINDS, Term
from moothall.agreement.core.values import HIDDEN
from moothall.doors.desk.forms.answers import read_answer, read_form
from moothall.doors.desk.forms.controls import FormControl, FormView
from moothall.doors.desk.forms.shapes import FormField, Number, OneDay, Pounds, YesOrNo, fields_of

NOTHING_TO_CHOOSE = FormView(lambda kinds: ())


def sent(controls: Iterable[FormControl]) -> Iterator[tuple[str, list[str]]]:
    """Yield what a browser sends for controls that nobody touches."""
    for control in controls:
        if control.kind == "day":
            yield from ((f"{control.name}-{part}", [text]) for part, text in control.value.items())
        elif control.kind == "checks":
            yield control.name, list(control.value)
        elif control.kind == "tick":
            yield from [(control.name, ["yes"])] if control.value else []
        elif control.kind not in ("group", "rows", "each"):
            yield control.name, [control.value]
        yield from sent(control.controls)
        for row in control.rows:
            yield from sent(row)


def through_a_page(fields: Iterable[FormField], data: dict[str, Any]) -> dict[str, Any]:
    return read_form(fields, dict(sent(NOTHING_TO_CHOOSE.controls(fields, data))))


def terms() -> list[Term]:
    return [history.original for history in example().register.histories.values()]


@pytest.mark.parametrize("kind", KINDS)
def test_every_term_of_the_example_comes_through_its_form_as_it_was(kind: str) -> None:
    fields = fields_of(KINDS[kind])
    for term in (each for each in terms() if each.kind == kind):
        answers = through_a_page(fields, as_written(term))
        assert KINDS[kind].model_validate({"kind": kind, **answers}) == term, term.id


def through(shape: Any, value: Any) -> Any:
    field = FormField("it", "It", "", shape, required=False)
    posted = dict(sent([NOTHING_TO_CHOOSE.control(field, value, "it")]))
    return read_answer(shape, posted, "it")


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_any_sum_of_pence_comes_through_as_pounds(pence: int) -> None:
    assert through(Pounds(), pence) == pence


@given(st.dates(date(1889, 4, 1), date(2199, 12, 31)))
def test_any_day_comes_through_its_three_boxes(day: date) -> None:
    assert through(OneDay(), day.isoformat()) == day.isoformat()


@given(st.integers(min_value=0, max_value=10**12))
def test_any_whole_number_comes_through(number: int) -> None:
    assert through(Number(), number) == number


@given(st.decimals(min_value=0, max_value=10**9, places=6))
def test_any_quantity_comes_through_exactly(quantity: Decimal) -> None:
    assert Decimal(through(Number(whole=False), str(quantity))) == quantity


@pytest.mark.parametrize("answer", [True, False, None])
def test_yes_no_and_not_known_are_three_answers(answer: bool | None) -> None:
    assert through(YesOrNo(unknown=True), answer) is answer


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_whatever_is_typed_for_a_day_is_shown_again_and_breaks_nothing(
    day: str, month: str, year: str
) -> None:
    posted = {"it-day": [day], "it-month": [month], "it-year": [year]}
    read = read_answer(OneDay(), posted, "it")

    through(OneDay(), read)


@given(st.text(max_size=40))
def test_whatever_is_typed_for_a_sum_is_read_or_shown_again_as_it_was_typed(text: str) -> None:
    read = read_answer(Pounds(), {"it": [text]}, "it")

    control = NOTHING_TO_CHOOSE.control(FormField("it", "It", "", Pounds(), required=True), read, "it")
    assert isinstance(read, int) or control.value == HIDDEN.sub("", text.replace("\r\n", "\n")).strip()
