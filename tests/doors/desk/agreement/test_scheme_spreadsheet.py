from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.accounts import partnership
from tests.doors.stored_agreements import text_of

from moothall.agreement.core.register import Register
from moothall.agreement.queries import drafts_of
from moothall.delegation.core.scheme_sheet import rows_of
from moothall.delegation.files import write_sheet

NO_DAY = {"effective-day": "31", "effective-month": "2", "effective-year": "2016"}

pytestmark = pytest.mark.django_db


def sheet(register: Register, **changed: object) -> SimpleUploadedFile:
    rows = [row | changed for row in rows_of(register, council="avon", day=partnership.TODAY)]
    return SimpleUploadedFile("scheme.xlsx", write_sheet(rows, title="Avon"))


def address(register: Register) -> str:
    return f"/desk/agreements/{register.heading.id}/scheme/"


def test_what_the_spreadsheet_says_otherwise_becomes_a_draft(clerk: Client, register: Register) -> None:
    sent = {"council": "avon", "sheet": sheet(register, **{"Limit (£)": 1234})}

    answer = clerk.post(address(register), sent, follow=True)

    [draft] = drafts_of(register.heading.id)
    assert answer.status_code == 200
    assert [step["set"] for step in draft.body["change"]] == [{"limit_pence": 123_400}]


def test_a_spreadsheet_that_says_the_same_begins_no_draft(clerk: Client, register: Register) -> None:
    answer = clerk.post(address(register), {"council": "avon", "sheet": sheet(register)})

    assert answer.status_code == 400
    assert "nothing to draft" in text_of(answer)
    assert drafts_of(register.heading.id) == []


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Choose whose scheme it is"),
        ({"council": "avon"}, "Choose a spreadsheet"),
        ({"council": "avon", "sheet": SimpleUploadedFile("x.xlsx", b"no")}, "is not a spreadsheet"),
        (
            {"council": "avon", "effective-day": "31", "effective-month": "2", "effective-year": "2016"},
            "a real day",
        ),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    clerk: Client, register: Register, sent: dict[str, object], words: str
) -> None:
    answer = clerk.post(address(register), sent)

    assert answer.status_code == 400
    assert words in text_of(answer)


def test_a_fault_in_the_sheet_is_named_with_its_line(clerk: Client, register: Register) -> None:
    answer = clerk.post(address(register), {"council": "avon", "sheet": sheet(register, Delegate="Nobody")})

    assert "Line 3, Delegate: there is no body or post called “Nobody”" in text_of(answer)


def test_whoever_may_not_draft_may_not_bring_a_scheme_back(
    desk_of: Callable[..., Client], register: Register
) -> None:
    assert desk_of("leader").get(address(register)).status_code == 403
