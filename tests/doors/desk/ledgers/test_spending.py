"""A council's own finance officer publishes its spending over £500; the public reads that and no more."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook
from tests.doors.desk.browser_form import filled_in
from tests.doors.stored_agreements import text_of
from tests.ledgers.builders import ledger, taken

from moothall.audit.models import AuditEvent
from moothall.ledgers.queries.files import files_of
from moothall.recharges.core.spending import REDACTED
from moothall.recharges.queries.spending import publications

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

HERE = "/desk/ledgers/test/spending/"
PUBLIC = "/test/costs/spending/"
JUNE = ledger(
    "05/06/2016,600.00,Mrs J Zanzibar,7,Legal",
    "06/06/2016,500.00,Quite Exactly Ltd,8,Parks",
    "07/06/2016,9000.00,=Cole Ltd,9,Legal",
    "08/06/2016,2.00,Small Secret Ltd,10,Legal",
)
GIVEN = {"council": "avon", "since": "2016-06", "until": "2016-06", "individuals": "mrs j zanzibar"}


@pytest.fixture
def officer(at_desk):
    taken(JUNE, name="june.csv")
    return at_desk("avon-finance")


def publish(officer, given=GIVEN, **changes):
    checked = officer.post(HERE, given | {"look": "yes"})
    return officer.post(HERE, filled_in(checked.content.decode()) | changes, follow=True)


def everything_public() -> str:
    anybody = Client()
    pages = [anybody.get(PUBLIC)]
    pages += [anybody.get(f"{PUBLIC}{each.number}/spending.csv") for each in publications("test")]
    return "".join(page.content.decode() for page in pages if page.status_code == 200)


def test_nothing_is_public_before_the_officer_publishes_it(officer):
    answer = officer.post(HERE, GIVEN | {"look": "yes", "individuals": ""})

    assert "2 items, £9,600.00" in text_of(answer)
    assert "1 beneficiary is named as a person is" in text_of(answer)
    assert "Mrs J Zanzibar" in text_of(answer)
    assert "No council has published any yet" in text_of(Client().get(PUBLIC))
    assert publications("test") == []


def test_what_is_published_is_read_by_anybody_without_the_names_left_out(officer):
    assert "2 items are published. Anybody can read them now." in text_of(publish(officer))

    [row] = publications("test")
    assert (row.items, row.left_out, row.pence) == (2, 1, 9600_00)
    assert "Avon June 2016 22 November 2016 2 £9,600.00 1 CSV" in text_of(Client().get(PUBLIC))
    told = everything_public()
    assert f"2016-06-05,Legal,{REDACTED},{REDACTED},600.00" in told
    assert "'=Cole Ltd" in told
    for secret in ("Zanzibar", "Secret", "Exactly", "june.csv", "@moothall.example"):
        assert secret not in told
    book = Client().get(f"{PUBLIC}{row.number}/spending.xlsx").content
    cells = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    assert [line[4] for line in cells[1:]] == [600.0, 9000.0]
    assert "Zanzibar" not in AuditEvent.objects.latest("number").facts


def test_nobody_named_as_a_person_is_is_published_before_it_is_decided(officer):
    given = GIVEN | {"individuals": ""}
    answer = publish(officer, given)
    assert answer.status_code == 400
    assert "Say for each beneficiary below whether the name is left out" in text_of(answer)
    assert publications("test") == []

    again = publish(officer, given, **{"decided:Mrs J Zanzibar": "out"})
    assert "1 name more left out, and nothing is published yet" in text_of(again)
    assert publications("test") == []
    officer.post(HERE, filled_in(again.content.decode()))

    [row] = publications("test")
    assert row.left_out == 1
    assert "Zanzibar" not in everything_public()


def test_a_name_that_may_be_named_is_published(officer):
    publish(officer, GIVEN | {"individuals": ""}, **{"decided:Mrs J Zanzibar": "named"})

    assert "Mrs J Zanzibar" in everything_public()


def test_a_name_that_is_in_no_line_is_said_before_anything_is_published(officer):
    answer = officer.post(HERE, GIVEN | {"look": "yes", "individuals": "Zanzibar, J\nmrs j zanzibar"})

    assert "perhaps not written as the ledger has it: Zanzibar, J" in text_of(answer)


def test_what_is_to_be_published_later_is_not_read_before(officer, settings):
    later = {"on-day": "1", "on-month": "12", "on-year": "2016"}
    assert "from 1 December 2016" in text_of(publish(officer, **later))

    [row] = publications("test")
    assert "No council has published any yet" in text_of(Client().get(PUBLIC))
    assert Client().get(f"{PUBLIC}{row.number}/spending.csv").status_code == 404
    settings.MOOTHALL_TODAY = date(2016, 12, 1)
    assert Client().get(f"{PUBLIC}{row.number}/spending.csv").status_code == 200


def test_a_month_is_published_once_until_it_is_withdrawn(officer):
    publish(officer)
    again = publish(officer)
    assert again.status_code == 409
    assert "Some of those months are published already" in text_of(again)

    [row] = publications("test")
    at = f"{HERE}{row.number}/withdraw/"
    assert officer.post(at, {"reason": " "}).status_code == 400
    assert "It is withdrawn" in text_of(officer.post(at, {"reason": "A name was left in"}, follow=True))
    assert Client().get(f"{PUBLIC}{row.number}/spending.csv").status_code == 404
    assert officer.get(at).status_code == 404
    assert "are published" in text_of(publish(officer))


def test_only_the_councils_own_officer_publishes_it(officer, at_desk):
    publish(officer)
    [row] = publications("test")
    accountant, brent = at_desk("accountant"), at_desk("brent-finance")

    assert accountant.post(HERE, GIVEN | {"take": "csv"}).status_code == 200
    assert accountant.post(HERE, GIVEN | {"look": "yes"}).status_code == 403
    assert accountant.post(f"{HERE}{row.number}/withdraw/", {"reason": "No"}).status_code == 403
    assert brent.post(HERE, GIVEN | {"look": "yes"}).status_code == 403
    assert brent.get(f"{HERE}{row.number}/withdraw/").status_code == 403
    assert len(publications("test")) == 1


def test_what_was_checked_is_not_published_once_the_ledger_has_changed(officer):
    checked = officer.post(HERE, GIVEN | {"look": "yes"})
    taken(ledger("09/06/2016,700.00,Dale Ltd,11,Legal"), name="more.csv", although_repeated="In parts")
    answer = officer.post(HERE, filled_in(checked.content.decode()))

    assert answer.status_code == 409
    assert "has changed since you looked" in text_of(answer)
    assert publications("test") == []
    assert len(files_of("test", seeing=None)) == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"on-day": "31", "on-month": "2", "on-year": "2017"}, "Enter a real day"),
        ({"on-day": "1", "on-month": "1", "on-year": "2016"}, "Choose a day from today"),
        ({"on-day": "1", "on-month": "1", "on-year": "2030"}, "within a year"),
    ],
)
def test_a_day_that_cannot_be_is_said_beside_it(officer, changes, said):
    answer = publish(officer, **changes)

    assert answer.status_code == 400
    assert said in text_of(answer)
    assert publications("test") == []


def test_months_without_such_spending_are_not_published(officer):
    answer = publish(officer, GIVEN | {"since": "2016-05", "until": "2016-05"})

    assert answer.status_code == 400
    assert "no spending over £500" in text_of(answer)


@pytest.mark.parametrize("at", ["1/spending.csv", "99999999999999999999/spending.csv", "1/spending.pdf"])
def test_a_publication_that_is_not_there_is_not_found(officer, at):
    assert Client().get(f"{PUBLIC}{at}").status_code == 404
