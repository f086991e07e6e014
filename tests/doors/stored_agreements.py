"""Agreements put in the store for tests of pages, and taken out again when a module's tests are done."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from html import unescape
from pathlib import Path
from re import sub
from typing import Any

from django.db import transaction
from tests.acting import operator

from moothall.agreement.core.variation import Agreement, AgreementHeading, Variation
from moothall.agreement.files import ReadAgreement, read_agreement
from moothall.agreement.operations import load

EXAMPLE = Path(__file__).parents[2] / "examples" / "2020-vision"
HOSTILE = "<script>alert('x')</script> & “friends” \"<b>"


@cache
def example() -> ReadAgreement:
    return read_agreement(EXAMPLE)


def load_example() -> None:
    read = example()
    load(
        agreement=read.agreement,
        texts=read.texts,
        heading_text=read.heading_text,
        acting=operator("A. Clerk"),
    )


def load_small(*variations: Variation, partnership: str = "small", name: str = "Small Partnership") -> None:
    heading = AgreementHeading(id=partnership, name=name, summary=None)
    load(
        agreement=Agreement(moothall=1, partnership=heading, variations=variations),
        acting=operator("A. Clerk"),
    )


@contextmanager
def for_a_while() -> Iterator[None]:
    """Let what is loaded stand until the end, and then leave no trace of it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def text_of(answer: Any) -> str:
    """Return the words of a page with single spaces, and without its tags."""
    return (
        " ".join(unescape(sub(r"<[^>]+>", " ", answer.content.decode())).split())
        .replace(" ,", ",")
        .replace(" .", ".")
    )
