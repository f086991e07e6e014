"""What each council pays stands on the page to the penny, opens to its working, and says what is made up."""

import csv
import re
from codecs import BOM_UTF8
from html import unescape
from io import BytesIO, StringIO
from unittest.mock import Mock

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from tests.agreement.core.builders import council, part, service, variation
from tests.doors.site.costs.stored_years import HERE, LONG, YEAR, crowd, recorded, share, the_example
from tests.doors.stored_agreements import HOSTILE, load_small, text_of

from moothall.doors.site.costs import year_of_cost
from moothall.recharges import queries

pytestmark = pytest.mark.django_db

COUNCILS = ("cheltenham", "cotswold", "forest-of-dean", "west-oxfordshire")
PAGES = [
    "/", "/?stage=estimate", "/flow/", "/what-if/?service=ict&method=equal", "/cheltenham/",
    "/cheltenham/ict/", "/divisions/",
]  # fmt: skip
FILES = [
    "/costs.csv", "/costs.xlsx", "/outturn.csv", "/outturn.xlsx", "/journal/csv/", "/journal/hledger/",
    "/journal/beancount/",
    "/cheltenham/statement.pdf", "/cheltenham/statement.xlsx", "/cheltenham/statement.csv",
    "/cheltenham/journal/hledger/",
]  # fmt: skip
ROW = re.compile(r"<tr.*?</tr>", re.DOTALL)
FIGURE = re.compile(r'<data value="(-?\d+)">')
LINK = re.compile(r'<a [^>]*href="([^"]*)"[^>]*><data')


@pytest.fixture
def example(client):
    the_example()
    return client


