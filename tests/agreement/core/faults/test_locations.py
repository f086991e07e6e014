import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field, ValidationError
from ruamel.yaml import YAML
from tests.agreement.core.builders import founding, part, registered, service, variation

from moothall.agreement.core.faults import FieldFault, fault, locate, path_text
from moothall.agreement.core.faults.shapes import FORMS
from moothall.agreement.core.terms import KINDS
from moothall.agreement.core.variation import Agreement, Variation

DAYS = {"decided": "2016-04-01", "effective": "2016-04-01"}
WHOLE = {"id": "one", "title": "One", **DAYS}


def read(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).with_name(name))
    return rows


def faults_of(given: Any, model: type[BaseModel] = Variation) -> list[FieldFault]:
    with pytest.raises(ValidationError) as refused:
        model.model_validate(given)
    return list(locate(refused.value, model))


def the_fault_in(**term: Any) -> str:
    """Return the one fault of a variation that adds ``term``."""
    [found] = faults_of({**WHOLE, "add": [{"id": "this", **term}]})
    return str(fault(found))


@pytest.mark.parametrize("row", read("terms.yaml"), ids=lambda row: row["says"].partition(": ")[0])
def test_a_fault_says_where_it_is_what_is_wrong_and_how_to_mend_it(row: dict[str, Any]) -> None:
    assert the_fault_in(**row["term"]) == row["says"]


@pytest.mark.parametrize("row", read("variations.yaml"), ids=lambda row: row["says"].partition(": ")[0])
def test_a_variation_has_each_of_its_own_faults_once(row: dict[str, Any]) -> None:
    assert [str(fault(each)) for each in faults_of(row["given"])] == [row["says"]]


def test_a_file_of_another_format_is_told_which_one_is_read() -> None:
    [found] = faults_of(
        {
            "moothall": 2,
            "partnership": {"id": "a", "name": "A"},
            "variations": [{**WHOLE, "end": [{"term": "a"}]}],
        },
        Agreement,
    )

    assert found == FieldFault(
        ("moothall",), "this file is format 2; this Moothall reads format 1", "Use a newer Moothall."
    )


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"partnership": {"id": "a", "name": "A"}}, "moothall: is missing. Add “moothall: 1”."),
        (
            {"moothall": 1, "partnership": {"id": "desk", "name": "The Desk"}},
            "partnership.id: is a word that Moothall itself uses. Choose another.",
        ),
    ],
)
def test_the_heading_of_a_file_has_its_own_faults(given: dict[str, Any], says: str) -> None:
    whole = {**given, "variations": [{**WHOLE, "end": [{"term": "a"}]}]}

    assert [str(fault(each)) for each in faults_of(whole, Agreement)] == [says]


def test_half_of_a_letter_cannot_stand_in_an_id() -> None:
    assert the_fault_in(kind="service", id="legal\ud83d", name="Legal") == (
        "add[0].id: “legal\ud83d” does not belong here. Write it like cheltenham-revenues."
    )


def test_a_text_whose_form_only_another_room_knows_is_still_refused_in_plain_words() -> None:
    class Sheet(BaseModel):
        code: str = Field(pattern=r"^[A-Z]{3}$")

    [found] = faults_of({"code": "avon"}, Sheet)

    assert found == FieldFault(("code",), "“avon” does not belong here", "Write it like ….")


def test_every_fault_is_found_at_once_and_in_order() -> None:
    given = {**WHOLE, "id": "A", "add": [service("legal", part_off="x"), {"kind": "nothing"}], "end": ["a"]}

    assert [path_text(each.path) for each in faults_of(given)] == [
        "id",
        "add[0].part_off",
        "add[1].kind",
        "end[0]",
    ]


def test_a_path_leaves_out_what_the_models_add_to_it() -> None:
    given = {
        "moothall": 1,
        "partnership": {"id": "a", "name": "A"},
        "variations": [{**WHOLE, "add": [{**part("avon", "legal"), "service": "Legal Services"}]}],
    }

    assert [each.path for each in faults_of(given, Agreement)] == [("variations", 0, "add", 0, "service")]


def patterns_in(schema: Any) -> set[str]:
    """Return every pattern that a text must have, anywhere in a schema."""
    if isinstance(schema, list):
        return set().union(*map(patterns_in, schema))
    if not isinstance(schema, dict):
        return set()
    of_keys = schema.get("patternProperties", {}).keys()
    return set().union(*map(patterns_in, schema.values())) | of_keys | {schema.get("pattern", "")} - {""}


def test_every_text_that_has_a_form_says_how_it_is_written() -> None:
    assert patterns_in(Agreement.model_json_schema()) == FORMS.keys()


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=4,
)
FIELDS = {
    kind: sorted({field.alias or name for name, field in model.model_fields.items()} - {"kind"})
    for kind, model in KINDS.items()
}


@given(st.sampled_from(sorted(KINDS)), st.data())
def test_no_fault_speaks_the_language_of_the_machine(kind: str, data: st.DataObject) -> None:
    term = data.draw(st.dictionaries(st.sampled_from(FIELDS[kind]), JUNK))
    given = {**WHOLE, "add": [{"kind": kind, **term}]}
    try:
        Variation.model_validate(given)
    except ValidationError as error:
        for each in locate(error, Variation):
            assert not re.search(
                r"Input should|String should|Extra inputs|valid (dict|tuple|str)|required|\bNone\b|<class",
                f"{each.message} {each.fix}",
            )
            assert each.message


def test_a_change_that_spoils_a_term_is_told_in_plain_words() -> None:
    register = registered(founding(part("avon", "legal")))
    spoiling = variation(
        "spoil",
        change=[{"term": "avon-legal", "set": {"as": "hst"}}, {"term": "avon", "set": {"gss": "E07000078"}}],
    )
    _, found = register.varied(spoiling)

    assert [str(fault(each)) for each in found] == [
        "change[0].set.as: “hst” is not one of the words for this. Did you mean “host”? "
        "It may be member, host, client or owner.",
        "change[1].set.gss: “avon” is a council, which has no field “gss”. Did you mean “gss_code”?",
    ]
