"""Years of cost put in the store for tests of pages."""

from pathlib import Path
from typing import Any

from tests.acting import operator
from tests.agreement.core.builders import council, part, service, variation
from tests.doors.stored_agreements import EXAMPLE, load_example, load_small

from moothall.doors.cli.recharge_commands import load_year
from moothall.recharges import operations
from moothall.recharges.core.year_of_cost import YearOfCost

YEAR = "2016/17"
COSTS: Path = EXAMPLE / "costs-2016-17.yaml"
HERE = "/2020-vision/costs/2016-17"
LONG = "The council of " + "Llanfairpwllgwyngyll " * 8


def the_example() -> None:
    load_example()
    load_year(COSTS, "2020-vision", acting=operator("A. Accountant"))


def recorded(partnership: str, stage: str = "estimate", **fields: Any) -> None:
    cost = YearOfCost.model_validate({"year": YEAR} | fields)
    operations.record_year(partnership=partnership, cost=cost, stage=stage, acting=operator("A. Accountant"))  # type: ignore[arg-type]


def share(name: str, method: str = "equal", **fields: Any) -> dict[str, Any]:
    return {"kind": "cost_share", "id": f"{name}-share", "service": name, "method": method, **fields}


def crowd(services: int, councils: int) -> None:
    """Load a partnership in which each of many councils shares each of many services."""
    many = [f"council-{number}" for number in range(councils)]
    offered = [f"service-{number}" for number in range(services)]
    load_small(
        variation(
            "crowd",
            effective="2016-04-01",
            add=[
                *map(council, many),
                *map(service, offered),
                *(part(authority, name) for name in offered for authority in many),
                *map(share, offered),
            ],
        ),
        partnership="crowd",
    )
    recorded("crowd", pools=[{"service": name, "pence": 100_003} for name in offered])
