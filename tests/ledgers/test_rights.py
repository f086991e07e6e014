"""Whose lines go with a post: its council's, or everybody's with the accounts of a joint body."""

import pytest
from tests.agreement.core.builders import day, founding
from tests.agreement.stored import founded

from moothall.agreement.core.terms import Post
from moothall.ledgers.rights import councils_of

pytestmark = [pytest.mark.storage, pytest.mark.django_db]


@pytest.fixture
def state():
    body = {"kind": "body", "id": "joint", "name": "Joint Committee", "body_kind": "joint_committee"}
    company = {"kind": "body", "id": "trading", "name": "Trading Ltd", "body_kind": "company"}
    register = founded(founding(body, company))
    return register.state(day(5))


def seen(state, **fields):
    return councils_of(
        Post.model_validate({"id": "post", "name": "Accountant", "from": day(1), **fields}), state
    )


def test_an_officer_of_a_council_sees_its_lines_alone(state):
    assert seen(state, authority="avon", office="finance") == {"avon"}


def test_the_accountant_of_a_joint_body_sees_every_council(state):
    assert seen(state, body="joint", office="finance") == {"avon", "brent"}


def test_nobody_else_sees_a_line(state):
    assert seen(state, body="joint", office="programme_manager") == frozenset()
    assert seen(state, body="trading", office="finance") == frozenset()
