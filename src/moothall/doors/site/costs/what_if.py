"""The same year under another share rule, side by side: worked out when it is asked for, and never stored."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.http import HttpResponse

from moothall.agreement.core.laws.facts import Facts
from moothall.agreement.core.sentences import sentence
from moothall.agreement.core.terms import CostShare, Driver
from moothall.doors.site.costs.year_of_cost import YearPage, year_page
from moothall.doors.site.visits import Visit, visiting
from moothall.recharges.core.comparison import YearComparison, what_if
from moothall.recharges.core.share_terms import ShareTerms

METHODS = {
    "equal": "In equal parts",
    "fixed": "By fixed shares",
    "driver": "By what a driver measures",
}
MOST_DIGITS = 9


@dataclass(frozen=True)
class Trial:
    """What was asked: a service, a method, and what the method needs."""

    asked: YearPage
    service: str
    method: str
    driver: str
    shares: dict[str, str]

    @property
    def terms(self) -> ShareTerms | None:
        """What the agreement says of the service now."""
        return next(
            (each for each in self.asked.recharges.question.terms if each.service == self.service), None
        )

    @property
    def councils(self) -> list[str]:
        """Every council that takes part in the service in the year."""
        return sorted({part.authority for part in self.terms.parts}) if self.terms else []

    @property
    def now(self) -> list[str]:
        """How the agreement shares it in the year, in sentences."""
        return [sentence(share, self.asked.name) for share in (self.terms.shares if self.terms else ())]

    @cached_property
    def drivers(self) -> tuple[Driver, ...]:
        """Every driver of the year."""
        held = Facts(self.asked.register, self.asked.recharges.question.year).of(Driver)
        return tuple({each.term.id: each.term.holding(each.period) for each in held}.values())

    @property
    def faults(self) -> list[tuple[str, str]]:
        """What is wrong with what was asked, each beside its field."""
        return list(self._faults())

    def _faults(self) -> Iterator[tuple[str, str]]:
        if self.method == "fixed":
            for council in self.councils:
                given = self.shares.get(council, "")
                if given and not (given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS):
                    name = self.asked.name(council)
                    yield f"share-{council}", f"Write {name}’s share as a whole number, such as 25"
            if not any(given.strip("0") for given in self.shares.values()):
                yield "fixed", "Give at least one council a share above 0"
        if self.method == "driver" and self.driver not in {each.id for each in self.drivers}:
            if self.drivers:
                yield "driver", "Choose a driver"
            else:
                yield "method-equal", f"No driver was measured in {self.asked.year}: choose another way"

    def comparison(self) -> YearComparison | None:
        """Return the year beside itself; nothing where nothing whole was asked."""
        now, terms = self.asked.recharges, self.terms
        if terms is None or self.method not in METHODS or self.faults:
            return None
        return what_if(now, [self._instead(terms)])

    def _instead(self, terms: ShareTerms) -> ShareTerms:
        fields: dict[str, Any] = {
            "id": "what-if",
            "service": terms.service,
            "method": self.method,
            "from": self.asked.recharges.question.year.starts_on,
        }
        if self.method == "fixed":
            fields["shares"] = {each: int(given) for each, given in self.shares.items() if given}
        if self.method == "driver":
            fields["driver"] = self.driver
        share = CostShare.model_validate(fields)
        drivers = tuple(each for each in self.drivers if each.id == self.driver)
        return replace(terms, shares=(share,), drivers=drivers, earlier=())


@visiting
def what_if_page(visit: Visit, year: str = "") -> HttpResponse:
    """Show the form and, where a rule was asked for, what it would do to each council."""
    asked = year_page(visit, year)
    if asked is None:
        return visit.page("costs_what_if.html", asked=None)
    trial = _trial(asked)
    faults = trial.faults if trial.method and trial.service else []
    return asked.page(
        "costs_what_if.html",
        trial=trial,
        methods=METHODS,
        faults=faults,
        compared=trial.comparison(),
        status=400 if faults else 200,
    )


def _trial(asked: YearPage) -> Trial:
    given = asked.visit.request.GET
    services = list(asked.recharges.services)
    service = given.get("service", "")
    service = service if service in services else next(iter(services), "")
    method = given.get("method", "")
    shares = {
        name.removeprefix("share-"): str(value).strip()
        for name, value in given.items()
        if name[:6] == "share-"
    }
    trial = Trial(asked, service, method if method in METHODS else "", given.get("driver", ""), {})
    taking_part = set(trial.councils)
    return replace(trial, shares={each: value for each, value in shares.items() if each in taking_part})
