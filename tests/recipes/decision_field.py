"""The recipe for a field of a decision, followed for its risks: what is written into which file."""

from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"

TABLE = "matters/core/decision_record.py"
MODEL = "matters/models/decisions.py"
MIGRATIONS = "matters/migrations"

PARTS = (
    (TABLE, "    not_called_in_because: ", '    risks: Annotated[Exempt[str], Label("Risks")] = ""\n'),
    (MODEL, "    is_key = ", "    risks = models.TextField(blank=True)\n"),
)


def follow(house: Path) -> None:
    """Write the field into the table and the model of the copy of Moothall under ``house``."""
    for file, before, text in PARTS:
        path = house / "moothall" / file
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        place = next(number for number, line in enumerate(lines) if line.startswith(before))
        path.write_text("".join([*lines[:place], text, *lines[place:]]), encoding="utf-8")
