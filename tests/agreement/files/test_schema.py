import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from tests.agreement.files.agreements import ONE_FILE

from moothall.agreement.core.terms import KINDS
from moothall.agreement.files import schema
from moothall.agreement.files.document import document

ROOT = Path(__file__).parents[3]
PUBLISHED = ROOT / "docs" / "reference" / "agreement.schema.json"


@pytest.fixture(scope="module")
def validator() -> Any:
    from jsonschema import Draft202012Validator  # slow to import

    return Draft202012Validator(schema())


def data_of(file: Path) -> Any:
    return document(file.read_text(encoding="utf-8")).data


def test_the_schema_is_well_formed_and_has_every_kind_of_term(validator: Any) -> None:
    validator.check_schema(schema())

    assert {kind.__name__ for kind in KINDS.values()} <= schema()["$defs"].keys()


def test_the_published_schema_is_up_to_date() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == schema(), (
        "Run: script/moothall schema > docs/reference/agreement.schema.json"
    )


def test_the_example_is_valid_by_the_schema(validator: Any) -> None:
    whole = data_of(ROOT / "examples" / "2020-vision" / "agreement.yaml")
    files = sorted((ROOT / "examples" / "2020-vision" / "variations").glob("*.yaml"))
    whole["variations"] += [data_of(file) for file in files]

    assert [error.message for error in validator.iter_errors(whole)] == []


def spoilt(change: str) -> Any:
    data = deepcopy(document(ONE_FILE).data)
    founding = data["variations"][0]
    match change:
        case "unknown field":
            founding["colour"] = "blue"
        case "kind left out":
            del founding["add"][0]["kind"]
        case "unknown kind":
            founding["add"][0]["kind"] = "cuncil"
        case "wrong word":
            founding["add"][3]["as"] = "hst"
        case "other format":
            data["moothall"] = 2
        case "no variations":
            del data["variations"]
        case "decided left out":
            del founding["decided"]
    return data


@pytest.mark.parametrize(
    "change",
    [
        "unknown field",
        "kind left out",
        "unknown kind",
        "wrong word",
        "other format",
        "no variations",
        "decided left out",
    ],
)
def test_what_is_not_an_agreement_is_not_valid_by_the_schema(change: str, validator: Any) -> None:
    assert validator.is_valid(spoilt("nothing"))
    assert not validator.is_valid(spoilt(change))
