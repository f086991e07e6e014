from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection, transaction
from tests.acting import operator, relying_on
from tests.agreement.core.builders import council, day, part, variation
from tests.agreement.partnerships import JOINED, founded, joining, loaded

from moothall.agreement.operations import record, save_draft
from moothall.agreement.queries import drafts_of, partnerships, register_of, stored_variations, verify
from moothall.agreement.rules import NoSuchPartnership, VariationContradicts, VariationOutOfTurn
from moothall.audit.queries import events

pytestmark = [pytest.mark.storage, pytest.mark.django_db]


def test_a_variation_gets_the_next_number_and_is_in_the_register() -> None:
    founded()

    number = record(partnership="test", variation=joining("clyde"), after=3, acting=operator("B. Clerk"))

    assert number == 4
    assert register_of("test").entry(4).variation == joining("clyde")
    assert "clyde" in register_of("test").state(day(30))


def test_the_store_says_when_and_by_whom_a_variation_was_recorded_and_keeps_its_text() -> None:
    founded()
    moment = datetime(2016, 11, 14, 10, 3, 5, 123_456, tzinfo=UTC)

    with time_machine.travel(moment, tick=False):
        record(
            partnership="test",
            variation=joining("clyde"),
            after=3,
            acting=operator("B. Clerk"),
            text="# why\nid: x",
        )

    [row] = stored_variations("test", after=3)
    assert (row.number, row.id, row.recorded_at, row.recorded_by) == (4, "clyde-joins", moment, "B. Clerk")
    assert row.text == "# why\nid: x"


def test_of_two_who_vary_at_once_one_wins_and_the_other_is_told_what_changed_and_by_whom() -> None:
    read_by_both = founded().head

    with time_machine.travel(datetime(2016, 11, 14, 10, 3, tzinfo=UTC), tick=False):
        record(
            partnership="test", variation=joining("clyde"), after=read_by_both, acting=operator("B. Clerk")
        )
    with pytest.raises(VariationOutOfTurn) as refused:
        record(
            partnership="test", variation=joining("devon"), after=read_by_both, acting=operator("C. Clerk")
        )

    assert str(refused.value) == (
        "The agreement has been varied since you read it: variation 4, “clyde-joins”, by B. Clerk on "
        "14 November 2016 at 10:03. Read it again, then repeat your change."
    )
    assert [entry.number for entry in refused.value.facts["recorded_since"]] == [4]
    assert record(partnership="test", variation=joining("devon"), after=4, acting=operator("C. Clerk")) == 5


def test_who_is_far_behind_is_told_of_the_first_few_and_how_many_more() -> None:
    founded()
    for number in range(7):
        record(
            partnership="test", variation=joining(f"c{number}"), after=3 + number, acting=operator("B. Clerk")
        )

    with pytest.raises(VariationOutOfTurn, match=r"“c4-joins”, by B\. Clerk on .* and 2 more") as refused:
        record(partnership="test", variation=joining("devon"), after=3, acting=operator("C. Clerk"))

    assert "c5-joins" not in str(refused.value)
    assert len(refused.value.facts["recorded_since"]) == 7


def test_a_number_that_is_not_there_yet_cannot_be_followed() -> None:
    founded()

    with pytest.raises(VariationOutOfTurn, match="no variation 9 yet: the last is 3"):
        record(partnership="test", variation=joining("clyde"), after=9, acting=operator("B. Clerk"))


def test_a_variation_that_contradicts_is_refused_with_every_fault_and_leaves_nothing_behind() -> None:
    founded()
    before = (register_of("test"), verify("test"), events().total)
    bad = variation("bad", effective=day(30), add=[council("avon")], end=[{"term": "nobody"}])

    with pytest.raises(VariationContradicts) as refused:
        record(partnership="test", variation=bad, after=3, acting=operator("B. Clerk"))

    assert [fault.field for fault in refused.value.faults] == ["add[0].id", "end[0].term"]
    assert [each.terms for each in refused.value.contradictions] == [("avon",), ("nobody",)]
    assert (register_of("test"), verify("test"), events().total) == before


