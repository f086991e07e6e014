from datetime import date
from typing import Any

from tests.agreement.core.builders import FIRST_DAY, council, day, founding, part, service, variation
from tests.agreement.core.laws.checks import body, breaking, days, found

from moothall.agreement.core.variation import Variation

BOTH = [part("avon", "legal"), part("brent", "legal")]


def test_terms_that_outlive_what_they_name_are_found() -> None:
    gone = variation("gone", effective=day(10), end=[{"term": "legal"}])

    finding = breaking("A-10", founding(*BOTH), gone)

    assert finding.sentence == (
        "Avon in legal and Brent in legal name legal, and there is no such service on these days."
    )
    assert (days(finding), finding.nature) == ((10, 60), "breach")
    assert finding.witness.terms == ("avon-legal", "brent-legal", "legal")


def test_a_term_that_comes_before_what_it_names_is_found() -> None:
    later = body("board", authorities=["avon"], **{"from": day(4)})

    finding = breaking("A-10", founding(later, part("avon", "legal", through="board")))

    assert finding.sentence == "Avon in legal names the Board, and there is no such body on these days."
    assert days(finding) == (0, 4)


def test_many_terms_are_counted_and_not_listed() -> None:
    services = [service(f"service-{number}") for number in range(5)]
    parts = [part("avon", f"service-{number}") for number in range(5)]
    gone = variation("gone", effective=day(10), end=[{"term": "avon"}])

    assert breaking("A-10", founding(*services, *parts), gone).sentence == (
        "5 terms name Avon, and there is no such council on these days."
    )


def test_terms_that_rest_on_what_holds_are_not_found() -> None:
    rules = {
        "kind": "policy",
        "id": "rules",
        "name": "Rules",
        "subject": "ict",
        "adoptions": [{"authority": "avon", "version": "1", "on": day(1)}],
    }
    gone = [{"term": each} for each in ("avon-legal", "avon")]
    new = council("cam", **{"from": day(10)})
    successor = {"change": [{"term": "avon", "set": {"successor": "cam"}}]}

    assert (
        found(
            "A-10",
            founding(*BOTH, rules, new),
            variation("successor", effective=day(5), **successor),
            variation("gone", effective=day(10), end=gone),
        )
        == []
    )


def test_a_council_that_ends_without_a_successor_is_found() -> None:
    gone = variation("gone", effective=day(10), end=[{"term": "avon"}])
    successor = {"change": [{"term": "avon", "set": {"successor": "brent"}}]}

    finding = breaking("A-29", founding(), gone)

    assert finding.sentence == "Avon comes to an end, and the register names no successor."
    assert (days(finding), finding.witness.terms) == ((10, 60), ("avon",))
    assert found("A-29", founding(), variation("successor", effective=day(5), **successor), gone) == []


def test_what_took_effect_before_it_was_decided_is_found() -> None:
    early = variation("early", effective=day(2), decided=day(8), add=[part("avon", "legal")])

    finding = breaking("A-19", founding(), early)

    assert finding.sentence == "“early” took effect on 3 April 2016, before it was decided on 9 April 2016."
    assert (days(finding), finding.nature) == ((2, 8), "question")
    assert finding.witness.terms == ("avon-legal",)


def test_what_was_decided_first_or_on_an_unsure_day_is_not_found() -> None:
    early = variation("early", effective=day(2), decided=day(8), add=[part("avon", "legal")])
    unsure = early.model_copy(update={"decided_is": "inferred"})

    assert found("A-19", founding(), variation("x", effective=day(8), decided=day(2), add=[BOTH[0]])) == []
    assert found("A-19", founding(), unsure) == []


def decided(on: date, **fields: Any) -> Variation:
    return Variation.model_validate(
        {
            "id": "founding",
            "title": "Founding",
            "decided": on,
            "effective": FIRST_DAY,
            "decided_by": [{"by": "avon", "on": on}],
            "source": {"document": "Minutes"},
            "add": [council("avon")],
            **fields,
        }
    )


def test_a_variation_without_a_decision_or_a_source_is_found() -> None:
    neither = breaking("A-20", decided(day(0), decided_by=[], source=[]))
    no_source = breaking("A-20", decided(day(0), source=[]))

    assert neither.sentence == "“Founding” does not say who decided it or where it can be read."
    assert no_source.sentence == "“Founding” does not say where it can be read."
    assert (days(neither), neither.nature, neither.witness.terms) == ((0, 60), "unknown", ("avon",))


def test_a_variation_with_both_is_not_found_nor_one_that_needs_neither() -> None:
    sourced = council("avon", source={"document": "Constitution"})
    claim = {"kind": "target", "id": "claim", "name": "Claim", "amount_pence": 1}
    published = decided(day(0), decided_by=[], add=[claim])

    assert found("A-20", decided(day(0))) == []
    assert found("A-20", decided(day(0), source=[], add=[sourced])) == []
    assert found("A-20", decided(day(0), source=[], decided_by=[], basis="illustrative")) == []
    assert found("A-20", published) == []


def test_a_decision_by_a_body_that_was_not_there_is_found() -> None:
    absent = decided(day(-20), add=[council("avon", **{"from": day(-10)})])

    finding = breaking("A-30", absent)

    assert finding.sentence == "“Founding” was decided by Avon on 12 March 2016, when the register has none."
    assert (days(finding), finding.witness.terms) == ((-20, -19), ("avon",))


def test_a_decision_by_somebody_who_was_there_or_on_an_unsure_day_is_not_found() -> None:
    unsure = [{"by": "avon", "on": day(-20), "on_is": "month"}]

    assert found("A-30", decided(day(5))) == []
    assert found("A-30", decided(day(-20), decided_by=unsure)) == []
