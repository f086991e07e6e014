"""Claims to compare, in as few words as a test needs."""

from datetime import date

from moothall.agreement.core.terms import Target

STATED = {
    "span": "cumulative",
    "recurrence": "recurring",
    "stage": "realised",
    "gross_or_net": "net",
    "prices": "cash",
    "covers": "2017 to 2020",
}


def claim(pounds: int, **fields: object) -> Target:
    """Return a claim of so many pounds, as it was stated."""
    written = {
        "id": f"claim-{pounds}",
        "name": "A claim",
        "amount_pence": pounds * 100,
        "from": date(2020, 1, 1),
    }
    return Target.model_validate({"kind": "target", **written, **fields})


def stated(pounds: int, **fields: object) -> Target:
    """Return a claim that leaves nothing unsaid, but for ``fields``."""
    return claim(pounds, **(STATED | fields))
