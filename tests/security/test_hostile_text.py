"""Whatever text an agreement holds, every page, file and answer shows it and none obeys it."""

import csv
import json
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from django.test import Client as Browser
from tests.agreement.core.builders import council, part, service, variation
from tests.doors.stored_agreements import for_a_while, load_small
from tests.security.crawling import crawled

LONG_NAME = "Llanfairpwllgwyngyll " * 14
LONG_NOTE = "A note that goes on. " * 470
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "breaking-out": "\"'></title></textarea></style></script><img src=x onerror=alert(1)>",
    "svg": "<svg onload=alert(1)><text>]]></text>",
    "template": "{{ 7 * 7 }}{% include '/etc/passwd' %}${7*7}#{7*7}",
    "markup": "#include \"/etc/passwd\" #eval(1) $ \\input{x} @import(url)",
    "formula": "=cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "plus": "+1+1",
    "minus": "-2+3",
    "entity": "&lt;b&gt; &#60; &amp;amp; %3Cscript%3E",
    "accents": "Ça déjà ﷽ 😀 ａｂｃ ẕ̷̡̢",
    "long": LONG_NAME.strip(),
}  # fmt: skip
RISKY = ("=", "+", "-", "@", "\t", "\r")


def founded() -> None:
    add: list[dict[str, Any]] = [council("avon", short_name=HOSTILE["script"], note=LONG_NOTE)]
    for id, text in HOSTILE.items():
        add += [
            {**council(f"of-{id}", short_name=text, note=text), "name": text},
            {**service(f"service-{id}"), "name": text, "description": text},
            {"kind": "body", "id": f"body-{id}", "name": text, "body_kind": "joint_committee",
             "authorities": ["avon", f"of-{id}"], "members": [{"person": text, "authority": "avon"}]},
            {"kind": "post", "id": f"post-{id}", "name": text, "authority": f"of-{id}", "holder": text},
            part(f"of-{id}", f"service-{id}", through=f"body-{id}", instrument=text,
                 conditions=[{"id": "one", "text": text}]),
            {"kind": "delegation", "id": f"power-{id}", "delegated_by": f"body-{id}",
             "delegate": f"post-{id}", "functions": [text], "clause": text},
        ]  # fmt: skip
    source = {"document": HOSTILE["breaking-out"], "clause": HOSTILE["svg"], "note": HOSTILE["template"],
              "url": "https://example.org/?a='><script>".replace(">", "%3E").replace("<", "%3C")}  # fmt: skip
    founding = variation(
        "founding", title=HOSTILE["breaking-out"], reason=HOSTILE["script"], add=add, source=source
    )
    load_small(founding, partnership="hostile", name=HOSTILE["breaking-out"])


@pytest.fixture(scope="module")
def _founded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), for_a_while():
        founded()
        yield


@pytest.fixture
def visitor(_founded: None, db: None) -> Browser:
    return Browser()


def test_no_page_obeys_what_it_shows(visitor: Browser) -> None:
    seen = list(crawled(visitor, "/hostile/", beyond=lambda at: "?" not in at))

    assert len(seen) > 100
    for at, answer in seen:
        assert answer.status_code < 400, at
        if answer["Content-Type"].startswith("text/html"):
            page = answer.content.decode()
            for obeyed in ("<script>alert", "<img src=x", "<svg onload", "<b>", "root:x:"):
                assert obeyed not in page, at
            assert page.count("<script") == page.count('<script type="module" src='), at
            assert "49" not in page.partition("<h1")[2].partition("</h1>")[0], at


def test_a_table_to_take_away_holds_no_formula(visitor: Browser) -> None:
    answer = visitor.get("/hostile/data/matrix.csv")

    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == len(HOSTILE) + 1
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell.startswith(RISKY)]
    assert rows[0][0] == "Service"
    assert {HOSTILE["script"], "'" + HOSTILE["formula"]} <= {row[0] for row in rows}


@pytest.mark.parametrize("path", ["data/matrix.xlsx", "schemes/of-formula/scheme.xlsx"])
def test_a_workbook_holds_text_and_nothing_that_runs(visitor: Browser, path: str) -> None:
    answer = visitor.get(f"/hostile/{path}")

    assert answer["Content-Disposition"].startswith('attachment; filename="')
    with ZipFile(BytesIO(answer.content)) as book:
        for name in book.namelist():
            parts = [
                element.tag.rpartition("}")[2] for element in ElementTree.fromstring(book.read(name)).iter()
            ]
            assert not {"f", "hyperlink", "externalLink", "ddeLink"} & set(parts), name


def test_what_a_program_is_told_is_the_text_as_it_is(visitor: Browser) -> None:
    whole = json.loads(visitor.get("/hostile/data/agreement.json").content)
    state = visitor.get("/api/v1/partnerships/hostile/state?on=2016-05-01")

    assert state["Content-Type"].startswith("application/json")
    names = {term.get("name") for term in state.json()["terms"]}
    assert set(HOSTILE.values()) <= names
    assert {term.get("name") for term in whole["variations"][0]["add"]} >= set(HOSTILE.values())
    assert visitor.get("/hostile/data/agreement.yaml")["X-Content-Type-Options"] == "nosniff"
