from typing import Any

from tests.agreement.core.builders import day, founding, variation
from tests.agreement.core.laws.checks import breaking, days, found

WHOLE = {
    "recurrence": "recurring",
    "span": "in_year",
    "gross_or_net": "net",
    "stage": "plan",
    "prices": "cash",
    "claimant": "Avon Council",
}


def claim(**fields: Any) -> dict[str, Any]:
    return {"kind": "target", "id": "claim", "name": "Saving", "amount_pence": 100, **fields}


def promise(**fields: Any) -> dict[str, Any]:
    return {"kind": "benefit", "id": "promise", "name": "One team", **WHOLE, **fields}


def test_a_figure_that_does_not_say_what_it_is_is_found() -> None:
    finding = breaking("A-17", founding(claim(**{"from": day(3)})))

    assert finding.sentence == (
        "“Saving” does not say: recurring or one-off; in one year or added up; gross or net of cost; "
        "planned, forecast or realised; in cash or in constant prices; who says so."
    )
    assert (days(finding), finding.nature, finding.witness.terms) == ((3, 60), "unknown", ("claim",))


def test_a_figure_is_found_until_it_says_what_it_is() -> None:
    told = {"change": [{"term": "claim", "set": WHOLE}]}

    finding = breaking("A-17", founding(claim()), variation("told", effective=day(8), **told))

    assert days(finding) == (0, 8)


def test_a_figure_that_says_everything_is_not_found() -> None:
    one_off_grant = {"measure": "grant", "recurrence": "one_off", "stage": "plan", "claimant": "A minister"}

    assert found("A-17", founding(claim(**WHOLE), promise())) == []
    assert found("A-17", founding(claim(**one_off_grant))) == []


def test_a_promised_saving_without_a_baseline_or_a_profile_is_found() -> None:
    finding = breaking("A-18", founding(promise(profile_pence={"2016/17": 5})))
    both = breaking("A-18", founding(promise()))

    assert finding.sentence == "The promised saving “One team” has no baseline."
    assert both.sentence == "The promised saving “One team” has no baseline and no profile by financial year."
    assert (days(both), both.witness.terms) == ((0, 60), ("promise",))


def test_a_promised_saving_with_both_or_another_sum_is_not_found() -> None:
    saving = promise(baseline_pence=100, profile_pence={"2016/17": 5})

    assert found("A-18", founding(saving)) == []
    assert found("A-18", founding(promise(measure="cost"))) == []


def test_a_figure_made_up_to_show_how_it_works_need_not_say_whose_claim_it_is() -> None:
    assert found("A-17", founding(claim(**WHOLE | {"claimant": None}, basis="illustrative"))) == []
    assert found("A-17", founding(claim(**WHOLE | {"claimant": None}))) != []
