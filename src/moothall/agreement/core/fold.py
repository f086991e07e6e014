"""The fold: from a sequence of variations to what holds on any day, as known on any other.

Nothing is updated in place. A term is a history, and a variation adds histories, or steps to them. A
variation that contradicts what stands changes nothing, and is answered with the terms that it contradicts.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import chain
from typing import Any

from moothall.agreement.core.faults import Path
from moothall.agreement.core.history import History
from moothall.agreement.core.references import Reference, references
from moothall.agreement.core.steps import held_in_words, take_step
from moothall.agreement.core.variation import Change, End, Operation, Reinstate, Variation
from moothall.periods import Period, written


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A place where a variation contradicts what stands: the message names the terms, ``path`` the field."""

    message: str
    path: Path
    terms: tuple[str, ...] = ()
    fix: str = ""


class Folding:
    """Histories under construction; ``apply`` takes one variation, whole or not at all."""

    def __init__(self, histories: Mapping[str, History] | None = None, ids: Iterable[str] = ()) -> None:
        """Begin from ``histories``, which are left unaltered, and the ids of the variations behind them."""
        self.histories: dict[str, History] = dict(histories or {})
        self._ids = set(ids)
        self._sharing: dict[Hashable, set[str]] = defaultdict(set)
        for history in self.histories.values():
            self._index(history)

    def _index(self, history: History) -> None:
        for identity, _ in history.identities:
            self._sharing[identity].add(history.id)

    def apply(
        self, number: int, variation: Variation, *, known_after: date | None = None
    ) -> list[Contradiction]:
        """Fold in ``variation`` as ``number``. If it contradicts anything, return that and change nothing."""
        touched: dict[str, History] = {}
        faults = list(_out_of_order(variation, known_after))
        if variation.id in self._ids:
            message = f"“{variation.id}” is already the id of an earlier variation"
            faults.append(Contradiction(message, ("id",), (variation.id,), "Choose another id."))
        self._ids.add(variation.id)
        faults += self._add(number, variation, touched)
        for key, place, step in variation.steps():
            faults += self._step(number, (key, place), step, touched)
        # Looked for only once every step could be taken: otherwise most would be echoes of the first fault.
        faults = faults or list(self._clashes(variation, touched)) + list(self._dangling(variation, touched))
        if not faults:
            self.histories.update(touched)
            for history in touched.values():
                self._index(history)
        return faults

    def _add(self, number: int, variation: Variation, touched: dict[str, History]) -> Iterator[Contradiction]:
        for place, term in enumerate(variation.add):
            if term.id in touched:
                yield Contradiction(
                    f"“{term.id}” is added twice in this variation",
                    ("add", place, "id"),
                    (term.id,),
                    "Choose another id.",
                )
            elif standing := self.histories.get(term.id):
                yield Contradiction(
                    f"“{term.id}” is already a {standing.original.words}, {held_in_words(standing)}",
                    ("add", place, "id"),
                    (term.id,),
                    "Use change or reinstate, or choose another id.",
                )
            else:
                touched[term.id] = History.of(term, number)

    def _step(
        self, number: int, path: Path, step: Operation, touched: dict[str, History]
    ) -> Iterator[Contradiction]:
        history = touched.get(step.term) or self.histories.get(step.term)
        if history is None:
            yield self._unknown(step.term, (*path, "term"), (), touched)
            return
        after = take_step(history, step, number)
        if isinstance(after, History):
            touched[step.term] = after
        else:
            fix = after.fix or _HOW_TO_MEND[type(step)]
            yield Contradiction(after.message, (*path, *after.path), (step.term,), fix)

    def _unknown(
        self, term: str, path: Path, kinds: tuple[str, ...], touched: Mapping[str, History]
    ) -> Contradiction:
        """Report that nothing has that id, and suggest what may have been meant."""
        known = chain(self.histories.items(), touched.items())
        ids = [each for each, history in known if not kinds or history.kind in kinds]
        near = get_close_matches(term, ids, n=1)
        words = " or ".join(kinds) if kinds else "term"
        fix = f"Did you mean “{near[0]}”?" if near else "Add it first, in this variation or an earlier one."
        return Contradiction(f"no {words} has the id “{term}”", path, (term,), fix)

    def _clashes(self, variation: Variation, touched: Mapping[str, History]) -> Iterator[Contradiction]:
        """Yield each pair of terms that would hold at the same time and may not."""
        # Only terms that share an identity can clash, so a variation costs what it touches, however long the
        # register has grown.
        sharing: dict[Hashable, set[str]] = defaultdict(set)
        for history in touched.values():
            for identity, _ in history.identities:
                sharing[identity] |= self._sharing.get(identity, set()) | {history.id}
        seen: set[tuple[str, str]] = set()
        for identity, ids in sharing.items():
            for mine, other in _pairs(ids, touched):
                pair = (min(mine, other), max(mine, other))
                common = _common_days(touched[mine], touched.get(other) or self.histories[other], identity)
                if common and pair not in seen:
                    seen.add(pair)
                    yield self._clash(variation, touched, (mine, other), common, _told_by(identity))

    def _clash(
        self,
        variation: Variation,
        touched: Mapping[str, History],
        pair: tuple[str, str],
        common: Period,
        told_by: str,
    ) -> Contradiction:
        mine, other = pair
        standing = touched.get(other) or self.histories[other]
        return Contradiction(
            f"“{mine}” overlaps “{other}”, {held_in_words(standing)}: both would stand {common.written()}, "
            f"and they are one and the same {standing.original.words}{told_by}",
            _path_of(variation, mine),
            (mine, other),
            f"End “{other}” first, or give “{mine}” other days.",
        )

    def _dangling(self, variation: Variation, touched: Mapping[str, History]) -> Iterator[Contradiction]:
        """Yield each id that names nothing, or names a term of the wrong kind."""
        for place, taken in enumerate(variation.decided_by):
            for reference in references(taken):
                named = touched.get(reference.id) or self.histories.get(reference.id)
                if named is None or named.kind not in reference.kinds:
                    at = ("decided_by", place, *reference.path)
                    yield self._wrong_reference(named, reference, at, touched)
        for history in touched.values():
            seen: set[Reference] = set()
            for version in history.versions:
                for reference in references(version.term):
                    named = touched.get(reference.id) or self.histories.get(reference.id)
                    if (named and named.kind in reference.kinds) or reference in seen:
                        continue
                    seen.add(reference)
                    within = _within_step(_path_of(variation, history.id))
                    yield self._wrong_reference(named, reference, (*within, *reference.path), touched)

    def _wrong_reference(
        self, named: History | None, reference: Reference, place: Path, touched: Mapping[str, History]
    ) -> Contradiction:
        if named is None:
            return self._unknown(reference.id, place, reference.kinds, touched)
        needed = " or ".join(reference.kinds)
        return Contradiction(
            f"“{reference.id}” is a {named.original.words}, and this must be the id of a {needed}",
            place,
            (reference.id,),
            f"Give the id of a {needed}.",
        )


