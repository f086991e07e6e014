"""The reasons for not comparing or adding two sums, in words."""

from collections.abc import Collection

from moothall.agreement.core.sentences import NameOf, amount, listed
from moothall.agreement.core.sentences.words import within
from moothall.agreement.core.terms import Money, Target
from moothall.savings.core.basis import Cover, SumBasis

_SAID = {
    "saving": "a saving",
    "cost": "a cost",
    "grant": "a grant",
    "income": "income",
    "in_year": "in one year",
    "cumulative": "added up over the years",
    "recurring": "repeated every year",
    "one_off": "a one-off",
    "plan": "a plan",
    "forecast": "a forecast",
    "realised": "said to have been made",
    "gross": "gross of cost",
    "net": "net of cost",
    "cash": "in cash prices",
    "real": "in constant prices",
}
_MISSING = {
    "measure": "what it counts",
    "span": "whether it is for one year or added up over several",
    "recurrence": "whether it is repeated every year or a one-off",
    "stage": "whether it is a plan, a forecast or a result",
    "gross_or_net": "whether it is gross or net of cost",
    "prices": "whether it is in cash or constant prices",
    "years": "from which year to which it counts",
}


def missing_words(aspect: str) -> str:
    """Return what a sum leaves unsaid, as the end of “It does not say …”."""
    return _MISSING[aspect]


class ClaimSentences:
    """Describes two sums, each by its amount, or by its name if the amounts are the same."""

    def __init__(self, one: Money, other: Money, name_of: NameOf) -> None:
        """Work out what each is called."""
        self.name_of = name_of
        names = [_sum(one), _sum(other)]
        if names[0] == names[1]:
            names = [f"“{one.name}”", f"“{other.name}”"]
        self.one, self.other = names if names[0] != names[1] else ("one", "the other")

    def differs(self, aspect: str, one: str, other: str) -> str:
        """Say that both state something, and that they differ in it."""
        return self._both(f"is {_SAID[one]}", f"is {_SAID[other]}")

    def unstated(self, aspect: str, one: str | None, other: str | None) -> str:
        """Say which of the two does not state something."""
        if one is None and other is None:
            return f"Neither says {_MISSING[aspect]}."
        silent, speaks, said = (self.one, self.other, other) if one is None else (self.other, self.one, one)
        return _sentence(f"{silent} does not say {_MISSING[aspect]}, and {speaks} is {_SAID[said or '']}")

    def differing_councils(self, one: Collection[str], other: Collection[str]) -> str:
        """Say which councils each is for."""
        return self._both(f"is for {self._councils(one)}", f"is for {self._councils(other)}")

    def differing_services(self, one: Collection[str], other: Collection[str]) -> str:
        """Say which services each is in."""
        return self._both(f"is in {self._services(one)}", f"is in {self._services(other)}")

    def differing_years(self, one: Cover, other: Cover) -> str:
        """Say which years each covers."""
        return self._both(f"covers “{one.words}”", f"covers “{other.words}”")

    def unstated_years(self, one: Cover, other: Cover) -> str:
        """Say which of the two does not give its years."""
        silent = [
            f"{name} covers “{cover.words}”" if cover.words else f"{name} gives no years"
            for name, cover in ((self.one, one), (self.other, other))
        ]
        if one.is_fixed or other.is_fixed:
            name, cover = (self.other, other) if one.is_fixed else (self.one, one)
            said = f"covers “{cover.words}” and does not say" if cover.words else "does not say"
            return _sentence(f"{name} {said} {_MISSING['years']}")
        return _sentence(f"{' and '.join(silent)}: neither says {_MISSING['years']}")

    def twice(self, a: SumBasis, b: SumBasis, councils: Collection[str], services: Collection[str]) -> str:
        """Say which pounds both count, or may count."""
        where = f" in {self._services(services)}" if services else ""
        what = {"saving": "savings of", "cost": "costs of", "grant": "grants to", "income": "income of"}
        counted = f"Both count {what[a.measure]} {self._councils(councils)}{where}"
        if when := _shared(a.cover, b.cover):
            return f"{counted} {when}: adding them would count the same pounds twice."
        apart = "nothing shows that their years are apart"
        return f"{counted}, and {apart}: added, the same pounds may be counted twice."

    def _both(self, one: str, other: str) -> str:
        return _sentence(f"{self.one} {one}, and {self.other} {other}")

    def _councils(self, ids: Collection[str]) -> str:
        return listed(self.name_of(each) for each in sorted(ids)) if ids else "all the councils"

    def _services(self, ids: Collection[str]) -> str:
        return listed(within(self.name_of(each)) for each in sorted(ids)) if ids else "all services"


def _sum(term: Money) -> str:
    return amount(term.amount_pence) if isinstance(term, Target) else f"“{term.name}”"


def _shared(one: Cover, other: Cover) -> str:
    """Return the years that both certainly count, or nothing if that is not known."""
    if one.ends_in is not None and one.ends_in == other.ends_in:
        return f"to {one.ends_in}"
    if one.starts_in is not None and one.starts_in == other.starts_in:
        return f"since {one.starts_in}"
    both = one.is_fixed and other.is_fixed
    return "in years that overlap" if both else ""


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."
