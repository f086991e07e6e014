"""Places, sources and benefits, in as few words as a test needs."""

from datetime import date

from moothall.agreement.core.terms import Benefit
from moothall.agreement.core.values import Source
from moothall.money import FinancialYear
from moothall.savings.core.baseline import Baseline, CostPlace

SOURCE = Source(document="Budget book")
YEAR = FinancialYear("2016/17")


def place(service="ict", authority="avon", year=YEAR):
    """Return one service of one council in one year."""
    return CostPlace(service, authority, year)


def baseline(pence, *, on=date(2016, 4, 1), reason="", at=None):
    """Return a baseline frozen on a day."""
    return Baseline(at or place(), pence, SOURCE, on, "The section 151 officer", reason)


def benefit(name="one-service", **fields):
    """Return a benefit of one council and one service."""
    written = {
        "kind": "benefit", "id": name, "name": "One service", "from": date(2016, 4, 1),
        "authorities": ["avon"], "services": ["ict"], "profile_pence": {"2016/17": 1000},
        "owner": "chief-executive", "cashable": True, "mtfs_line": "Shared ICT",
    }  # fmt: skip
    return Benefit.model_validate(written | fields)
