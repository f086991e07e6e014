"""Schemes of delegation: whole, as files, side by side, and what is wrong with them."""

import csv
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook
from tests.doors.stored_agreements import HOSTILE, example, text_of

from moothall.delegation.core.functions import FUNCTIONS, is_heading

SCHEMES = "/2020-vision/schemes"
PAGES = [
    "schemes/", "schemes/west-oxfordshire/", "schemes/compare/",
    "schemes/compare/?one=cheltenham&other=stroud", "schemes/findings/", "schemes/findings/?days=all",
    "functions/", "functions/award-contract/", "functions/finance/",
]  # fmt: skip


@pytest.mark.parametrize("day", ["", "2016-11-15", "1990-01-01", "2028-06-01", "2016-11-14&known=2016-03-01"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_answers_on_any_day(client, path, day):
    sign = "&" if "?" in path else "?"
    answer = client.get(f"/2020-vision/{path}{sign}on={day}" if day else f"/2020-vision/{path}")

    assert answer.status_code == 200
    assert "style=" not in answer.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_a_day_that_is_none_is_an_error_message_on_the_page(client, path):
    answer = client.get(f"/2020-vision/{path}{'&' if '?' in path else '?'}on=never")

    assert answer.status_code == 400
    assert "Enter a real date" in text_of(answer)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_the_database_at_most_twice(client, path):
    client.get(f"/2020-vision/{path}")
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/2020-vision/{path}")

    assert len(asked) <= 2


def test_a_scheme_has_its_limits_and_what_the_law_lets_nobody_pass_on(client):
    page = text_of(client.get(f"{SCHEMES}/west-oxfordshire/?on=2020-06-01"))

    assert "£10,001 £50,000" in page
    assert "Three written quotes and a formal contract." in page
    assert "West Oxfordshire Council only: the law lets nobody pass it on Set the council tax" in page
    assert "West Oxfordshire Executive by statute, and passed to nobody" in page


def test_a_made_up_clause_is_marked_beside_it_and_at_the_top(client):
    page = text_of(client.get(f"{SCHEMES}/west-oxfordshire/?on=2020-06-01"))

    assert "Made up to show how this works" in page
    assert "Write off a debt" in page
    assert page.count("Illustrative") > 3


def test_every_function_stands_in_the_file_once_or_once_for_each_clause(client):
    answer = client.get(f"{SCHEMES}/west-oxfordshire/scheme.csv?on=2020-06-01")
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))

    assert {row["Function id"] for row in rows} == {each.id for each in FUNCTIONS if not is_heading(each)}
    bands = [row for row in rows if row["Function id"] == "award-contract"]
    assert [(row["From (£)"], row["Limit (£)"]) for row in bands] == [("", "10000"), ("10001", "50000")]
    assert answer["Content-Disposition"].endswith('scheme-west-oxfordshire-2020-06-01.csv"')


def test_the_workbook_is_in_the_shape_that_clerks_keep(client):
    answer = client.get(f"{SCHEMES}/west-oxfordshire/scheme.xlsx?on=2020-06-01")
    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()

    assert {"Function", "Delegate", "Limit (£)", "Condition", "Clause"} <= set(rows[1])
    assert any("Award a contract" in row for row in rows)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_is_refused_for_a_day_that_is_none(client, kind):
    assert client.get(f"{SCHEMES}/cheltenham/scheme.{kind}?on=zzz").status_code == 400


@pytest.mark.parametrize("council", ["nobody", "revenues", "joint-committee"])
def test_only_a_council_has_a_scheme(client, council):
    assert client.get(f"{SCHEMES}/{council}/").status_code == 404
    assert client.get(f"{SCHEMES}/{council}/scheme.csv").status_code == 404


def test_two_councils_are_compared_by_their_offices(client):
    page = text_of(client.get(f"{SCHEMES}/compare/?one=cotswold&other=west-oxfordshire&on=2020-06-01"))

    assert "Award a contract Differs The executive, by statute" in page
    assert "Officer who buys, £10,001 or more and up to £50,000" in page
    assert page.index("What is the same") < page.index("Set policy on ICT")


def test_a_council_is_the_same_as_itself_on_the_same_day(client):
    page = text_of(client.get(f"{SCHEMES}/compare/?council=cheltenham&on=2020-06-01&other_day=2020-06-01"))

    assert "No functions differ" in page


