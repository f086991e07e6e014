from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter
from ruamel.yaml import YAML
from tests.agreement.core.builders import FIRST_DAY, council, service

from moothall.agreement.core.register import State
from moothall.agreement.core.sentences import names, sentence, title_of
from moothall.agreement.core.terms import KINDS, AnyTerm, Term

READ: TypeAdapter[Term] = TypeAdapter(AnyTerm)
SAID: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).with_name("said.yaml"))


def read(fields: dict[str, Any]) -> Term:
    return READ.validate_python({"from": FIRST_DAY, "id": "this", **fields})


KNOWN = [
    council("avon"),
    council("brent"),
    service("legal"),
    {"kind": "service", "id": "ict", "name": "ICT"},
    {"kind": "body", "id": "committee", "name": "Joint Committee", "body_kind": "joint_committee"},
    {"kind": "body", "id": "company", "name": "Avbrent Ltd", "body_kind": "company"},
    {"kind": "post", "id": "leader", "name": "Leader of the council", "authority": "avon"},
    {"kind": "driver", "id": "devices", "name": "Devices", "unit": "devices"},
]
NAME_OF = names(State(FIRST_DAY, {term.id: term for term in map(read, KNOWN)}))


@pytest.mark.parametrize("row", SAID, ids=lambda row: row["says"][:40])
def test_a_term_reads_as_a_clause_of_english(row: dict[str, Any]) -> None:
    term = read(row["term"])

    assert title_of(term, NAME_OF) == row["title"]
    assert sentence(term, NAME_OF) == row["says"]


def test_every_kind_of_term_has_a_sentence_of_its_own() -> None:
    assert {row["term"]["kind"] for row in SAID} == KINDS.keys()
