"""A decision in force is the change: the last of them varies the agreement, in the same transaction."""

from datetime import date

import pytest
from tests.acting import operator
from tests.matters.partnership import CLERK, MEETING, NAME, at, decided, joining, part, proposed, published

from moothall.agreement.core.terms import Post
from moothall.agreement.queries import register_of, verify
from moothall.audit import queries as audit
from moothall.matters.models import Issue
from moothall.matters.operations import bring_into_force, publish_decision
from moothall.matters.operations.effect import bring_waiting_into_force
from moothall.matters.queries import decision, decisions_of, due_from
from moothall.matters.queries import issue as issue_seen
from moothall.matters.queries.daily_run import last_noted

pytestmark = [pytest.mark.storage, pytest.mark.django_db, pytest.mark.usefixtures("register")]

CALL_IN_CLOSES = date(2016, 11, 28)
IN_FORCE = date(2016, 11, 29)


def test_the_agreement_changes_by_itself_when_the_last_call_in_has_passed() -> None:
    issue, _ = proposed()
    published("brent-cabinet", issue)
    avon = published("avon-cabinet", issue)

    assert (avon.call_in_closes_on, avon.in_force_on) == (CALL_IN_CLOSES, None)
    assert bring_waiting_into_force(on=CALL_IN_CLOSES, acting=operator("the clock")).issues == ()
    assert register_of(NAME).head == 1

    done = bring_waiting_into_force(on=IN_FORCE, acting=operator("the clock"))

    assert done.issues == ((issue.slug, 2),)
    assert "avon-legal" in register_of(NAME).state(IN_FORCE)
    assert "avon-legal" not in register_of(NAME).state(CALL_IN_CLOSES)


def test_the_variation_names_the_decisions_that_it_rests_on_as_its_source() -> None:
    issue, _ = proposed()
    published("brent-cabinet", issue)
    published("avon-cabinet", issue, date(2016, 11, 22))
    bring_waiting_into_force(on=date(2016, 12, 1), acting=operator("the clock"))

    variation = register_of(NAME).entry(2).variation

    assert [(each.by, each.on) for each in variation.decided_by] == [
        ("brent-cabinet", date(2016, 11, 21)),
        ("avon-cabinet", date(2016, 11, 22)),
    ]
    assert variation.decided == date(2016, 11, 22)
    assert (variation.effective, variation.known_on) == (date(2016, 11, 30), date(2016, 11, 30))
    assert "Brent Cabinet, 21 November 2016" in variation.source[0].document
    assert "in force on 30 November 2016" in (variation.note or "")
    issue.refresh_from_db()
    assert (issue.state, issue.variation_number) == (Issue.State.IN_FORCE, 2)
    assert (verify(NAME).good, audit.verify().good) == (True, True)


def test_what_is_not_subject_to_call_in_is_in_force_when_it_is_published() -> None:
    issue, _ = proposed(joining("brent-joins", add=[part("brent")]))

    published("brent-cabinet", issue)

    assert register_of(NAME).head == 2
    assert "brent-legal" in register_of(NAME).state(MEETING)


def test_a_variation_for_a_later_day_keeps_its_day() -> None:
    issue, _ = proposed(joining("brent-joins", effective=date(2017, 4, 1), add=[part("brent")]))

    published("brent-cabinet", issue)

    assert register_of(NAME).entry(2).variation.effective == date(2017, 4, 1)
    assert "brent-legal" not in register_of(NAME).state(date(2017, 3, 31))


def test_it_waits_for_every_body_on_the_route() -> None:
    issue, _ = proposed()

    published("brent-cabinet", issue)

    assert bring_into_force(issue=issue, on=IN_FORCE, acting=CLERK) is None
    assert register_of(NAME).head == 1


def test_a_decision_that_is_not_published_counts_for_nothing() -> None:
    issue, _ = proposed(joining("brent-joins", add=[part("brent")]))
    decision = decided("brent-cabinet", issue)

    assert bring_into_force(issue=issue, on=IN_FORCE, acting=CLERK) is None

    publish_decision(decision=decision, at=at(IN_FORCE), acting=CLERK)
    assert register_of(NAME).head == 2


def test_twice_it_does_nothing_the_second_time() -> None:
    issue, _ = proposed()
    published("brent-cabinet", issue)
    published("avon-cabinet", issue)
    bring_waiting_into_force(on=IN_FORCE, acting=operator("the clock"))
    before = audit.events().total

    again = bring_waiting_into_force(on=IN_FORCE, acting=operator("the clock"))

    assert (again.issues, again.decisions, again.sent_back) == ((), (), ())
    assert (register_of(NAME).head, audit.events().total) == (2, before)


def test_what_contradicts_what_stands_by_then_is_sent_back_and_says_why() -> None:
    first, _ = proposed(joining("brent-joins", add=[part("brent")]))
    second, _ = proposed(joining("brent-joins-too", add=[part("brent")]), "Share it again")
    published("brent-cabinet", first)

    published("brent-cabinet", second, date(2016, 11, 23))

    second.refresh_from_db()
    assert second.state == Issue.State.SENT_BACK
    assert "“brent-legal” is already a part in a service" in second.state_because
    assert (register_of(NAME).head, second.variation_number) == (2, None)


def test_an_issue_is_in_force_from_the_day_it_was_so_and_not_from_the_day_somebody_looked() -> None:
    issue, _ = proposed()
    published("brent-cabinet", issue)
    published("avon-cabinet", issue)

    bring_waiting_into_force(on=date(2017, 3, 1), acting=operator("the clock"))

    issue.refresh_from_db()
    assert issue.state_on == IN_FORCE
    assert audit.events(action="issue.in_force").events[0].facts["on"] == IN_FORCE.isoformat()


def test_a_reader_is_told_that_call_in_has_passed_whether_or_not_anybody_has_noted_it() -> None:
    issue, _ = proposed()
    published("brent-cabinet", issue)
    made = published("avon-cabinet", issue)
    asked = {"partnership": NAME, "slug": made.slug}

    before, after = decision(on=CALL_IN_CLOSES, **asked), decision(on=IN_FORCE, **asked)

    assert (before.in_force_on, after.in_force_on) == (None, IN_FORCE)
    assert before.standing.endswith("unless it is called in by 28 November 2016.")
    assert after.standing == "In force from 29 November 2016."
    assert decisions_of(partnership=NAME, on=IN_FORCE).decisions[0].in_force_on == IN_FORCE
    assert issue_seen(partnership=NAME, slug=issue.slug, on=IN_FORCE).decisions[-1].in_force_on == IN_FORCE


def test_where_nobody_runs_it_daily_those_who_keep_the_records_are_told() -> None:
    issue, _ = proposed()
    published("brent-cabinet", issue)
    published("avon-cabinet", issue)
    posts = tuple(post for post in register_of(NAME).state(IN_FORCE).of(Post) if post.id == "avon-clerk")

    def told(on: date) -> list[str]:
        return [each.title for each in due_from(partnership=NAME, posts=posts, on=on)
                if each.kind == "bring_into_force"]  # fmt: skip

    assert told(CALL_IN_CLOSES) == []
    assert told(date(2016, 12, 5)) == [
        "“Share the legal service” has been ready to take effect since 29 November 2016"
    ]
    assert last_noted() is None
    bring_waiting_into_force(on=date(2016, 12, 5), acting=operator("the clock"))
    assert (told(date(2016, 12, 5)), last_noted()) == ([], date(2016, 12, 5))
    bring_waiting_into_force(on=date(2016, 12, 5), acting=operator("the clock"))
    assert audit.events(action="day.passed").total == 1
