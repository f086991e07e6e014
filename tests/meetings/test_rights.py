"""Who may run a body's meetings and call in its decisions: those of its councils, and no others."""

from datetime import date

import pytest
from tests.acting import operator
from tests.matters.partnership import MEETING, NAME

from moothall.accounts.models import ActingAs
from moothall.accounts.operations import add_person, appoint
from moothall.accounts.rights.grants import Rights, rights_of
from moothall.matters.rights import require_scrutiny
from moothall.meetings.core.reader import may_read_exempt
from moothall.meetings.rights import reader_of, require_running
from moothall.meetings.rules.bodies import state_of
from moothall.refusals import Forbidden

pytestmark = [pytest.mark.storage, pytest.mark.django_db, pytest.mark.usefixtures("register")]


@pytest.fixture(autouse=True)
def _quick_passwords(settings: pytest.FixtureRequest) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]


def rights(post: str, name: str = "Somebody", acting_as: str = ActingAs.HOLDER) -> Rights:
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
    return rights_of(person=person, day=MEETING)


def test_a_clerk_runs_the_bodies_of_their_council_and_those_that_it_shares() -> None:
    clerk = rights("avon-clerk")

    assert require_running(clerk, NAME, "avon-cabinet", MEETING).post == "Clerk (Avon)"
    assert require_running(clerk, NAME, "joint-committee", MEETING).post_id == "avon-clerk"
    with pytest.raises(Forbidden, match=r"does not serve Brent Cabinet.*Clerk \(Brent\) could"):
        require_running(clerk, NAME, "brent-cabinet", MEETING)


def test_a_councillor_runs_no_meetings() -> None:
    with pytest.raises(Forbidden, match="does not go with the right to run meetings"):
        require_running(rights("leader"), NAME, "avon-cabinet", MEETING)


def test_scrutiny_calls_in_what_used_its_own_councils_power() -> None:
    scrutiny = rights("scrutiny-chair")

    assert require_scrutiny(scrutiny, NAME, ["avon", "brent"], MEETING).post_id == "scrutiny-chair"
    with pytest.raises(Forbidden, match="scrutinises nothing of Brent"):
        require_scrutiny(scrutiny, NAME, ["brent"], MEETING)
    with pytest.raises(Forbidden, match="right to call decisions in"):
        require_scrutiny(rights("avon-clerk"), NAME, ["avon"], MEETING)


@pytest.mark.parametrize(("acting_as", "reads"), [(ActingAs.HOLDER, True), (ActingAs.DEPUTY, False)])
def test_whoever_deputises_for_a_member_reads_nothing_as_a_member(acting_as: str, reads: bool) -> None:
    reader = reader_of(rights("brent-member", "Dale", acting_as).acting, NAME)

    state = state_of(NAME, MEETING)
    answer = may_read_exempt(body="brent-cabinet", state=state, posts=reader.posts, name=reader.name)
    assert answer.is_yes == reads


def test_whoever_deputises_for_an_officer_reads_as_an_officer() -> None:
    reader = reader_of(rights("brent-clerk", acting_as=ActingAs.STAFF).acting, NAME)

    state = state_of(NAME, MEETING)
    assert may_read_exempt(body="brent-cabinet", state=state, posts=reader.posts, name="x").is_yes
