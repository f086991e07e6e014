"""The example says where each fact was read, and which few are made up."""

from datetime import date

import pytest

from moothall.agreement.core.terms import KINDS


def test_every_sourced_term_names_a_document_and_every_made_up_one_says_so(register):
    for id, history in register.histories.items():
        variation = register.entry(history.steps[0].number).variation
        if history.original.basis == "illustrative":
            assert variation.basis == "illustrative", id
            assert "llustrative" in f"{history.original.name} {history.original.id}"
        else:
            assert variation.basis == "sourced", id
            assert any(source.document for source in register.sources(id)), id


def test_every_variation_has_a_source_or_says_that_it_is_made_up(register):
    for entry in register.entries:
        variation = entry.variation
        if variation.basis == "illustrative":
            assert variation.title.startswith("Illustrative:")
        else:
            assert any(source.url for source in variation.source), variation.id


def test_every_kind_of_term_is_seen(register):
    assert {history.kind for history in register.histories.values()} == set(KINDS)


@pytest.mark.parametrize(
    ("term", "day", "field", "words"),
    [
        ("cotswold-shared-chief-executive", "2009-01-01", "from", "November 2008"),
        ("west-oxfordshire-internal-audit", "2011-01-01", "from", "2011"),
        ("stroud-legal", "2021-01-01", "from", "October 2020"),
        ("cheltenham-building-control", "2016-06-01", "through", "all four"),
        ("cheltenham-revenues", "2016-06-01", "service", "three councils"),
        ("cheltenham-property", "2016-06-01", "service", "business case"),
        ("cheltenham-finance", "2024-01-01", "service", "only ICT"),
        ("cheltenham-in-publica", "2024-08-01", "authority", "three councils"),
        ("cheltenham-ict", "2023-01-01", "instrument", "October 2021"),
        ("cotswold", "2026-01-01", "until", "May 2028"),
    ],
)
def test_where_sources_differ_both_are_kept(register, term, day, field, words):
    found = register.state(date.fromisoformat(day)).get(term)
    assert found is not None
    assert any(each.field == field and words in each.says for each in found.disagreements)