_HOW_TO_MEND = {
    End: "Check the id and the day.",
    Change: "Check the id, the day and the names of the fields.",
    Reinstate: "Check the id and the day.",
}


def _told_by(identity: Any) -> str:
    """Say how two councils are known to be the same one, which their names do not show."""
    return f", by their GSS code {identity[1]}" if identity[0] == "gss_code" else ""


def _pairs(ids: set[str], touched: Mapping[str, History]) -> Iterator[tuple[str, str]]:
    """Yield each changed term once with each other term that shares its identity."""
    for mine in sorted(ids & touched.keys()):
        for other in sorted(ids - {mine}):
            yield mine, other


def _common_days(one: History, other: History, identity: Hashable) -> Period | None:
    """Return the first run of days on which both have ``identity``."""
    for mine in (period for each, period in one.identities if each == identity):
        for theirs in (period for each, period in other.identities if each == identity):
            if common := mine.intersection(theirs):
                return common
    return None


def _path_of(variation: Variation, term: str) -> Path:
    """Return where ``variation`` first mentions the term."""
    for place, added in enumerate(variation.add):
        if added.id == term:
            return ("add", place)
    return next((key, place) for key, place, step in variation.steps() if step.term == term)


def _within_step(path: Path) -> Path:
    """Return where in a step its fields are written."""
    return (*path, "set") if path[0] == "change" else path


def _out_of_order(variation: Variation, known_after: date | None) -> Iterator[Contradiction]:
    if known_after is not None and variation.known_on < known_after:
        yield Contradiction(
            f"became known on {written(variation.known_on)}, before the variation it follows "
            f"({written(known_after)}); variations are numbered in the order in which they became known",
            ("known_on",),
            fix="Move it up, or say known_on: the day on which the register learned of it.",
        )
