"""A draft that somebody has opened: its data, the agreement it would vary, what they may do with it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from moothall.accounts.rights.grants import Denial, Grant
from moothall.agreement.core.draft import CheckedDraft, Data, DraftItem, check_draft, items_of
from moothall.agreement.core.register import Entry, Register
from moothall.agreement.core.sentences import names, title_of
from moothall.agreement.core.terms import Term
from moothall.agreement.operations import save_draft
from moothall.agreement.queries import DraftRow, draft, register_of
from moothall.agreement.rules import NotYourDraft
from moothall.audit.core.chain import canonical
from moothall.delegation.core.draft_review import DraftReview, review_checked
from moothall.doors.desk.agreement.draft_faults import wrongs_of_draft
from moothall.doors.desk.forms.faults import AnswerFault
from moothall.doors.desk.forms.shapes import Option
from moothall.doors.desk.visit import DeskVisit


@dataclass(frozen=True)
class DraftVisit:
    """One draft, opened on a visit."""

    visit: DeskVisit
    row: DraftRow

    @property
    def partnership(self) -> str:
        """The id of the partnership whose agreement it would vary."""
        return self.row.partnership

    @property
    def data(self) -> Data:
        """The variation, as far as it has come."""
        return self.row.body

    @property
    def is_mine(self) -> bool:
        """Say whether whoever opened it began it; nobody else may write in it."""
        return self.row.owner == self.visit.by

    @property
    def mark(self) -> str:
        """What tells this draft, as it is now, from the same draft at any other time."""
        return sha256(canonical([self.row.after, self.data]).encode()).hexdigest()

    @cached_property
    def register(self) -> Register:
        """The agreement as it stands."""
        return register_of(self.partnership)

    @property
    def is_behind(self) -> bool:
        """Say whether the agreement was varied since the draft was begun or brought up to date."""
        return self.row.after != self.register.head

    @property
    def since(self) -> tuple[Entry, ...]:
        """The variations that were recorded meanwhile."""
        return self.register.entries[self.row.after :]

    @cached_property
    def items(self) -> list[DraftItem]:
        """What the draft does, step by step."""
        return items_of(self.data, self.register)

    @cached_property
    def checked(self) -> CheckedDraft:
        """The draft, read as a file would be and folded into the agreement as it stands."""
        return check_draft(self.data, self.register, self.visit.day)

    @cached_property
    def review(self) -> DraftReview:
        """What it would change, what it leaves over, and who must agree."""
        return review_checked(self.checked, self.register)

    @cached_property
    def wrongs(self) -> tuple[AnswerFault, ...]:
        """What is wrong with the answers."""
        return wrongs_of_draft(self.checked, self.register)

    @property
    def has_decision(self) -> bool:
        """Say whether the decision has been described, as far as it must be."""
        return all(self.data.get(name) for name in ("title", "decided", "effective"))

    @property
    def may_record(self) -> Grant | Denial:
        """Whether whoever opened it may record it, and by which post."""
        return self.visit.rights.may("record_variation", self.partnership)

    @cached_property
    def name_of(self) -> Callable[[str], str]:
        """Gives the name of a term of the agreement, or of one that the draft adds."""
        of_register, added = names(self.register), {each["id"]: each for each in self.data.get("add", [])}

        def name_of(id: str) -> str:
            new = added.get(id)
            return of_register(id) if new is None else str(new.get("short_name") or new.get("name") or id)

        return name_of

    def title_of(self, item: DraftItem) -> str:
        """Return what the term of a step is called."""
        if item.key != "add" and item.term in self.register.histories:
            return self.title_of_term(item.term)
        if item.key != "add":
            return self.name_of(item.term)
        parts = [item.data.get(name) for name in ("authority", "service", "company", "delegate")]
        names_given = [self.name_of(str(part)) for part in parts if part]
        return str(item.data.get("name") or " – ".join(names_given) or item.term)

    def title_of_term(self, term: str) -> str:
        """Return what a term of the agreement is called."""
        return title_of(self.register.history(term).original, self.name_of)

    def options(self, kinds: tuple[str, ...]) -> tuple[Option, ...]:
        """Return the terms of ``kinds`` to choose from: those in force, then new ones, then the rest."""
        new = [
            Option(each["id"], f"{self.name_of(each['id'])} (added by this draft)")
            for each in self.data.get("add", [])
            if each.get("kind") in kinds
        ]
        return (*options_in(self, kinds, in_force=True), *new, *options_in(self, kinds, in_force=False))

    def save(self, data: Data) -> None:
        """Keep the draft with ``data`` in place of what it was."""
        keep_draft(self.visit, self.partnership, data, after=self.row.after, number=self.row.id)


def options_in(opened: DraftVisit, kinds: tuple[str, ...], *, in_force: bool) -> list[Option]:
    """Return the terms of ``kinds`` that are, or are not, in force today, in the order of their names."""
    day, found = opened.visit.day, []
    for history in opened.register.histories.values():
        term = history.on(day) if history.kind in kinds else None
        if history.kind in kinds and (term is not None) == in_force:
            name = name_to_choose(term or history.original, opened.name_of)
            found.append(Option(history.id, name if in_force else f"{name} (not in force today)"))
    return sorted(found, key=lambda option: option.text)


def name_to_choose(term: Term, name_of: Callable[[str], str]) -> str:
    """Return the name by which a term is chosen from a list: its own where it has one, else its title."""
    own = name_of(term.id)
    return own if own != term.id else title_of(term, name_of)


def open_draft(visit: DeskVisit, number: int) -> DraftVisit:
    """Return a draft that whoever asks may read; refused where their posts do not allow it."""
    row = draft(number)
    visit.rights.require("draft_variation", row.partnership)
    return DraftVisit(visit, row)


def open_own_draft(visit: DeskVisit, number: int) -> DraftVisit:
    """Return a draft in which whoever asks may write: one that they began."""
    opened = open_draft(visit, number)
    if not opened.is_mine:
        raise NotYourDraft(
            f"The draft is {opened.row.owner}’s, and only they may change it. You may read it."
        )
    return opened


def keep_draft(
    visit: DeskVisit, partnership: str, data: Data, *, after: int, number: int | None = None
) -> int:
    """Keep a draft, new or not; return its number."""
    given: dict[str, Any] = {
        "body": data,
        "title": str(data.get("title", "")),
        "after": after,
        "acting": visit.acting,
    }
    return save_draft(partnership=partnership, draft=number, **given)
