"""May this holder decide this? Beside Cedar, holding the same clauses as policies.

Cedar is asked the easier question. It has no chains: its policies say what each clause grants, and it answers
as if every grantor had the power; Moothall also finds the way down from a root. So every yes of Moothall's
must be one of Cedar's, and that is checked.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import cedarpy

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.made.schemes import questions, scheme

from moothall.delegation.core.clause import Clause, ProposedDecision
from moothall.delegation.core.power import may
from moothall.delegation.core.scheme import Scheme

CLAUSES, ASKED, ASKED_OF_CEDAR = 10_000, 20_000, 200


def as_cedar(clause: Clause) -> str:
    actions = ", ".join(f'Action::"{each}"' for each in sorted(clause.functions))
    tests = [f"context.day >= {clause.period.starts_on.toordinal()}"]
    if clause.services:
        services = ", ".join(f'Service::"{each}"' for each in sorted(clause.services))
        tests.append(f"[{services}].contains(resource)")
    councils = ", ".join(f'"{each}"' for each in sorted(clause.authorities))
    tests.append(f"[{councils}].contains(context.council)")
    if clause.period.until:
        tests.append(f"context.day < {clause.period.until.toordinal()}")
    if clause.limit_pence is not None:
        tests.append(f"context.amount <= {clause.limit_pence}")
    head = f'principal == Holder::"{clause.delegate}", action in [{actions}], resource'
    return f"permit({head}) when {{ {' && '.join(tests)} }};"


def cedar_request(holder: str, decision: ProposedDecision) -> dict[str, object]:
    [council], [service] = decision.authorities, decision.services
    return {
        "principal": {"type": "Holder", "id": holder},
        "action": {"type": "Action", "id": decision.function},
        "resource": {"type": "Service", "id": service},
        "context": {"day": decision.day.toordinal(), "amount": decision.amount_pence, "council": council},
    }


def timed(ask: Callable[[int], object], count: int) -> list[float]:
    seconds = []
    for number in range(count):
        start = time.perf_counter()
        ask(number)
        seconds.append(time.perf_counter() - start)
    return seconds


def row(name: str, seconds: list[float]) -> float:
    rate = len(seconds) / sum(seconds)
    p99 = statistics.quantiles(seconds, n=100)[98] * 1e6
    print(f"{name:<34}{rate:>14,.0f}{statistics.median(seconds) * 1e6:>12,.1f}{p99:>12,.1f}")
    return rate


def compiled(made: Scheme) -> float:
    start = time.perf_counter()
    _ = made.index
    return time.perf_counter() - start


def main() -> None:
    made = scheme(CLAUSES)
    asked = questions(made, ASKED)
    print(
        f"{CLAUSES:,} clauses, compiled in {compiled(made):.2f} s; {ASKED:,} asked, {ASKED_OF_CEDAR} of Cedar"
    )
    policies = cedarpy.PolicySet.from_str("\n".join(as_cedar(clause) for clause in made.clauses))
    entities = cedarpy.Entities.from_json_str("[]")
    answers = [may(scheme=made, holder=holder, decision=decision) for holder, decision in asked]
    print(f"answered yes: {sum(answer.is_yes for answer in answers) / ASKED:.0%}\n")
    print(f"{'':<34}{'decisions/s':>14}{'median µs':>12}{'p99 µs':>12}")
    ours = row(
        "Moothall",
        timed(lambda number: may(scheme=made, holder=asked[number][0], decision=asked[number][1]), ASKED),
    )
    requests = [cedar_request(holder, decision) for holder, decision in asked[:ASKED_OF_CEDAR]]
    said: list[bool] = []

    def ask_cedar(number: int) -> None:
        said.append(cedarpy.is_authorized(requests[number], policies, entities).allowed)

    cedar = row("Cedar, policies parsed beforehand", timed(ask_cedar, ASKED_OF_CEDAR))
    for answer, allowed in zip(answers, said, strict=False):
        assert allowed or not answer.is_yes, answer
    print(f"\nMoothall decides {ours / cedar:,.0f} times as often as Cedar (target: 20).")


if __name__ == "__main__":
    main()
