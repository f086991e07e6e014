"""What ledgers say is read at the desk by whoever may: files, words, lines, downloads."""

import csv
from codecs import BOM_UTF8
from collections.abc import Callable
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook
from tests.acting import operator
from tests.ledgers.builders import APRIL, MAY, ledger, taken

from moothall.audit.models import AuditEvent
from moothall.ledgers.core.headings import HeadingRule
from moothall.ledgers.files.engines.question import Cube, Sum
from moothall.ledgers.operations import add_heading_rules
from moothall.ledgers.queries import files, mappings, sums

HERE = "/desk/ledgers/test/"
JUNE = ledger('05/06/2016,600.00,"=HYPERLINK(""http://x"")",7,Legal', "06/06/2016,500.00,Acme Ltd,8,Parks")
AtDesk = Callable[[str], Client]

pytestmark = pytest.mark.django_db


def read(client: Client, at: str = "", **asked: str) -> str:
    answer = client.get(f"{HERE}{at}", asked)
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return answer.content.decode()


@pytest.fixture
def filled(at_desk: AtDesk) -> AtDesk:
    """Avon has April and June, and Brent has May."""
    taken(APRIL)
    taken(JUNE, name="june.csv")
    taken(MAY, "brent", "may.csv")
    return at_desk


@pytest.mark.parametrize("at", ["", "lines/", "texts/", "twice/", "spending/", "bring-in/"])
@pytest.mark.parametrize(
    ("who", "status"),
    [("avon-finance", 200), ("accountant", 200), ("company-accountant", 403), ("clerk", 403)],
)
def test_each_page_opens_to_those_whose_post_goes_with_a_ledger(
    filled: AtDesk, at: str, who: str, status: int
) -> None:
    assert filled(who).get(f"{HERE}{at}").status_code == status


@pytest.mark.parametrize("at", ["", "lines/", "texts/", "twice/", "spending/", "lines/lines.csv"])
def test_nobody_finds_a_word_of_another_council(filled: AtDesk, at: str) -> None:
    answer = filled("avon-finance").get(f"{HERE}{at}")
    said = b"".join(answer) if answer.streaming else answer.content

    assert b"Brent" not in said
    assert b"may.csv" not in said
    assert b"05-05" not in said


def test_a_file_of_another_council_is_as_if_it_were_not_there(filled: AtDesk) -> None:
    number = files.files_of("test", seeing=frozenset({"brent"}))[0].number
    officer = filled("avon-finance")

    assert officer.get(f"{HERE}files/{number}/").status_code == 404
    assert officer.post(f"{HERE}files/{number}/reverse/", {"reason": "Not mine"}).status_code == 404
    assert read(filled("accountant"), f"files/{number}/")


def test_ledgers_say_which_months_are_held_and_which_are_missing(filled: AtDesk) -> None:
    page = read(filled("accountant"))

    assert "April 2016 to June 2016" in page
    assert "May 2016" in page
    assert "£1,200.50" in page
    assert "2 department names without a service" in page


def test_the_navigation_leads_to_ledgers_those_who_may_read_them(filled: AtDesk) -> None:
    officer = filled("avon-finance")
    assert officer.get("/desk/ledgers/")["Location"] == HERE
    assert 'href="/desk/ledgers/"' in officer.get("/desk/").content.decode()
    assert 'href="/desk/ledgers/"' not in filled("clerk").get("/desk/").content.decode()


def test_a_file_shows_what_was_kept_back_by_its_reason(filled: AtDesk) -> None:
    number = files.files_of("test", seeing=frozenset({"avon"}))[-1].number
    officer = filled("avon-finance")

    assert "nonsense | 9 | X | 3 | Y" in read(officer, f"files/{number}/", why="date")
    assert "nonsense" not in read(officer, f"files/{number}/", why="total")


def test_a_file_is_reversed_with_a_reason_and_once(filled: AtDesk) -> None:
    number = files.files_of("test", seeing=frozenset({"avon"}))[-1].number
    at, officer = f"{HERE}files/{number}/reverse/", filled("avon-finance")
    assert officer.post(at, {"reason": " "}).status_code == 400

    page = officer.post(at, {"reason": "It was a draft"}, follow=True).content.decode()

    assert "It was a draft" in page
    assert "count no longer" in page
    assert officer.post(at, {"reason": "Again"}).status_code == 409


def test_words_are_given_headings_many_at_once(filled: AtDesk) -> None:
    officer = filled("accountant")
    page = read(officer, "texts/")
    assert page.index("Legal") < page.index("Parks")
    given = {"text-0": "Legal", "service-0": "legal", "division-0": "central", "text-1": "Parks"}
    given |= {"division-1": "cultural"}

    kept = officer.post(f"{HERE}texts/", given, follow=True).content.decode()

    assert "2 rules are kept" in kept
    assert sums.cube("test", Cube(("service",))) == [Sum((None,), 500_50, 2), Sum(("legal",), 707_00, 3)]
    assert AuditEvent.objects.filter(action="ledgers.rules_set").count() == 1


def test_an_officer_of_one_council_sets_rules_for_it_alone(filled: AtDesk) -> None:
    officer = filled("avon-finance")
    officer.post(f"{HERE}texts/?council=brent", {"text-0": "Legal", "service-0": "legal"})

    rules = mappings.heading_rules_of("test")
    assert (len(rules["avon"]), len(rules["brent"])) == (1, 0)