def test_each_variation_leaves_one_event_that_names_its_number_and_digest() -> None:
    founded()

    record(partnership="test", variation=joining("clyde"), after=3, acting=operator("B. Clerk"))

    event, loading = events().events
    [row] = stored_variations("test", after=3)
    assert (loading.action, loading.facts["number"]) == ("agreement.loaded", 3)
    assert (event.action, event.actor, event.partnership, event.subject) == (
        "agreement.varied", "B. Clerk", "test", "clyde-joins",
    )  # fmt: skip
    assert (event.facts["number"], event.facts["digest"]) == (4, row.digest)


def test_a_draft_goes_when_it_is_recorded_and_stays_when_it_is_refused() -> None:
    founded()
    kept = save_draft(partnership="test", body={}, after=3, acting=operator("B. Clerk"))

    with pytest.raises(VariationOutOfTurn):
        record(
            partnership="test", variation=joining("clyde"), after=2, acting=operator("B. Clerk"), draft=kept
        )
    assert [row.id for row in drafts_of("test")] == [kept]

    record(partnership="test", variation=joining("clyde"), after=3, acting=operator("C. Clerk"), draft=kept)
    assert drafts_of("test") == []


def test_the_audit_trail_says_by_which_post_a_variation_was_recorded() -> None:
    founded()

    record(
        partnership="test",
        variation=joining("clyde"),
        after=3,
        acting=relying_on("town-clerk"),
    )

    assert events().events[0].facts["as_post"] == "town-clerk"


def test_what_was_undone_is_not_remembered() -> None:
    founded()

    with transaction.atomic():
        record(partnership="test", variation=joining("clyde"), after=3, acting=operator("B. Clerk"))
        assert register_of("test").head == 4
        transaction.set_rollback(True)
    record(partnership="test", variation=joining("devon"), after=3, acting=operator("B. Clerk"))

    assert register_of("test").entry(4).variation == joining("devon")
    assert register_of("test").head == 4
    assert verify("test").good
    assert events().total == 2


def test_a_partnership_that_is_not_there_cannot_be_varied() -> None:
    with pytest.raises(NoSuchPartnership, match="There is no partnership “nowhere” here"):
        record(partnership="nowhere", variation=joining("clyde"), after=0, acting=operator("B. Clerk"))


def test_many_partnerships_each_have_their_own_numbers_and_one_council_may_be_in_several() -> None:
    for name in ("brook", "test", "weir"):
        founded(name=name)

    record(partnership="weir", variation=joining("clyde"), after=3, acting=operator("B. Clerk"))

    assert [(row.id, row.name, row.head) for row in partnerships()] == [
        ("brook", "Brook Partnership", 3),
        ("test", "Test Partnership", 3),
        ("weir", "Weir Partnership", 4),
    ]
    assert all("avon" in register_of(row.id).state(day(0)) for row in partnerships())
    assert "clyde" not in register_of("test").histories
    assert all(verify(row.id).good for row in partnerships())


def test_one_variation_may_be_recorded_in_two_partnerships_under_one_id() -> None:
    for name in ("brook", "weir"):
        founded(name=name)
        record(partnership=name, variation=joining("clyde"), after=3, acting=operator("B. Clerk"))

    assert register_of("brook").entry(4).variation == register_of("weir").entry(4).variation
    assert stored_variations("brook")[3].digest != stored_variations("weir")[3].digest


def test_an_id_that_was_used_before_is_refused() -> None:
    founded()

    with pytest.raises(VariationContradicts, match="already the id of an earlier variation"):
        record(
            partnership="test",
            variation=variation("leave", effective=day(40), add=[JOINED | part("brent", "legal")]),
            after=3,
            acting=operator("B. Clerk"),
        )


@pytest.mark.skipif(connection.vendor != "sqlite", reason="how the embedded database is set")
@pytest.mark.django_db(transaction=True)
def test_the_embedded_database_waits_for_the_disk_before_it_says_that_a_variation_is_recorded() -> None:
    loaded()

    with connection.cursor() as cursor:
        read = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "journal_mode")
        }

    assert read == {"synchronous": 2, "journal_mode": "wal"}  # 2 is FULL
