from typing import Any, ClassVar, Literal

import pytest
from pydantic import TypeAdapter, ValidationError
from tests.agreement.core.builders import council, day, part, variation

from moothall.agreement.core.references import references
from moothall.agreement.core.terms import (
    KINDS,
    AnyTerm,
    CostShare,
    Holding,
    KindIncomplete,
    Standard,
    Term,
    require_of_every_kind,
)
from moothall.agreement.core.terms.kinds import require_place_of_every_kind
from moothall.agreement.core.variation import Variation
from moothall.periods import Period

ANY_TERM: TypeAdapter[Term] = TypeAdapter(AnyTerm)
WHOLE: dict[str, dict[str, Any]] = {
    "authority": council("avon", gss_code="E07000078", successor="brent"),
    "service": {"id": "legal", "name": "Legal", "part_of": "corporate"},
    "body": {
        "id": "committee",
        "name": "Committee",
        "body_kind": "joint_committee",
        "authorities": ["avon"],
        "seats": {"avon": 2},
        "members": [{"person": "A Member", "authority": "avon", "office": "chair"}],
        "call_in": {"working_days": 5, "by": "scrutiny"},
    },
    "post": {"id": "chief", "name": "Chief executive", "authority": "avon", "office": "head_of_paid_service"},
    "participation": part("avon", "legal", through="committee", provided_by="avon"),
    "delegation": {
        "id": "staffing",
        "delegated_by": "avon",
        "delegate": "committee",
        "functions": ["staffing policy"],
        "services": ["legal"],
    },
    "cost_share": {"id": "legal-share", "service": "legal", "method": "driver", "driver": "hours"},
    "driver": {
        "id": "hours",
        "name": "Hours",
        "unit": "hours",
        "readings": [{"authority": "avon", "on": day(0), "quantity": 7.5}],
    },
    "policy": {
        "id": "contract-rules",
        "name": "Contract rules",
        "subject": "procurement",
        "adoptions": [{"authority": "avon", "version": "1", "by": "committee"}],
    },
    "standard": {"id": "replies", "name": "Replies", "service": "legal", "promise": "Within ten days"},
    "benefit": {"id": "saved", "name": "Saved", "profile_pence": {"2016/17": 100}, "services": ["legal"]},
    "target": {"id": "promised", "name": "Promised", "amount_pence": 100, "authorities": ["avon"]},
    "holding": {"id": "avon-company", "authority": "avon", "company": "company", "share": "1/4"},
}


def read(kind: str, **fields: Any) -> Term:
    return ANY_TERM.validate_python({"kind": kind, "from": day(0), **WHOLE[kind], **fields})


def test_each_kind_has_an_example_here() -> None:
    assert WHOLE.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_a_term_comes_back_from_what_is_written_of_it(kind: str) -> None:
    before = variation("v", add=[read(kind).model_dump(by_alias=True, mode="json")])

    assert Variation.model_validate(before.written()) == before
    assert isinstance(before.add[0], KINDS[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_a_term_cannot_be_altered(kind: str) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        read(kind).note = "altered"


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        ("authority", {("successor",): "brent"}),
        ("service", {("part_of",): "corporate"}),
        (
            "body",
            {
                ("authorities", 0): "avon",
                ("seats", "avon"): "avon",
                ("members", 0, "authority"): "avon",
                ("call_in", "by"): "scrutiny",
            },
        ),
        (
            "participation",
            {
                ("authority",): "avon",
                ("service",): "legal",
                ("through",): "committee",
                ("provided_by",): "avon",
            },
        ),
        ("driver", {("readings", 0, "authority"): "avon"}),
        ("policy", {("adoptions", 0, "authority"): "avon", ("adoptions", 0, "by"): "committee"}),
        ("holding", {("authority",): "avon", ("company",): "company"}),
    ],
)
def test_every_place_that_names_a_term_is_found(kind: str, named: dict[tuple[str | int, ...], str]) -> None:
    assert {reference.path: reference.id for reference in references(read(kind))} == named


@pytest.mark.parametrize("bad", [2016, "2016-04", "1/4/2016", "2016-13-01", 20160401, "1066-10-14", True])
def test_only_a_whole_day_is_a_day(bad: object) -> None:
    with pytest.raises(ValidationError):
        read("service", **{"from": bad})


def test_a_term_ends_after_it_starts() -> None:
    with pytest.raises(ValidationError, match="not after its first day"):
        read("service", until=day(0))


