"""The first page: the only partnership, several, or none."""

import pytest
from django.test import Client
from tests.agreement.core.builders import founding
from tests.doors.stored_agreements import load_small, text_of

pytestmark = pytest.mark.django_db


def test_with_none_it_says_what_to_do():
    page = text_of(Client().get("/"))

    assert "There is no agreement here yet." in page
    assert "script/moothall load" in page


def test_with_one_it_leads_straight_there():
    load_small(founding(), partnership="only")

    assert Client().get("/").url == "/only/"


def test_with_several_it_lists_them():
    load_small(founding(), partnership="one", name="One Partnership")
    load_small(founding(), partnership="two", name="Two Partnership")

    page = text_of(Client().get("/"))

    assert "One Partnership Two Partnership" in page