def read(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def rows_of(page: str) -> list[list[int]]:
    """Return the figures of each row of the first table, in pence."""
    found = [
        [int(pence) for pence in FIGURE.findall(row)] for row in ROW.findall(page.partition("</table>")[0])
    ]
    return [row for row in found if row]


@pytest.mark.parametrize("stage", ["estimate", "outturn"])
def test_the_figures_on_the_page_add_up_to_the_pools_to_the_penny(example, stage):
    *services, together = rows_of(read(example, f"{HERE}/?stage={stage}"))
    pools = sum(pool.pence for row in queries.recorded("2020-vision", YEAR, stage) for pool in row.cost.pools)

    assert [sum(row[:-1]) for row in services] == [row[-1] for row in services]
    assert sum(row[-1] for row in services) == sum(together[:-1]) == together[-1] == pools


def test_the_divisions_add_up_to_all_that_it_cost(example):
    page = read(example, f"{HERE}/divisions/?stage=outturn")
    *divisions, together = rows_of(page)
    spent = sum(pool.pence for pool in queries.recorded("2020-vision", YEAR, "outturn")[-1].cost.pools)

    assert "Environmental and regulatory services" in page
    assert "Not yet in a division" not in page
    assert [sum(column) for column in zip(*divisions, strict=True)] == together
    assert together[-1] == spent
    assert all(own + support == whole for own, support, whole in divisions)


def test_every_figure_opens(example):
    page = read(example, f"{HERE}/")
    addresses = {unescape(each) for each in LINK.findall(page)}

    assert len(LINK.findall(page)) == len(FIGURE.findall(page)) == 15 + 4 + 4 + 1
    for address in addresses:
        assert example.get(address.partition("#")[0]).status_code == 200, address


def test_a_working_has_its_figure_its_steps_and_what_they_rest_on(example):
    shown = read(example, f"{HERE}/cheltenham/revenues/?stage=estimate")
    words = " ".join(re.sub(r"<[^>]+>", " ", shown).split())

    assert "1 April 2016 to 13 November 2016" in words
    assert "50,000, its reading of 50,000 on 1 April 2016" in words
    assert "Finance charged" in words
    assert "The ledger lines of Revenues" in words
    assert "/terms/illustrative-revenues-cost/" in shown
    assert "/terms/illustrative-accounts/" in shown


@pytest.mark.parametrize("path", PAGES)
def test_what_is_made_up_is_marked_beside_its_figures_and_at_the_top(example, path):
    page = read(example, HERE + path)
    main = page.partition("<main")[2]

    assert "made up to show how it works" in main
    assert main.count(">Illustrative</strong>") >= 2


def test_the_files_say_that_they_are_made_up(example):
    assert "illustrative" in example.get(f"{HERE}/costs.csv").content.decode()
    assert "made up" in str(
        CalamineWorkbook.from_filelike(BytesIO(example.get(f"{HERE}/costs.xlsx").content))
        .get_sheet_by_index(0)
        .to_python()[0]
    )
    assert "made up" in pdf_of(example)


def pdf_of(client) -> str:
    content = client.get(f"{HERE}/cheltenham/statement.pdf").content
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


@pytest.mark.parametrize("path", [*PAGES, *FILES])
def test_a_page_or_file_asks_the_database_at_most_ten_times(example, path):
    example.get(HERE + path)
    with CaptureQueriesContext(connection) as asked:
        example.get(HERE + path)

    assert len(asked) <= 10, [query["sql"] for query in asked]


def test_the_settlement_leaves_nobody_owing(example):
    owed = {}
    for each in COUNCILS:
        page = read(example, f"{HERE}/{each}/")
        owed[each] = rows_of(page)[-1][0]
    settling = re.findall(r"<tbody.*?</tbody>", page.partition('id="settles"')[2], re.DOTALL)[0]

    assert sum(owed.values()) == 0
    assert sum(map(int, FIGURE.findall(settling))) == sum(pence for pence in owed.values() if pence > 0)


def test_a_statement_is_the_same_on_the_page_in_the_pdf_and_in_csv(example):
    [*lines] = csv.reader(
        StringIO(example.get(f"{HERE}/cheltenham/statement.csv").content.decode("utf-8-sig"))
    )
    printed, page = pdf_of(example), text_of(example.get(f"{HERE}/cheltenham/"))

    assert [line[0] for line in lines[1:]] == ["ICT", "Land, property and estates", "Revenues"]
    for line in lines[1:]:
        assert line[-1] == "illustrative"
        for amount in line[1:-1]:
            shown = f"£{abs(float(amount)):,.2f}"
            assert shown in page
            assert shown in printed


def test_councils_and_divisions_come_to_the_same(example):
    divisions, councils = (
        [[int(each) for each in FIGURE.findall(row)] for row in ROW.findall(table)]
        for table in re.findall(r"<table.*?</table>", read(example, f"{HERE}/divisions/"), re.DOTALL)
    )
    *rows, together = [row for row in councils if row]

    assert [sum(column) for column in zip(*rows, strict=True)] == together
    assert together[-1] == [row for row in divisions if row][-1][-1] == 530_000_000


def test_a_journal_for_a_spreadsheet_says_that_it_is_utf_8(example):
    for address in ("journal/csv/", "cheltenham/journal/csv/"):
        assert example.get(f"{HERE}/{address}").content.startswith(BOM_UTF8)
    assert not example.get(f"{HERE}/journal/hledger/").content.startswith(BOM_UTF8)


def test_a_journal_of_illustrative_cost_says_so(example):
    for form in ("hledger", "beancount"):
        assert example.get(f"{HERE}/journal/{form}/").content.startswith(b"; Illustrative: ")
    given = example.get(f"{HERE}/cheltenham/journal/csv/")["Content-Disposition"]
    assert "journal-2016-17-cheltenham-illustrative.csv" in given


def test_journals_balance_and_are_given_in_three_forms(example):
    lines = list(csv.DictReader(StringIO(example.get(f"{HERE}/journal/csv/").content.decode("utf-8-sig"))))
    debited, credited = (
        sum(round(float(line[side] or 0) * 100) for line in lines) for side in ("Debit", "Credit")
    )

    assert debited == credited > 0
    assert "commodity 1000.00 GBP" in example.get(f"{HERE}/journal/hledger/").content.decode()
    assert 'option "operating_currency"' in example.get(f"{HERE}/journal/beancount/").content.decode()
    assert example.get(f"{HERE}/journal/spreadsheet/").status_code == 404


RULES = [
    "service=ict&method=equal", "service=revenues&method=fixed&share-cheltenham=1&share-cotswold=3",
    "service=property&method=driver&driver=illustrative-devices", "service=public-protection&method=equal",
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_what_some_would_gain_others_would_lose(example, rule):
    *councils, together = rows_of(read(example, f"{HERE}/what-if/?{rule}"))

    assert [then - now for now, then, _ in councils] == [change for _, _, change in councils]
    assert sum(change for _, _, change in councils) == 0
    assert together == [sum(row[0] for row in councils), sum(row[0] for row in councils), 0]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("method=fixed", "at least one council a share above 0"),
        ("method=fixed&share-cheltenham=0", "at least one council a share above 0"),
        ("method=fixed&share-cheltenham=%C2%B2", "whole number"),
        ("method=fixed&share-cheltenham=1.5", "whole number"),
        ("method=fixed&share-cheltenham=99999999999999999999", "whole number"),
        ("method=driver&driver=nothing", "Choose a driver"),
    ],
)
def test_a_rule_that_is_none_is_an_error_beside_its_field(example, rule, said):
    answer = example.get(f"{HERE}/what-if/?service=ict&{rule}")

    assert answer.status_code == 400
    assert said in text_of(answer)