def test_nothing_chosen_is_lost_where_something_is_wrong(filled: AtDesk) -> None:
    given = {"text-0": "Legal", "service-0": "legal", "text-1": "Parks", "division-1": "nowhere"}
    answer = filled("avon-finance").post(f"{HERE}texts/", given)

    assert answer.status_code == 400
    assert "choose one of the list" in answer.content.decode()
    assert '<option value="legal" selected>' in answer.content.decode()
    assert mappings.heading_rules_of("test")["avon"] == []


def test_a_rule_that_is_like_another_is_suggested(filled: AtDesk) -> None:
    rule = HeadingRule(field="department", text="Legals", service="legal")
    add_heading_rules(partnership="test", rules=[rule], acting=operator("F. Officer"))

    assert "It is nearly “Legals”" in read(filled("accountant"), "texts/")


def test_rules_that_two_people_add_are_both_kept() -> None:
    from moothall.ledgers.core.headings import with_rules

    legal = HeadingRule(field="department", text="Legal", service="legal")
    known = with_rules([legal], [HeadingRule(field="department", text="Parks", division="cultural")])
    both = with_rules(known, [HeadingRule(field="department", text=" legal", division="central")])

    assert [(rule.text, rule.service, rule.division) for rule in both] == [
        ("Legal", "legal", "central"),
        ("Parks", None, "cultural"),
    ]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({}, "5 lines, £1,207.50"),
        ({"council": "brent"}, "1 line, £7.00"),
        ({"since": "2016-05"}, "3 lines, £1,107.00"),
        ({"until": "2016-04"}, "2 lines, £100.50"),
        ({"supplier": "bolt"}, "1 line, £0.50"),
        ({"text": "PARKS"}, "2 lines, £500.50"),
        ({"above": "500"}, "2 lines, £1,100.00"),
        ({"is_department": "Legal"}, "3 lines, £707.00"),
        ({"is_service": "none"}, "5 lines, £1,207.50"),
        ({"supplier": "nobody"}, "There is no such line"),
        ({"since": "April"}, "is not a month"),
        ({"above": "lots"}, "Error:"),
    ],
)
def test_lines_are_found_by_what_is_asked(filled: AtDesk, asked: dict[str, str], says: str) -> None:
    assert says in read(filled("accountant"), "lines/", **asked)


def test_lines_are_taken_away_as_they_are_asked_for_with_no_cell_that_runs(filled: AtDesk) -> None:
    officer, asked = filled("avon-finance"), {"since": "2016-06"}
    given = officer.get(f"{HERE}lines/lines.csv", asked)
    content = b"".join(given)
    rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))
    book = officer.get(f"{HERE}lines/lines.xlsx", asked).content
    cells = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()

    assert content.startswith(BOM_UTF8)
    assert given["Content-Disposition"] == 'attachment; filename="test-lines.csv"'
    assert [row["Amount"] for row in rows] == ["600.00", "500.00"]
    assert rows[0]["Supplier"].startswith("'=")
    assert [row[5] for row in cells[1:]] == [600.0, 500.0]
    assert officer.get(f"{HERE}lines/lines.pdf").status_code == 404
    assert officer.get(f"{HERE}lines/lines.csv", {"since": "soon"}).status_code == 400


def test_spending_over_500_leaves_individuals_out_and_exactly_500_too(filled: AtDesk) -> None:
    officer = filled("avon-finance")
    given = {"council": "avon", "since": "2016-04", "until": "2016-06", "take": "csv"}

    found = officer.post(f"{HERE}spending/", given)
    hidden = officer.post(f"{HERE}spending/", given | {"individuals": '=hyperlink("http://x")'})

    assert found.content.startswith(BOM_UTF8)
    assert len(found.content.decode().splitlines()) == 2
    assert "600.00" in hidden.content.decode()
    assert "HYPERLINK" not in hidden.content.decode()
    assert officer.post(f"{HERE}spending/", given | {"council": ""}).status_code == 400
    assert officer.post(f"{HERE}spending/", given | {"until": "2016-03"}).status_code == 400
    assert officer.post(f"{HERE}spending/", given | {"council": "brent"}).status_code == 403


def test_whoever_sees_one_council_need_not_choose_whose_spending_it_is(filled: AtDesk) -> None:
    chosen = '<option value="">Choose</option>'

    assert chosen not in " ".join(read(filled("avon-finance"), "spending/").replace(" selected", "").split())
    assert chosen in " ".join(read(filled("accountant"), "spending/").replace(" selected", "").split())


def test_what_may_be_paid_twice_is_shown_as_a_question(at_desk: AtDesk) -> None:
    same = "{},50.00,Acme Ltd,77,Legal"
    taken(ledger(same.format("01/04/2016"), same.format("13/04/2016")))

    assert "13 April 2016" in read(at_desk("avon-finance"), "twice/")


@pytest.mark.parametrize("at", ["", "lines/", "texts/", "twice/"])
def test_a_page_asks_as_much_of_many_lines_as_of_few(at_desk: AtDesk, at: str) -> None:
    officer = at_desk("avon-finance")
    counts = []
    for number in (1, 200):
        lines = [
            f"{1 + n % 28:02}/0{number % 7 + 1}/2016,{n}.17,Acme {n},{n},Legal {n}" for n in range(number)
        ]
        taken(ledger(f"13/0{number % 7 + 1}/2016,1.00,Acme,0,Legal", *lines), name=f"{number}.csv")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            read(officer, at)
        counts.append(len(asked))

    assert counts[1] <= counts[0] <= 12
