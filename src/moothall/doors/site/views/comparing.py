"""Two schemes side by side: two councils on one day, or one council on two days."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse

from moothall.agreement.core.terms import Authority, Delegation
from moothall.delegation.core.reading import scheme_of
from moothall.doors.pages.days import day_asked
from moothall.doors.site.powers.comparing import Compared, Side, as_an_office, compared
from moothall.doors.site.powers.remarking import remarks_of
from moothall.doors.site.visits import Visit, visiting

Faults = list[tuple[str, str]]


@visiting
def compare_schemes(visit: Visit) -> HttpResponse:
    """Compare two councils, or one council on two days, or ask which."""
    given = {
        name: visit.request.GET.get(name, "").strip() for name in ("one", "other", "council", "other_day")
    }
    other_day = day_asked(given["other_day"], otherwise=visit.on)
    of_days = bool(given["council"] or given["other_day"])
    faults = list(_faults(visit, given, of_days=of_days))
    if of_days and not given["other_day"]:
        faults.append(("other_day", "Enter the other day"))
    elif other_day.fault:
        faults.append(("other_day", other_day.fault))
    asked = of_days or given["one"] or given["other"]
    is_sound = asked and not faults and not visit.faults
    sides = _sides(visit, given, other_day.day, of_days=of_days) if is_sound else None
    lines = (
        compared(scheme_of(visit.register), sides, name_of=visit.name_of, remarks=remarks_of(visit))
        if sides
        else []
    )
    return visit.page(
        "compare_schemes.html",
        status=400 if faults else 200,
        faults=[*visit.faults, *faults],
        given=given,
        councils=_choices(visit),
        sides=sides,
        of_days=of_days,
        same=[each for each in lines if each.verdict == "same"],
        different=[each for each in lines if each.verdict != "same"],
        same_count=_count(lines, same=True),
        listed_terms=visit.state.of(Delegation) if sides else (),
        different_count=_count(lines, same=False),
    )


def _choices(visit: Visit) -> list[Authority]:
    """Return the councils on the day, and any other that was asked for."""
    return sorted(visit.state.of(Authority), key=lambda each: each.standing != "partner")


def _faults(visit: Visit, given: dict[str, str], *, of_days: bool) -> Iterable[tuple[str, str]]:
    """Yield what is wrong with the councils asked for."""
    known = set(scheme_of(visit.register).authorities)
    fields = ("council",) if of_days else ("one", "other") if given["one"] or given["other"] else ()
    for field in fields:
        if not given[field]:
            yield field, "Choose a council"
        elif given[field] not in known:
            yield field, "There is no council of that name here. Choose from the list"
    if not of_days and given["one"] and given["one"] == given["other"]:
        yield "other", "Choose two different councils"


def _sides(visit: Visit, given: dict[str, str], other_day: date, *, of_days: bool) -> tuple[Side, Side]:
    """Return the two sides that were asked for."""
    if of_days:
        council = given["council"]
        return Side(council, visit.on, visit.name_of), Side(council, other_day, visit.name_of)
    return _at(visit, given["one"]), _at(visit, given["other"])


def _at(visit: Visit, council: str) -> Side:
    return Side(council, visit.on, as_an_office(visit.state, council, visit.name_of))


def _count(lines: Iterable[Compared], *, same: bool) -> int:
    """Return how many functions are the same, or are not."""
    return sum(len(each.functions) for each in lines if (each.verdict == "same") == same)