def test_what_another_rule_would_do_is_printed_without_the_form(example):
    hidden = "govuk-!-display-none-print"

    assert hidden in read(example, f"{HERE}/what-if/?service=ict&method=equal")
    assert hidden not in read(example, f"{HERE}/what-if/")


def test_a_rule_tried_is_stored_nowhere(example):
    before = queries.recharges("2020-vision", YEAR).by_authority
    example.get(f"{HERE}/what-if/?service=ict&method=equal")

    assert queries.recharges("2020-vision", YEAR).by_authority == before
    assert len(queries.years_of("2020-vision")) == 2


def test_the_flow_has_a_picture_and_what_comes_in_goes_out(example):
    page = read(example, f"{HERE}/flow/")

    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page
    for group in re.findall(r"<tbody.*?</tbody>", page, re.DOTALL):
        whole, *_ = map(int, FIGURE.findall(group))
        ways = [
            (way, int(FIGURE.findall(row)[0]))
            for row in ROW.findall(group)
            for way in re.findall(">(In|Out)<", row)
        ]
        assert sum(pence for way, pence in ways if way == "In") == whole
        assert sum(pence for way, pence in ways if way == "Out") == whole


def test_before_a_year_is_recorded_the_pages_say_so(client):
    load_small(variation("founding", add=[council("avon")]), partnership="empty")
    for path in ("", "flow/", "what-if/"):
        assert "No cost has been recorded yet" in text_of(client.get(f"/empty/costs/{path}"))
    assert client.get("/empty/costs/2016-17/").status_code == 404
    assert client.get("/empty/costs/zzz/").status_code == 404


def test_one_council_bears_it_all(client):
    load_small(
        variation(
            "one",
            effective="2016-04-01",
            add=[council("avon"), service("legal"), part("avon", "legal"), share("legal")],
        ),
        partnership="one",
    )
    recorded("one", pools=[{"service": "legal", "pence": 100_01}])

    assert "1 council bears every penny of it" in text_of(client.get("/one/costs/"))
    assert "£100.01 still to pay" in text_of(client.get("/one/costs/2016-17/avon/"))
    assert "Nobody would pay more or less" in text_of(client.get("/one/costs/2016-17/what-if/?method=equal"))
    assert "made up" not in text_of(client.get("/one/costs/"))


def test_cost_that_nobody_bears_is_found_and_counted(client):
    load_small(
        variation("two", add=[council("avon"), service("legal"), service("hr"), service("ict")]),
        partnership="two",
    )
    pools = [{"service": name, "kind": "support", "pence": 500} for name in ("hr", "ict")]
    loop = [
        {"support": "hr", "receiver": "ict", "weight": 1},
        {"support": "ict", "receiver": "hr", "weight": 1},
    ]
    recorded("two", pools=[*pools, {"service": "legal", "pence": 700}], usage=loop)
    shown = text_of(client.get("/two/costs/"))

    assert "serve only one another: £10.00" in shown
    assert "when no council bears a share of it" in shown
    assert "No council" in shown
    for path in ("flow/", "what-if/?method=equal", "costs.csv", "outturn.csv", "journal/hledger/"):
        assert client.get(f"/two/costs/2016-17/{path}").status_code == 200, path
    without = text_of(client.get("/two/costs/2016-17/what-if/?method=driver"))
    assert "No driver was measured in 2016/17: choose another way" in without


