"""A record's table says of each field how it is called, how it is asked for and what is shown of it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any

from moothall.papers.core.exemption import Exempt, ExemptView, Open, for_reader
from moothall.papers.core.record_fields import (
    FieldValue,
    Label,
    fields_of,
    labels_of,
    names_in,
    values_from,
    values_shown,
)


@dataclass(frozen=True, slots=True)
class Permit(ExemptView):
    """What a licensing committee permits."""

    title: Annotated[Open[str], Label("Title", "line", "What is permitted?", also=("register", "search"))]
    is_renewed: Annotated[Open[bool], Label("Renewed", "yes_no")] = False
    is_urgent: Annotated[Open[bool], Label("Urgent", "yes_no", reason="urgent_because")] = False
    urgent_because: Annotated[Exempt[str], Label("Why it is urgent")] = ""
    outcome: Annotated[Open[str], Label("Outcome", "choice")] = ""
    outcome_label: Open[str] = ""
    wards: Annotated[Exempt[tuple[str, ...]], Label("Wards", "list")] = ()
    places: Annotated[Open[int | None], Label("Places", "number")] = None
    decided_on: Annotated[Open[date | None], Label("Decided", "day", also=("register",))] = None
    published_at: Annotated[Open[datetime | None], Label("Published", "moment")] = None
    terms: Annotated[Exempt[str], Label("Terms")] = ""


@dataclass(frozen=True, slots=True)
class ReviewedPermit(Permit):
    """A permit with what a review found."""

    review: Annotated[Open[str], Label("Review")] = ""


def shown(permit: Permit, *leaving: str, **of: Any) -> dict[str, tuple[str, ...]]:
    return {value.words: value.lines for value in values_shown(permit, *leaving, **of)}


STREET_CAFE = ReviewedPermit(
    title="Tables in the square", is_urgent=True, urgent_because="The season begins", outcome="agreed",
    outcome_label="Agreed", wards=("Abbey", "Park"), places=0, decided_on=date(2016, 6, 30),
    published_at=datetime(2016, 6, 30, 23, 30, tzinfo=UTC), terms="Until *ten*.", review="Kept.",
)  # fmt: skip


def test_every_kind_of_value_is_shown_in_words_and_in_the_order_of_the_table():
    assert list(shown(STREET_CAFE).items()) == [
        ("Title", ("Tables in the square",)),
        ("Renewed", ("No",)),
        ("Urgent", ("Yes. The season begins",)),
        ("Outcome", ("Agreed",)),
        ("Wards", ("Abbey", "Park")),
        ("Places", ("0",)),
        ("Decided", ("30 June 2016",)),
        ("Published", ("1 July 2016",)),  # half past midnight in England
        ("Terms", ("Until *ten*.",)),
        ("Review", ("Kept.",)),
    ]


def test_what_a_record_does_not_say_is_not_shown_and_a_no_is_said():
    assert shown(Permit("Tables")) == {"Title": ("Tables",), "Renewed": ("No",), "Urgent": ("No",)}


def test_the_public_is_shown_nothing_of_what_is_kept_back():
    kept_back = Permit(
        "Tables", is_urgent=True, urgent_because="A debt", wards=("Abbey",), exempt_paragraphs=(3,)
    )

    public = shown(for_reader(kept_back, reads=False))

    assert public == {"Title": ("Tables",), "Renewed": ("No",), "Urgent": ("Yes",)}


def test_a_part_of_a_record_is_shown_without_the_rest():
    assert "Review" not in shown(STREET_CAFE, of=Permit)
    assert shown(STREET_CAFE, "wards", "terms").keys() & {"Wards", "Terms"} == set()


def test_a_place_that_has_a_few_fields_shows_those_alone():
    assert names_in(Permit, "register") == ("title", "decided_on")
    assert list(shown(STREET_CAFE, within="register")) == ["Title", "Decided"]
    assert names_in(Permit, "feed") == ()


def test_a_form_asks_by_the_question_or_else_by_the_name_of_the_field():
    title, renewed, *_ = fields_of(Permit)

    assert (title.question, renewed.question) == ("What is permitted?", "Renewed")
    assert labels_of(Permit)["terms"] == "Terms"
    assert FieldValue(fields_of(Permit)[-1], ("Until *ten*.",)).is_text
    assert not FieldValue(title, ("Tables",)).is_text


def test_what_a_row_keeps_is_taken_field_by_field():
    assert values_from(STREET_CAFE, Permit)["wards"] == ("Abbey", "Park")
    assert "outcome_label" not in values_from(STREET_CAFE, Permit)
