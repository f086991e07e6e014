"""What somebody may do follows from posts, by the day."""

from datetime import date

import pytest
from tests.accounts.partnership import NAME, TODAY, person, varied
from tests.acting import operator

from moothall.accounts.operations import deactivate_person
from moothall.accounts.rights.grants import Denial, Grant, may, rights_of
from moothall.agreement.core.terms import Post
from moothall.agreement.rights.roles import ROLES, roles_of
from moothall.audit.core.permissions import PERMISSIONS, Permission
from moothall.refusals import Forbidden

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.usefixtures("register")]


DRAFTS = {"read_desk", "draft_variation", "record_decision"}
CLERKS_WORK = DRAFTS | {"record_variation", "manage_meetings"}
MONEY = {"read_ledgers", "manage_ledgers", "manage_recharges"}


def allowed(acts_for: str, day: date = TODAY, **days: date) -> set[Permission]:
    rights = rights_of(person=person(acts_for, acts_for=acts_for, **days), day=day)
    return {each for each in PERMISSIONS if isinstance(rights.may(each, NAME), Grant)}


@pytest.mark.parametrize(
    ("post", "permissions"),
    [
        ("clerk", CLERKS_WORK),
        ("monitoring-officer", CLERKS_WORK | {"read_audit"}),
        ("section-151-officer", DRAFTS | MONEY | {"manage_benefits", "read_audit"}),
        ("chief-executive", DRAFTS | {"manage_benefits"}),
        ("finance-officer", MONEY | {"read_desk", "manage_benefits"}),
        ("ict-manager", {"read_desk"}),
        ("leader", {"read_desk"}),
        ("scrutiny-chair", {"read_desk", "call_in"}),
    ],
)
def test_what_a_post_lets_its_holder_do_follows_from_its_office(post: str, permissions: set[str]) -> None:
    assert allowed(post) == permissions


def test_every_office_that_a_post_can_have_goes_with_a_role() -> None:
    offices = Post.model_fields["office"].annotation.__args__  # type: ignore[union-attr]

    assert [office for office in offices if not roles_of([office])] == []


def test_every_role_says_in_plain_english_what_it_is_for() -> None:
    assert all(role.description.endswith(".") and role.permissions for role in ROLES)


def test_an_office_that_goes_with_a_post_besides_its_first_counts_too() -> None:
    change = [{"term": "chief-executive", "set": {"also": ["monitoring_officer"]}}]
    varied("designation", after=1, change=change)

    assert "record_variation" in allowed("chief-executive")


def test_nobody_may_anything_before_their_appointment_begins_or_from_the_day_it_ends() -> None:
    days = {"starts_on": date(2016, 11, 1), "until": date(2016, 11, 20)}
    clerk = person("clerk", acts_for="clerk", **days)

    def may_record(day: date) -> bool:
        answer = may(person=clerk, permission="record_variation", partnership=NAME, day=day)
        return isinstance(answer, Grant)

    asked = [date(2016, 10, 31), date(2016, 11, 1), date(2016, 11, 19), date(2016, 11, 20)]
    assert [may_record(day) for day in asked] == [False, True, True, False]


def test_an_appointment_gives_nothing_from_the_day_its_post_no_longer_holds() -> None:
    clerk = person("brief", acts_for="brief-clerk")

    before = may(person=clerk, permission="record_variation", partnership=NAME, day=date(2016, 11, 30))
    after = may(person=clerk, permission="record_variation", partnership=NAME, day=date(2016, 12, 1))

    assert isinstance(before, Grant)
    assert isinstance(after, Denial)
    assert "No post that you act for holds on 1 December 2016" in after.reason


def test_a_yes_names_the_post_relied_on() -> None:
    answer = may(
        person=person("clerk", acts_for="clerk"), permission="record_variation", partnership=NAME, day=TODAY
    )

    assert isinstance(answer, Grant)
    assert answer.sentence == "As Democratic Services Manager (Avon) you may record variations."


def test_a_no_says_why_not_and_which_posts_could() -> None:
    answer = may(
        person=person("leader", acts_for="leader"), permission="draft_variation", partnership=NAME, day=TODAY
    )

    assert isinstance(answer, Denial)
    assert "You act for Leader of the Council (Avon), which does not give the right to draft" in answer.reason
    assert "Chief Executive (Avon)" in answer.posts
    assert "Monitoring Officer (Avon)" in answer.sentence


def test_an_administrator_manages_people_and_reads_the_audit_trail_but_neither_drafts_nor_records() -> None:
    rights = rights_of(person=person("keeper", administrator=True), day=TODAY)

    found = {each for each in PERMISSIONS if isinstance(rights.may(each, NAME), Grant)}
    assert found == {"read_desk", "manage_people", "manage_clients", "read_audit", "manage_work"}


def test_a_post_in_one_partnership_gives_nothing_in_another() -> None:
    from tests.accounts.partnership import founded

    founded("other")
    clerk = person("clerk", acts_for="clerk")

    answer = may(person=clerk, permission="record_variation", partnership="other", day=TODAY)
    assert isinstance(answer, Denial)


def test_somebody_whose_account_is_closed_may_nothing() -> None:
    clerk = person("clerk", acts_for="clerk")
    deactivate_person(person=clerk, acting=operator("the test"))
    clerk.refresh_from_db()

    assert isinstance(may(person=clerk, permission="read_desk", partnership=NAME, day=TODAY), Denial)


def test_to_require_what_is_not_allowed_is_forbidden_with_the_posts_that_could() -> None:
    with pytest.raises(Forbidden, match="Democratic Services Manager"):
        rights_of(person=person("nobody"), day=TODAY).require("record_variation", NAME)
