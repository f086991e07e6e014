from typing import Any

from tests.agreement.core.builders import day, founding, part, variation
from tests.agreement.core.laws.checks import breaking, days, found


def policy(*adoptions: tuple[str, str, int | None], **fields: Any) -> dict[str, Any]:
    adopted = [
        {"authority": who, "version": version, **({} if on is None else {"on": day(on)})}
        for who, version, on in adoptions
    ]
    return {
        "kind": "policy",
        "id": "rules",
        "name": "Contract rules",
        "subject": "procurement",
        "adoptions": adopted,
        **fields,
    }


def test_a_partner_that_has_not_adopted_a_common_policy_is_found_until_it_does() -> None:
    finding = breaking("A-15", founding(policy(("avon", "1", None), ("brent", "1", 12))))

    assert finding.sentence == "“Contract rules” is not recorded as adopted by Brent."
    assert (days(finding), finding.nature) == ((0, 12), "unknown")
    assert finding.witness.terms == ("rules", "brent")


def test_versions_that_drift_apart_are_found() -> None:
    finding = breaking(
        "A-15", founding(policy(("avon", "1", -5), ("brent", "1", -3), ("avon", "2", 6), ("brent", "2", 9)))
    )

    assert finding.sentence == ("“Contract rules” is adopted in different versions: Avon “2”; Brent “1”.")
    assert (days(finding), finding.nature) == ((6, 9), "question")


def test_a_policy_adopted_by_all_or_not_common_is_not_found() -> None:
    assert found("A-15", founding(policy(("avon", "1", -5), ("brent", "1", None)))) == []
    assert found("A-15", founding(policy(common=False))) == []


def test_a_policy_for_some_services_binds_those_who_take_part() -> None:
    for_legal = policy(("avon", "1", -5), services=["legal"])
    brent_joins = variation("join", effective=day(20), add=[part("brent", "legal")])

    assert found("A-15", founding(part("avon", "legal"), for_legal)) == []
    assert days(breaking("A-15", founding(part("avon", "legal"), for_legal), brent_joins)) == (20, 60)
