"""A ledger is brought in at the desk: sent, read as proposed or corrected, checked, and taken in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.doors.desk.browser_form import filled_in
from tests.ledgers.builders import APRIL, MAY, ledger

from moothall.audit.models import AuditEvent
from moothall.ledgers.files import ledger_file, uploads
from moothall.ledgers.models import LedgerFile, StoredMapping

HERE = "/desk/ledgers/test/"
DAY_FIRST = {"date_style": "day_first"}
AtDesk = Callable[[str], Client]

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


def read(answer: Any) -> str:
    return answer.content.decode()


def sent(client: Client, content: bytes = APRIL, name: str = "april.csv", council: str = "avon") -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post(f"{HERE}bring-in/", {"council": council, "ledger": file})


def read_on(client: Client, answer: Any, **corrected: str) -> Any:
    """Go on from how it is read, with what is proposed but for what is corrected."""
    at = answer["Location"]
    return client.post(at, filled_in(read(client.get(at))) | DAY_FIRST | corrected)


def taken_in(client: Client, content: bytes = APRIL, name: str = "april.csv", **reason: str) -> Any:
    checked = read_on(client, sent(client, content, name))["Location"]
    return client.post(checked, reason, follow=True)


def test_a_file_goes_through_three_steps_and_its_lines_count(at_desk: AtDesk) -> None:
    officer = at_desk("avon-finance")
    first = sent(officer)
    proposed = read(officer.get(first["Location"]))
    assert "is a heading for it" in proposed
    assert "05/04/2016 is 5 April 2016 or 4 May 2016" in proposed
    second = read_on(officer, first)
    totals = read(officer.get(second["Location"]))
    assert "2 lines, £100.50" in totals
    assert "The date cannot be read" in totals

    page = read(officer.post(second["Location"], follow=True))

    assert "The ledger is taken in" in page
    row = LedgerFile.objects.get()
    assert (row.lines, row.kept_back, row.pence, row.as_post) == (2, 1, 100_50, "Finance Manager (Avon)")
    assert AuditEvent.objects.filter(action="ledgers.taken_in").count() == 1
    assert not list(uploads.uploads_folder().iterdir())


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"%PDF-1.4 x", "PDF document"),
        (b"<!doctype html><title>x", "web page"),
        (b"\x00\x01\x02" * 50, "zero byte"),
        (b"just some words\nand more of them\n", "no line of headings"),
    ],
    ids=["nothing", "blank", "pdf", "web page", "damaged", "prose"],
)
def test_what_is_no_ledger_is_refused_beside_the_file_and_not_kept(
    at_desk: AtDesk, content: bytes, says: str
) -> None:
    page = sent(at_desk("avon-finance"), content)

    assert page.status_code == 400
    assert says in read(page)
    assert not list(uploads.uploads_folder().iterdir())


def test_a_file_is_surveyed_once_and_opened_once_by_each_page(at_desk: AtDesk, monkeypatch: Any) -> None:
    surveys: list[str] = []
    opened: list[object] = []
    look, begin = ledger_file.survey, ledger_file.FileBytes.__init__

    def counted_look(source: Any, *, file: str) -> Any:
        surveys.append(file)
        return look(source, file=file)

    def counted_begin(self: Any, content: Any) -> None:
        opened.append(content)
        begin(self, content)

    monkeypatch.setattr(ledger_file, "survey", counted_look)
    monkeypatch.setattr(ledger_file.FileBytes, "__init__", counted_begin)

    assert b"The ledger is taken in" in taken_in(at_desk("avon-finance")).content

    assert surveys == ["april.csv"]
    assert len(opened) == 4  # sent, how it is read (shown, then corrected), taken in: a page each


def test_whose_it_is_has_to_be_said_by_whoever_sees_several(at_desk: AtDesk) -> None:
    page = sent(at_desk("accountant"), council="")

    assert page.status_code == 400
    assert "Choose whose ledger it is" in read(page)


def test_a_file_of_a_council_that_is_not_theirs_is_refused(at_desk: AtDesk) -> None:
    assert sent(at_desk("avon-finance"), council="brent").status_code == 403


def test_a_file_over_the_limit_is_refused_with_another_way(at_desk: AtDesk, monkeypatch: Any) -> None:
    monkeypatch.setattr(uploads, "LONGEST", 100)

    page = sent(at_desk("avon-finance"))

    assert (page.status_code, "moothall ledger take-in" in read(page)) == (400, True)
    assert not list(uploads.uploads_folder().iterdir())


def test_what_was_sent_is_nobody_elses_and_goes_after_a_day(at_desk: AtDesk, monkeypatch: Any) -> None:
    officer = at_desk("avon-finance")
    at = sent(officer)["Location"]
    modes = {
        path.stat().st_mode & 0o777
        for path in (uploads.uploads_folder(), *uploads.uploads_folder().iterdir())
    }
    assert modes == {0o700, 0o600}
    assert at_desk("accountant").get(at).status_code == 404
    assert officer.get(f"{HERE}bring-in/..%2F..%2Fmoothall/").status_code == 404

    monkeypatch.setattr(uploads, "LIFETIME", -1)
    sent(officer, MAY)
    assert officer.get(at).status_code == 404


def test_the_first_lines_follow_what_is_corrected(at_desk: AtDesk) -> None:
    officer = at_desk("avon-finance")
    at = sent(officer)["Location"]
    given = filled_in(read(officer.get(at))) | {"look": "yes", "sign": "reversed"} | DAY_FIRST

    page = read(officer.post(at, given))

    assert "−£100.00" in page or "-£100.00" in page
    assert 'value="reversed" selected' in page


@pytest.mark.parametrize(
    ("corrected", "says"),
    [
        ({"paid_on": ""}, "column is said to be the date paid"),
        ({"figure": "net"}, "column is said to be the net amount"),
        ({"heading_row": "9999"}, "less than or equal to 1000"),
        ({"date_style": "guess"}, "Input should be"),
        ({"date_style": ""}, "Say how its dates are written"),
        ({"amount": "Nothing like it"}, "no column headed"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused_and_nothing_chosen_is_lost(
    at_desk: AtDesk, corrected: dict[str, str], says: str
) -> None:
    officer = at_desk("avon-finance")
    page = read_on(officer, sent(officer), department="Service", supplier="Ref", reference="", **corrected)

    assert page.status_code == 400
    assert says in read(page)
    assert filled_in(read(page))["supplier"] == ["Ref"]


def test_a_mapping_under_which_no_line_can_be_read_leads_back(at_desk: AtDesk) -> None:
    officer = at_desk("avon-finance")
    checked = read_on(officer, sent(officer), date_style="compact")["Location"]

    page = officer.get(checked)

    assert page.status_code == 400
    assert "Go back to how it is read" in read(page)
    assert not LedgerFile.objects.exists()


def test_the_same_file_again_cannot_be_taken_in(at_desk: AtDesk) -> None:
    officer = at_desk("avon-finance")
    taken_in(officer)
    checked = read_on(officer, sent(officer, name="again.csv"))["Location"]
    shown = read(officer.get(checked))
    assert "This is the same file as april.csv" in shown
    assert "Take it in" not in shown

    page = officer.post(checked, {"although_repeated": "I want to"})

    assert page.status_code == 409
    assert LedgerFile.objects.count() == 1


def test_a_month_again_needs_a_reason_in_words(at_desk: AtDesk) -> None:
    officer = at_desk("avon-finance")
    taken_in(officer)
    rest = ledger("07/04/2016,1.00,Cole Ltd,9,Legal")
    checked = read_on(officer, sent(officer, rest, "rest.csv"))["Location"]
    assert "April 2016 has 1 lines" in read(officer.get(checked))

    refused = officer.post(checked)
    assert refused.status_code == 409
    page = officer.post(checked, {"although_repeated": "April came in two parts"}, follow=True)

    assert "April came in two parts" in read(page)
    assert LedgerFile.objects.count() == 2


def test_how_a_file_is_read_is_kept_and_used_for_the_next(at_desk: AtDesk) -> None:
    officer = at_desk("avon-finance")
    first = sent(officer)
    officer.post(read_on(officer, first, sign="reversed")["Location"])

    again = sent(officer, MAY, "may.csv")["Location"]
    page = read(officer.get(again))

    assert "Read as the council’s other files were" in page
    assert 'value="reversed" selected' in page
    officer.post(read_on(officer, {"Location": again})["Location"])
    assert StoredMapping.objects.count() == 1


def test_a_file_can_be_left_and_nothing_of_it_is_kept(at_desk: AtDesk) -> None:
    officer = at_desk("avon-finance")
    at = sent(officer)["Location"]

    assert "was not taken in" in read(officer.post(f"{at}leave/", follow=True))
    assert not list(uploads.uploads_folder().iterdir())


def quarter(first_month: int, lines: int) -> bytes:
    return ledger(
        *(
            f"{1 + n % 28:02}/{first_month + n % 3:02}/2016,{n}.17,Acme {n % 90},{n},Legal {n % 7}"
            for n in range(lines)
        )
    )


def test_a_long_file_is_read_and_taken_in_with_as_few_statements_as_a_short_one(at_desk: AtDesk) -> None:
    officer = at_desk("avon-finance")
    taken_in(officer, quarter(1, lines=100), "first.csv")
    with CaptureQueriesContext(connection) as of_a_short_one:
        taken_in(officer, quarter(4, lines=100), "second.csv")
    with CaptureQueriesContext(connection) as of_a_long_one:
        page = taken_in(officer, quarter(7, lines=10_000), "third.csv")

    assert "10,000 lines" in read(page)
    assert len(of_a_long_one) <= len(of_a_short_one)
