"""A register that was kept in the tables of committees is brought over whole, or not at all."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection

from moothall.matters.models import CallIn, Decision, Issue, Leg, Proposal
from moothall.meetings.models import AgendaItem, Attendance, Meeting, Notice, Paper, PaperVersion, Vote

pytestmark = [pytest.mark.storage, pytest.mark.django_db(transaction=True)]

HERE = Path(__file__).parent
MOMENT, DAY, LATER = "2016-11-21 10:00:00+00:00", "2016-11-21", "2016-12-01"


def migrate(app: str = "", to: str = "") -> None:
    call_command("migrate", *filter(None, (app, to)), verbosity=0)


def execute(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def committees() -> list[str]:
    return [name for name in connection.introspection.table_names() if name.startswith("committees_")]


def insert(table: str, id: int, **given: Any) -> None:
    """Insert a row as committees kept it; what is not said is blank, by the kind of its column."""
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, f"committees_{table}")
    blank = {"sources": "[]", "basis": "sourced", "partnership": "test", "created_at": MOMENT,
             "modified_at": MOMENT, "key": str(uuid4())}  # fmt: skip
    row: dict[str, Any] = {"id": id}
    for column in described:
        if column.name in given or column.name in blank:
            value = given.get(column.name, blank.get(column.name))
            row[column.name] = json.dumps(value) if isinstance(value, list | dict) else value
        elif column.name != "id" and not column.null_ok:
            row[column.name] = _blank(column)
    if connection.vendor == "sqlite" and "key" in row:
        row["key"] = row["key"].replace("-", "")
    named = ", ".join(f'"{name}"' for name in row)
    execute(
        f"INSERT INTO committees_{table} ({named}) VALUES ({', '.join(['%s'] * len(row))})", *row.values()
    )


def _blank(column: Any) -> Any:
    kind = connection.introspection.get_field_type(column.type_code, column)
    kind = kind[0] if isinstance(kind, tuple) else kind
    if kind == "BooleanField":
        return False
    if kind == "JSONField" or column.name in ("ballots", "councils", "working", "events", "rule", "wards"):
        return "[]"
    return 1 if "Integer" in kind or "Serial" in kind else ""


@pytest.fixture
def before() -> Iterator[None]:
    """Go back to the tables of committees, with some rows; leave the tables of today."""
    migrate("matters", "zero")
    migrate("meetings", "zero")
    script = (HERE / f"committees_{connection.vendor}.sql").read_text()
    for statement in filter(str.strip, script.split(";\n")):
        execute(statement.replace("%", "%%") if "%" in statement else statement)
    execute(
        "INSERT INTO django_migrations (app, name, applied) VALUES ('committees', '0001_initial', %s)", MOMENT
    )
    _fill()
    yield
    with connection.constraint_checks_disabled():
        for table in committees():
            execute(f"DROP TABLE {table}" + (" CASCADE" if connection.vendor == "postgresql" else ""))
    execute("DELETE FROM django_migrations WHERE app = 'committees'")
    migrate()


def _fill() -> None:
    insert("issue", 7, slug="share-legal", title="Share legal", opened_on=DAY, state="open")
    insert("series", 2, title="Cabinet", starts_at="10:00")
    insert("meeting", 3, body="cabinet", starts_on=DAY, state="held", series_id=2, came_from="a", came_as="b")
    insert("agendaitem", 4, meeting_id=3, position=1, title="Share it", issue_id=7)
    insert("agendaitem", 5, meeting_id=3, position=2, title="Other", deleted_at=MOMENT)
    insert("attendance", 1, meeting_id=3, person="Cedar", status="present")
    insert("declaration", 1, meeting_id=3, item_id=4, person="Cedar", interest="non_registrable")
    insert("action", 1, meeting_id=3, item_id=4, text="Write", owner="chief")
    insert("notice", 9, kind="key_decision", holder="cabinet", title="Legal", matter="Whether to", issue_id=7,
           meeting_id=3, due_from=DAY)  # fmt: skip
    insert("notice", 10, kind="key_decision", holder="cabinet", title="Waste", due_from=DAY)
    insert("paper", 1, meeting_id=3, item_id=4, title="Report")
    insert("paperversion", 1, paper_id=1, number=1, name="report.pdf", uploaded_at=MOMENT)
    insert("vote", 6, meeting_id=3, item_id=4, motion="So", method="recorded", result="carried")
    insert("proposal", 1, issue_id=7, version=1, body={"id": "x"}, put_forward_on=DAY)
    insert("leg", 8, proposal_id=1, position=1, asked="decision", holder="cabinet", could=["cabinet"],
           functions=[], services=[], conditions=[])  # fmt: skip
    insert("decision", 11, slug="so", title="So", holder="cabinet", taken_on=DAY, issue_id=7, proposal_id=1,
           item_id=4, vote_id=6, outcome="agreed", authorities=["avon"])  # fmt: skip
    execute("INSERT INTO committees_decision_legs (id, decision_id, leg_id) VALUES (1, 11, 8)")
    insert("callin", 1, decision_id=11, body="scrutiny", called_in_on=LATER, called_in_by=["Elm", "Fir"])


def test_every_row_is_brought_over_with_its_id_and_what_it_names(before: None) -> None:
    migrate()

    assert not committees()
    assert Meeting.objects.get().series_id == 2
    assert AgendaItem.objects.get(pk=4).matter == "share-legal"
    assert [(each.pk, each.matter, each.about) for each in Notice.objects.order_by("pk")] == [
        (9, "share-legal", "Whether to"), (10, "", ""),
    ]  # fmt: skip
    assert (Attendance.objects.count(), Paper.objects.count(), PaperVersion.objects.count()) == (1, 1, 1)
    decision = Decision.objects.get()
    assert (decision.issue, decision.proposal) == (Issue.objects.get(pk=7), Proposal.objects.get())
    assert (decision.item_id, decision.vote, decision.authorities) == (4, Vote.objects.get(pk=6), ["avon"])
    assert list(decision.legs.all()) == [Leg.objects.get(pk=8)]
    assert CallIn.objects.get().called_in_by == ["Elm", "Fir"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_migrations WHERE app = 'committees'")
        assert cursor.fetchone() == (0,)


def test_a_new_row_has_an_id_of_its_own_after_those_that_were_brought_over(before: None) -> None:
    migrate()

    made = Issue.objects.create(partnership="test", slug="next", title="Next", opened_on=DAY)

    assert made.pk == 8


def test_a_register_that_cannot_be_brought_over_whole_stays_as_it_was(before: None) -> None:
    migrate("matters", "0001")
    Issue.objects.create(pk=7, partnership="test", slug="in-the-way", title="In the way", opened_on=DAY)

    with pytest.raises(IntegrityError):
        migrate()

    assert len(committees()) == 16
    assert (Meeting.objects.count(), Decision.objects.count()) == (0, 0)
    Issue.objects.all().delete()
