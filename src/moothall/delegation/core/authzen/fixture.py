"""The small world that AuthZEN's certification scenario asks about, as a scheme of its own.

Two people may read, write and delete two records. The scenario says who may do which (Authorization API 1.0
certification scenario, section "Required Policy Behaviour").
"""

from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

from moothall.delegation.core.authzen.decision_point import DecisionPoint, KnownResource, KnownSubject
from moothall.delegation.core.clause import Clause, Function, Root
from moothall.delegation.core.scheme import Scheme
from moothall.periods import Period

NAME = "fixture"
ALWAYS = Period(date.min)
KEEPER, OFFICE = "keeper", "records-office"
RECORDS = {"record-1": "active", "record-2": "archived"}
ARCHIVED = "resource.status=archived"
ADMINISTRATOR = "subject.role=admin"


def _clause(id: str, delegate: str, function: str, *, only: str = "", never: str = "") -> Clause:
    """Pass one function from the keeper to somebody, ``only`` and ``never`` where something is true."""
    return Clause(
        id=id,
        title=id.replace("-", " ").capitalize(),
        grantor=KEEPER,
        delegate=delegate,
        period=ALWAYS,
        functions=frozenset({function}),
        requires=frozenset(only.split()),
        excludes=frozenset(never.split()),
    )


CLAUSES = (
    _clause("alice-reads-records", "alice", "read"),
    _clause("bob-reads-records", "bob", "read"),
    _clause("alice-writes-records-that-are-not-archived", "alice", "write", never=ARCHIVED),
    _clause("alice-writes-archived-records-as-admin", "alice", "write", only=f"{ADMINISTRATOR} {ARCHIVED}"),
    _clause("bob-writes-archived-records-as-admin", "bob", "write", only=f"{ADMINISTRATOR} {ARCHIVED}"),
    _clause("alice-deletes-records-softly", "alice", "delete", only="action.soft=true"),
)


@cache
def fixture() -> DecisionPoint:
    """Return the decision point of the fixture."""
    functions = [Function(name, name.capitalize(), held_by="keeper") for name in ("read", "write", "delete")]
    scheme = Scheme.of(
        functions=functions,
        services=dict.fromkeys(RECORDS),
        authorities=[OFFICE],
        roots=[Root(KEEPER, OFFICE, frozenset(function.id for function in functions), ALWAYS)],
        clauses=CLAUSES,
    )
    subjects = {
        "alice": KnownSubject("user"),
        "bob": KnownSubject("user", {"role": "admin"}),
        KEEPER: KnownSubject("office"),
    }
    resources = {
        id: KnownResource("record", id, ((OFFICE, ALWAYS),), {"status": status})
        for id, status in RECORDS.items()
    }
    return DecisionPoint(scheme, subjects, resources, ZoneInfo("Europe/London"))
