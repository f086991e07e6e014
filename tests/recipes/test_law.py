import json
from pathlib import Path

from tests.recipes.house_copy import SOURCE, run

LAW = """

@law(
    "A-31",
    title="A company has a short name",
    citation=own_rule("a long name does not fit a table"),
    cure="Choose a shorter one.",
)
def has_a_short_name(facts: Facts) -> Iterator[Breach]:
    \"\"\"The name of a company that councils own is short enough to be read in a table.\"\"\"
    for company, holdings in facts.holdings.items():
        if len(facts.name(company)) > 8:
            yield Breach(f"{facts.name(company)} is long.", holdings[0].period, (company,))
"""
FINDING = """
import json
from datetime import date
from moothall.agreement.core.laws import LAWS, findings
from moothall.agreement.files import read_agreement
from moothall.periods import Period

import sys
register = read_agreement(sys.argv[1]).register
found = findings(register, Period.of_day(date(2016, 6, 1)))
print(json.dumps([LAWS[-1].title, [each.sentence for each in found if each.law.id == "A-31"]]))
"""
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
      - {kind: body, id: works, name: Waterworks and Waste Ltd, body_kind: company}
      - {kind: holding, id: share, authority: avon, company: works}
"""


def laws_with(house: Path, text: str) -> None:
    file = "moothall/agreement/core/laws/company.py"
    (house / file).write_text((SOURCE / file).read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_law_is_held_to_as_soon_as_it_is_written(house: Path, tmp_path: Path) -> None:
    laws_with(house, LAW)
    (tmp_path / "vale.yaml").write_text(AGREEMENT, encoding="utf-8")

    found = run(house, FINDING, str(tmp_path / "vale.yaml"))

    assert found.returncode == 0, found.stderr
    assert json.loads(found.stdout) == [
        "A company has a short name",
        ["Waterworks and Waste Ltd is long."],
    ]


def test_a_law_with_another_s_number_is_refused_as_moothall_starts(house: Path) -> None:
    laws_with(house, LAW.replace("A-31", "A-28"))

    found = run(house, "import moothall.agreement.core.laws")

    assert found.returncode != 0
    assert "The law “A-28” " in found.stderr
    assert "lacks a number of its own: A-28 is “Every owner" in found.stderr


def test_a_law_without_a_sentence_is_refused_as_moothall_starts(house: Path) -> None:
    said = next(line for line in LAW.splitlines(keepends=True) if '"""' in line)
    laws_with(house, LAW.replace(said, ""))

    assert "lacks a sentence" in run(house, "import moothall.agreement.core.laws").stderr