def test_two_days_of_one_council_are_compared(client):
    page = text_of(client.get(f"{SCHEMES}/compare/?council=cheltenham&on=2016-06-01&other_day=2016-12-01"))

    assert "Cheltenham on 1 June 2016 and Cheltenham on 1 December 2016" in page
    assert "Restructure a team Differs" in page
    assert "in Benefits, Customer services, Revenues" in page


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("one=cheltenham", "Choose a council"),
        ("one=cheltenham&other=cheltenham", "Choose two different councils"),
        ("one=cheltenham&other=%3Cscript%3E", "There is no council of that name here"),
        ("council=cheltenham", "Enter the other day"),
        ("council=cheltenham&other_day=never", "Enter a real date"),
        ("other_day=2016-01-01", "Choose a council"),
    ],
)
def test_what_cannot_be_compared_is_said_with_the_field(client, query, said):
    answer = client.get(f"{SCHEMES}/compare/?{query}")

    assert answer.status_code == 400
    assert said in text_of(answer)


def test_a_gap_has_its_decisions_and_one_that_can_be_asked(client):
    answer = client.get(f"{SCHEMES}/findings/?on=2020-06-01")
    content = answer.content.decode()
    link = content.split("One decision that shows it: <a")[1].split('href="')[1].split('"')[0]

    asked = client.get(link.replace("&amp;", "&"))

    assert "Gaps: 1" in text_of(answer)
    assert "Only " in text_of(asked).split("The question")[0]


def test_findings_of_every_day_have_their_days(client):
    page = text_of(client.get(f"{SCHEMES}/findings/?days=all"))

    assert "On every day that the agreement speaks of" in page
    assert "On 1 September 2008 to" in page or "; On " in page


@pytest.mark.parametrize("query", ["kind=gap&number=1", "kind=gap&number=1&page=2&days=all"])
def test_one_finding_can_be_read_whole(client, query):
    page = text_of(client.get(f"{SCHEMES}/findings/?{query}"))

    assert "All the findings" in page
    assert "Overlaps" not in page.split("What can be decided")[1].split("All the findings")[0]


@pytest.mark.parametrize("query", ["kind=x&number=1", "kind=&number=1", "number=1", "page=-1"])
def test_a_kind_that_is_none_leaves_all_of_them(client, query):
    answer = client.get(f"{SCHEMES}/findings/?{query}")

    assert answer.status_code == 200
    assert "Gaps: 1" in text_of(answer)


@pytest.mark.parametrize("query", ["kind=gap", "kind=gap&number=99", "kind=gap&number=%C2%B2&page=7"])
def test_the_findings_of_one_kind_can_be_read_by_themselves(client, query):
    answer = client.get(f"{SCHEMES}/findings/?{query}")

    assert answer.status_code == 200
    assert "One decision that shows it" in text_of(answer)
    assert "Vacant posts" not in text_of(answer)


def test_the_switch_is_kept_when_another_day_is_asked(client):
    content = client.get(f"{SCHEMES}/findings/?days=all").content.decode()

    assert '<input type="hidden" name="days" value="all">' in content


@pytest.mark.parametrize("path", PAGES[3:])
def test_an_agreement_that_passes_nothing_on_fills_every_page(client, path):
    path = path.replace("west-oxfordshire", "avon").replace("cheltenham", "avon").replace("stroud", "avon")
    answer = client.get(f"/small/{path}")

    assert answer.status_code in (200, 400)
    assert "This agreement records no delegation" in text_of(client.get("/small/schemes/findings/?days=all"))
    assert "Avon by statute" in text_of(client.get("/small/schemes/avon/"))


@pytest.mark.parametrize(
    "path", ["schemes/", "schemes/avon/", "schemes/findings/", "functions/award-contract/"]
)
def test_hostile_text_is_shown_and_never_obeyed(client, path):
    answer = client.get(f"/hostile/{path}")

    assert "<script>alert" not in answer.content.decode()
    assert HOSTILE in text_of(answer)


def test_hostile_text_in_a_file_is_no_formula(client):
    content = client.get("/hostile/schemes/avon/scheme.csv").content.decode("utf-8-sig")

    assert all(not cell.startswith(("=", "@")) for row in csv.reader(StringIO(content)) for cell in row)


def test_every_holder_s_page_says_what_it_may_decide(client):
    for name, history in example().register.histories.items():
        if history.kind in ("body", "post"):
            path = {"body": "bodies", "post": "posts"}[history.kind]
            page = text_of(client.get(f"/2020-vision/{path}/{name}/?on=2016-06-01"))
            assert "Ask whether it may decide something" in page, name