def test_a_reading_is_the_decimal_that_was_written() -> None:
    driver = read("driver")

    assert str(driver.readings[0].quantity) == "7.5"  # type: ignore[attr-defined]


@pytest.mark.parametrize("fields", [{"method": "fixed"}, {"method": "banded"}, {"driver": None}])
def test_a_cost_share_has_what_its_method_needs(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="share needs"):
        read("cost_share", **fields)
    assert isinstance(read("cost_share", method="equal", driver=None), CostShare)


@pytest.mark.parametrize("share", ["0/4", "5/4", "1/0", "25%", "0.25"])
def test_a_holding_is_a_proper_share(share: str) -> None:
    with pytest.raises(ValidationError):
        read("holding", share=share)
    assert isinstance(read("holding", share="4/4"), Holding)


def test_a_variation_that_does_nothing_is_refused() -> None:
    with pytest.raises(ValidationError, match="changes nothing"):
        variation("idle")


def test_a_change_cannot_move_the_days_of_a_term() -> None:
    with pytest.raises(ValidationError, match="a change may not"):
        variation("sly", change=[{"term": "avon", "set": {"until": "2020-01-01"}}])


def test_days_left_out_are_those_of_the_variation() -> None:
    made = variation("v", effective=day(3), add=[council("avon")], end=[{"term": "brent"}])

    assert made.known_on == made.decided == day(3)
    assert made.add[0].starts_on == day(3)
    assert made.end[0].on == day(3)
    assert made.first_day == day(3)


def test_a_partnership_is_not_called_what_moothall_calls_a_page_of_its_own() -> None:
    from moothall.agreement.core.variation import NOT_FOR_PARTNERSHIPS, AgreementHeading
    from moothall.config.urls import urlpatterns
    from moothall.doors.authzen.urls import urlpatterns as of_authzen
    from moothall.doors.site.urls import urlpatterns as of_the_site

    firsts = {
        str(each.pattern).split("/")[0].strip("^") for each in (*urlpatterns, *of_authzen, *of_the_site)
    }

    assert {word for word in firsts if word and "<" not in word and "." not in word} <= NOT_FOR_PARTNERSHIPS
    for word in NOT_FOR_PARTNERSHIPS:
        with pytest.raises(ValidationError, match="choose another"):
            AgreementHeading(id=word, name="Test")


def test_what_another_room_adds_to_a_kind_is_there_for_each_and_for_no_other() -> None:
    require_of_every_kind("a colour", [*KINDS], "the paint shop")

    with pytest.raises(KindIncomplete, match="“holding” lacks a colour: give it in the paint shop"):
        require_of_every_kind("a colour", KINDS.keys() - {"holding"}, "the paint shop")
    with pytest.raises(KindIncomplete, match="“barter” lacks a class, though it has a colour"):
        require_of_every_kind("a colour", [*KINDS, "barter"], "the paint shop")


def test_a_kind_without_its_place_among_the_terms_is_refused() -> None:
    with pytest.raises(KindIncomplete, match="“barter” lacks its place in the union of its family"):
        require_place_of_every_kind({**KINDS, "barter": Term})


def test_a_kind_that_lacks_a_part_is_refused_as_it_is_defined() -> None:
    with pytest.raises(KindIncomplete, match=r"“barter” lacks what a clerk calls several \(plural\)"):

        class Barter(Term):
            words: ClassVar[str] = "barter"
            kind: Literal["barter"] = "barter"


def test_a_kind_on_a_council_s_page_says_whose_it_is() -> None:
    with pytest.raises(KindIncomplete, match=r"“barter” lacks whose it is \(councils\)"):

        class Barter(Standard):
            council_heading: ClassVar[str] = "Barters"
            kind: Literal["barter"] = "barter"  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("kind", "councils"),
    [("policy", ("avon",)), ("holding", ("avon",)), ("standard", ())],
)
def test_a_term_is_listed_under_the_councils_whose_it_is(kind: str, councils: tuple[str, ...]) -> None:
    assert read(kind).councils() == councils


def test_a_term_without_a_name_goes_by_its_id() -> None:
    assert read("participation").name == "avon-legal"


def test_a_term_holds_from_its_first_day_to_the_day_before_its_end() -> None:
    term = read("service").holding(Period(day(3), day(5)))

    assert [number for number in range(8) if term.holds_on(day(number))] == [3, 4]


def test_a_variation_that_adds_nothing_is_written_without_any_terms() -> None:
    assert variation("ends", end=[{"term": "avon"}]).written().keys() == {
        "id", "title", "decided", "effective", "known_on", "end",
    }  # fmt: skip
