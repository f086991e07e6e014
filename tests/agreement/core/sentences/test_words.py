import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.agreement.core.sentences.words import (
    amount,
    listed,
    of,
    said,
    several,
    shortened,
    spoken,
    the,
    within,
)


@pytest.mark.parametrize(
    ("name", "with_article"),
    [
        ("Joint Committee", "the Joint Committee"),
        ("Cabinet", "the Cabinet"),
        ("Head of Legal", "the Head of Legal"),
        ("Cheltenham Cabinet", "Cheltenham Cabinet"),
        ("Avon's managing director", "Avon's managing director"),
        ("The Board", "The Board"),
        ("Publica", "Publica"),
        ("", ""),
    ],
)
def test_a_name_has_an_article_where_english_wants_one(name: str, with_article: str) -> None:
    assert the(name) == with_article


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Land and property", "land and property"),
        ("Policy on ICT", "policy on ICT"),
        ("ICT", "ICT"),
        ("One Legal", "One Legal"),
        ("GO Shared Services", "GO Shared Services"),
        ("", ""),
    ],
)
def test_a_name_inside_a_sentence_loses_its_capital_unless_it_is_a_proper_name(
    name: str, inside: str
) -> None:
    assert within(name) == inside


def test_lists_read_as_english() -> None:
    assert [listed([]), listed("A"), listed("AB"), listed("ABC")] == ["", "A", "A and B", "A, B and C"]
    assert several(["finance, payroll", "legal"]) == "finance, payroll; legal"


def test_a_long_list_ends_with_how_many_more_there_are() -> None:
    assert shortened("ABCD", str.lower, most=4) == "a, b, c and d"
    assert shortened("ABCDE", str.lower, most=4) == "a, b, c and 2 others"


def test_possessives_and_short_words_read_as_english() -> None:
    assert [of("Cheltenham"), of("Audit Cotswolds")] == ["Cheltenham's", "Audit Cotswolds'"]
    assert [said("joint_committee"), said("one_off"), said("ict")] == ["joint committee", "one-off", "ICT"]


@pytest.mark.parametrize(
    ("pence", "words"),
    [
        (5_500_000_000, "£55 million"),
        (120_000_000, "£1.2 million"),
        (125_000_000, "£1,250,000"),
        (50_000_000, "£500,000"),
        (1250, "£12.50"),
        (0, "£0"),
        (-120_000_000, "−£1.2 million"),
    ],
)
def test_a_sum_is_written_as_a_sentence_has_it(pence: int, words: str) -> None:
    assert amount(pence) == words


@given(st.integers(-(10**14), 10**14))
def test_no_sum_is_ever_rounded(pence: int) -> None:
    words = amount(pence).replace("−", "-").replace("£", "").replace(",", "")
    number, _, million = words.partition(" ")
    whole, _, part = number.lstrip("-").partition(".")
    scale = 100_000_000 if million else 100
    sign = -1 if number.startswith("-") else 1

    assert sign * (int(whole) * scale + int(part or 0) * scale // 10 ** len(part)) == pence


@pytest.mark.parametrize(
    ("function", "in_words"),
    [
        ("ict-policy", "ICT policy"),
        ("award-contract", "award contract"),
        ("byelaws", "byelaws"),
        ("Policy on ICT", "Policy on ICT"),
        ("Re-letting of homes", "Re-letting of homes"),
    ],
)
def test_what_may_be_decided_is_said_in_words(function: str, in_words: str) -> None:
    assert spoken(function) == in_words
