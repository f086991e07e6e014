import json
from pathlib import Path
from typing import Any

import pytest
from tests.recipes.house_copy import SOURCE, run
from tests.recipes.term_kind import DOCUMENTS, PARTS, follow

STARTING = (
    "import moothall.agreement.core.sentences, moothall.delegation.core.exercises, "
    "moothall.doors.desk.agreement.intents"
)
AGREEMENT = """
moothall: 1
partnership: {id: vale, name: Vale Partnership}
variations:
  - id: founding
    title: Founding
    decided: 2016-04-01
    effective: 2016-04-01
    add:
      - {kind: authority, id: avon, name: Avon Council, short_name: Avon}
      - {kind: authority, id: brent, name: Brent Council, short_name: Brent}
  - id: letting
    title: The depot is let
    decided: 2016-05-01
    effective: 2016-05-01
    add:
      - {kind: lease, id: depot, landlord: avon, tenant: brent, premises: the depot}
"""
TELLING = """
import json, sys
from moothall.doors.cli import app

app(["load", sys.argv[1]], standalone_mode=False)

from django.test import Client
from moothall.agreement.core.sentences import names, sentence
from moothall.agreement.queries import register_of
from moothall.delegation.core.exercises import exercises_of
from moothall.doors.desk.agreement.intents import INTENTS
from moothall.doors.desk.agreement.questions import questions_of

register = register_of("vale")
term, variation = register.history("depot").original, register.entry(2).variation
client = Client(headers={"host": "localhost"})
print(json.dumps({
    "said": sentence(term, names(register)),
    "routed": sorted((each.authority, each.function) for each in exercises_of(register.up_to(1), variation)),
    "formed": [field.name for field in questions_of(INTENTS["grant-lease"]).of_step][:4],
    "on the council's page": "Leases" in client.get("/vale/councils/brent/?on=2016-06-01").text,
    "in the glossary": "lets to another, and at what rent" in client.get("/glossary/").text,
}))
"""


@pytest.mark.parametrize(
    ("lacking", "named"),
    [
        ("words: ClassVar", "what a clerk calls it (words)"),
        ("plural: ClassVar", "what a clerk calls several (plural)"),
        ("meaning: ClassVar", "what the public glossary says of it (meaning)"),
        ("named_after: ClassVar", "the fields from which a new one's id is made (named_after)"),
        ("council_heading: ClassVar", "its heading on a council's page, or none (council_heading)"),
        ("def councils", "whose it is (councils)"),
        ("AnyOwnership", "its place in the union of its family"),
        ("@sentence.register", "a sentence"),
        ('"lease": lease', "a route rule"),
        ('Intent("change-lease"', "an intent by which one changes (action change)"),
    ],
)
def test_a_kind_that_lacks_a_part_is_refused_as_moothall_starts(
    house: Path, lacking: str, named: str
) -> None:
    follow(house, without=lacking)

    found = run(house, STARTING)

    assert found.returncode != 0
    assert f"The kind of term “lease” lacks {named}: give it in " in found.stderr


def test_a_kind_with_every_part_is_read_recorded_said_routed_formed_and_shown(
    house: Path, tmp_path: Path
) -> None:
    follow(house)
    (tmp_path / "vale.yaml").write_text(AGREEMENT, encoding="utf-8")

    found = run(house, TELLING, str(tmp_path / "vale.yaml"))

    assert found.returncode == 0, found.stderr
    told: dict[str, Any] = json.loads(found.stdout.splitlines()[-1])
    assert told == {
        "said": "Avon lets the depot to Brent",
        "routed": [["avon", "grant-leases"], ["brent", "acquire-property"]],
        "formed": ["landlord", "tenant", "premises", "from"],
        "on the council's page": True,
        "in the glossary": True,
    }


def test_the_recipe_names_every_file() -> None:
    recipe = (SOURCE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")

    for file in (*{part.file for part in PARTS}, *DOCUMENTS):
        assert f"`{file}`" in recipe
