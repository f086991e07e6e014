"""Joining, leaving and changing, as events and as sentences."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.agreement.core.builders import council, day, founding, part, registered, service, variation

from moothall.agreement.core.sentences import names
from moothall.doors.site.agreement.event_sentences import changes_around, event_groups
from moothall.doors.site.agreement.matrix import matrix_of
from moothall.doors.site.agreement.participation_events import days_of, events_of

JOINED = part("avon", "legal", **{"from": day(0).isoformat()})


def verbs(register):
    return [(event.day, event.verb, event.part.id, event.number) for event in events_of(register)]


def sentences(register, on):
    events = [event for event in events_of(register) if event.day == on]
    return [
        words
        for each in event_groups(register, events, name_of=names(register), today=day(99))
        for words in each.sentences
    ]


def test_a_part_joins_on_its_first_day_and_leaves_on_the_day_it_no_longer_holds():
    register = registered(
        founding(JOINED), variation("leave", effective=day(20), end=[{"term": "avon-legal"}])
    )

    assert verbs(register) == [(day(0), "joins", "avon-legal", 1), (day(20), "leaves", "avon-legal", 2)]


def test_an_end_written_from_the_first_is_a_leaving_by_the_same_variation():
    register = registered(founding(part("avon", "legal", until=day(9).isoformat())))

    assert verbs(register)[-1] == (day(9), "leaves", "avon-legal", 1)


def test_a_change_that_a_reader_would_not_see_is_no_event():
    register = registered(
        founding(JOINED),
        variation("noted", effective=day(5), change=[{"term": "avon-legal", "set": {"note": "Seen."}}]),
    )

    assert [verb for _, verb, _, _ in verbs(register)] == ["joins"]


def test_leaving_and_joining_on_one_day_is_one_change():
    register = registered(
        founding(JOINED),
        variation(
            "moved",
            effective=day(5),
            end=[{"term": "avon-legal"}],
            add=[part("avon", "legal", id="avon-legal-hosted", provided_by="brent")],
        ),
    )

    assert [(when, verb) for when, verb, _, _ in verbs(register)] == [(day(0), "joins"), (day(5), "changes")]
    assert sentences(register, day(5)) == ["Avon changed how it takes part in legal (now provided by Brent)"]


def test_a_part_brought_back_joins_again_by_the_variation_that_brought_it_back():
    register = registered(
        founding(JOINED),
        variation("leave", effective=day(5), end=[{"term": "avon-legal"}]),
        variation("return", effective=day(9), reinstate=[{"term": "avon-legal"}]),
    )

    assert verbs(register)[-1] == (day(9), "joins", "avon-legal", 3)


def test_councils_that_did_the_same_share_a_sentence():
    register = registered(
        founding(
            service("audit"), JOINED, part("brent", "legal"), part("avon", "audit"), part("brent", "audit")
        )
    )

    assert sentences(register, day(0)) == ["Avon and Brent joined legal and audit"]


def test_a_council_that_leaves_all_it_shares_is_said_to_leave_everything():
    ends = [{"term": "avon-legal"}, {"term": "avon-audit"}]
    register = registered(
        founding(service("audit"), JOINED, part("avon", "audit"), part("brent", "audit")),
        variation("leave", effective=day(5), end=ends),
    )

    assert sentences(register, day(5)) == ["Avon left everything that it shares"]


def test_what_is_to_come_is_told_as_to_come():
    register = registered(
        founding(JOINED), variation("leave", effective=day(20), end=[{"term": "avon-legal"}])
    )
    around = changes_around(register, day(1), name_of=names(register), today=day(1))

    assert around.next[0].sentences == ("Avon leaves everything that it shares",)
    assert (around.previous_day, around.next_day) == (day(0), day(20))


def test_with_nothing_shared_nothing_changes():
    around = changes_around(registered(founding()), day(1), name_of=str, today=day(1))

    assert (around.last, around.next, around.previous_day, around.next_day, around.slider) == (
        (),
        (),
        None,
        None,
        None,
    )


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), max_size=6))
def test_the_matrix_is_the_same_between_one_event_and_the_next(stretches):
    terms = [
        part(
            f"c{place}", "legal", **{"from": day(start).isoformat(), "until": day(start + length).isoformat()}
        )
        for place, (start, length) in enumerate(stretches)
    ]
    early = {"from": "2016-01-01"}
    councils = [council(f"c{place}", **early) for place in range(len(stretches))]
    register = registered(variation("all", add=[*councils, service("legal", **early), *terms]))
    changed = set(days_of(events_of(register)))

    for number in range(1, 62):
        parts = [{part.id for part in matrix_of(register, day(each)).parts} for each in (number - 1, number)]
        assert (parts[0] != parts[1]) == (day(number) in changed)


def test_the_day_of_an_event_is_a_day():
    assert days_of(events_of(registered(founding(JOINED)))) == [date(2016, 4, 1)]