def test_a_loop_that_serves_nobody_leaves_no_rule_to_try_and_no_fault_of_the_reader(client):
    load_small(variation("loop", add=[council("avon"), service("hr"), service("ict")]), partnership="loop")
    recorded(
        "loop",
        pools=[{"service": name, "kind": "support", "pence": 500} for name in ("hr", "ict")],
        usage=[{"support": one, "receiver": two, "weight": 1} for one, two in (("hr", "ict"), ("ict", "hr"))],
    )
    for asked in ("method=fixed", "method=driver&driver=heads", "service=hr&method=equal"):
        page = client.get(f"/loop/costs/2016-17/what-if/?{asked}")
        assert page.status_code == 200
        assert "No service has any cost in 2016/17" in text_of(page)


def test_cost_below_nothing_and_readings_of_nothing_add_up_in_every_page(client):
    readings = [
        {"authority": name, "on": "2016-04-01", "quantity": quantity}
        for name, quantity in (("avon", "0"), ("dee", "3"), ("esk", "5"))
    ]
    heads = {"kind": "driver", "id": "heads", "name": "Heads", "unit": "heads", "readings": readings}
    load_small(
        variation(
            "odd",
            effective="2016-04-01",
            add=[
                *map(council, ("avon", "dee", "esk")), service("legal"), service("ict"), heads,
                {**part("avon", "legal"), "until": "2016-10-01"}, part("dee", "legal"), part("esk", "legal"),
                share("legal", "driver", driver="heads"),
            ],
        ),
        partnership="odd",
    )  # fmt: skip
    recorded(
        "odd",
        pools=[
            {"service": "legal", "pence": -100_003}, {"service": "ict", "kind": "support", "pence": 50_001},
        ],
        usage=[{"support": "ict", "receiver": "legal", "weight": 1}],
    )  # fmt: skip
    *services, together = rows_of(read(client, "/odd/costs/2016-17/"))

    assert together[-1] == sum(row[-1] for row in services) == -50_002
    for path in ("flow/", "what-if/?method=equal", "divisions/", "dee/", "dee/legal/", "journal/hledger/"):
        assert client.get(f"/odd/costs/2016-17/{path}").status_code == 200, path


def test_hostile_and_long_names_are_shown_and_never_obeyed(client):
    load_small(
        variation(
            "odd",
            effective="2016-04-01",
            add=[
                council("avon", short_name=HOSTILE), council("long", short_name=LONG),
                {**service("legal"), "name": "=1+1"}, share("legal"),
                part("avon", "legal"), part("long", "legal"),
            ],
        ),
        partnership="odd",
    )  # fmt: skip
    recorded("odd", pools=[{"service": "legal", "title": HOSTILE, "pence": 100_01}])
    for path in ("", "flow/", "what-if/?method=equal", "avon/", "avon/legal/", "long/"):
        page = client.get(f"/odd/costs/2016-17/{path}")
        assert page.status_code == 200
        assert "<script>alert" not in page.content.decode()
    assert client.get("/odd/costs/2016-17/long/statement.pdf").content.startswith(b"%PDF")
    assert ",'=1+1," in client.get("/odd/costs/2016-17/costs.csv").content.decode()


def test_a_hundred_services_of_fifty_councils_are_worked_out_once_and_shown(client, monkeypatch):
    worked_out = Mock(wraps=year_of_cost.work_out)
    monkeypatch.setattr(year_of_cost, "work_out", worked_out)
    crowd(100, 50)
    client.get("/crowd/costs/")
    with CaptureQueriesContext(connection) as queries_made:
        page = read(client, "/crowd/costs/2016-17/")

    assert len(rows_of(page)) == 101
    assert sum(row[-1] for row in rows_of(page)[:-1]) == 100 * 100_003
    assert worked_out.call_count == 1
    assert len(queries_made) <= 10


@pytest.mark.parametrize("path", ["/", "/flow/", "/what-if/", "/cheltenham/", "/cheltenham/ict/"])
def test_a_page_about_cost_has_no_style_or_script_of_its_own(example, path):
    content = read(example, HERE + path)

    assert "style=" not in content
    assert "<style" not in content
    assert content.count("<script") == content.count('<script type="module" src=')
