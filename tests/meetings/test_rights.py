"""Who may run a body's meetings and call in its decisions: those of its councils, and no others."""

from datetime import date

import pytest
from tests.acting import operator
from tests.matters.partnership import MEETING, NAME

from moothall.accounts.models import ActingAs
from moothall.accounts.operations import add_person, appoint
from moothall.accounts.rights.actor import acting_of
from moothall.audit.core.actor import Acting
from moothall.matters.models import Decision
from moothall.matters.rights import scrutinises_decision
from moothall.meetings.core.reader import may_read_exempt
from moothall.meetings.rights import reader_of, serves_body
from moothall.meetings.rules.bodies import state_of
from moothall.refusals import Forbidden

pytestmark = [pytest.mark.storage, pytest.mark.django_db, pytest.mark.usefixtures("register")]


@pytest.fixture(autouse=True)
def _quick_passwords(settings: pytest.FixtureRequest) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]


def rights(post: str, name: str = "Somebody", acting_as: str = ActingAs.HOLDER) -> Acting:
    person = add_person(
        name=name, email=f"{post}@x.example", password="wobble-kettle-harbour", acting=operator("x")
    )
    appoint(
        person=person,
        partnership=NAME,
        post=post,
        starts_on=date(2016, 4, 1),
        acting_as=acting_as,
        acting=operator("x"),
    )
    return acting_of(person=person, day=MEETING)


def runs(who: Acting, body: str) -> Acting:
    return serves_body(acting=who, partnership=NAME, body=body)


def scrutinises(who: Acting, *councils: str) -> Acting:
    decision = Decision(partnership=NAME, authorities=councils)
    return scrutinises_decision(acting=who, permission="call_in", decision=decision)


def test_a_clerk_runs_the_bodies_of_their_council_and_those_that_it_shares() -> None:
    clerk = rights("avon-clerk")

    assert runs(clerk, "avon-cabinet").post_title == "Clerk (Avon)"
    assert runs(clerk, "joint-committee").post.id == "avon-clerk"
    with pytest.raises(Forbidden, match=r"does not serve Brent Cabinet.*Clerk \(Brent\) could"):
        runs(clerk, "brent-cabinet")


def test_a_councillor_runs_no_meetings() -> None:
    with pytest.raises(Forbidden, match="does not give the right to run meetings"):
        runs(rights("leader"), "avon-cabinet")


def test_scrutiny_calls_in_what_used_its_own_councils_power() -> None:
    scrutiny = rights("scrutiny-chair")

    assert scrutinises(scrutiny, "avon", "brent").post.id == "scrutiny-chair"
    with pytest.raises(Forbidden, match="does not scrutinise Brent"):
        scrutinises(scrutiny, "brent")
    with pytest.raises(Forbidden, match="right to call decisions in"):
        scrutinises(rights("avon-clerk"), "avon")


@pytest.mark.parametrize(("acting_as", "reads"), [(ActingAs.HOLDER, True), (ActingAs.DEPUTY, False)])
def test_whoever_deputises_for_a_member_reads_nothing_as_a_member(acting_as: str, reads: bool) -> None:
    reader = reader_of(rights("brent-member", "Dale", acting_as), NAME)

    state = state_of(NAME, MEETING)
    answer = may_read_exempt(body="brent-cabinet", state=state, posts=reader.posts, name=reader.name)
    assert answer.is_yes == reads


def test_whoever_deputises_for_an_officer_reads_as_an_officer() -> None:
    reader = reader_of(rights("brent-clerk", acting_as=ActingAs.STAFF), NAME)

    state = state_of(NAME, MEETING)
    assert may_read_exempt(body="brent-cabinet", state=state, posts=reader.posts, name="x").is_yes
