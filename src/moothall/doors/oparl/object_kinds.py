"""The kinds of object that a list can have: how a page of each is read, and how one is found."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from moothall.doors.oparl import body_objects as by_agreement
from moothall.doors.oparl import meeting_objects as by_meeting
from moothall.doors.oparl import paper_objects as by_paper
from moothall.doors.oparl.addresses import Addresses
from moothall.doors.oparl.agreed_bodies import AgreedBodies
from moothall.doors.oparl.list_query import ListQuery
from moothall.doors.oparl.responses import Written
from moothall.matters.queries.public_changes import (
    PublicKind,
    PublicRecord,
    public_record,
    public_records,
    text_of,
)
from moothall.matters.queries.public_meetings import RecordStamp
from moothall.refusals import Missing

PageOfObjects = tuple[int, list[Written]]
WORDS = {
    "organizations": "Organization", "persons": "Person", "memberships": "Membership", "meetings": "Meeting",
    "agenda-items": "AgendaItem", "papers": "Paper", "consultations": "Consultation", "files": "File",
    "locations": "Location",
}  # fmt: skip
ROWS: dict[str, PublicKind] = {
    "meetings": "meetings", "agenda-items": "items", "papers": "papers", "consultations": "consultations",
    "locations": "places",
}  # fmt: skip
FILES: tuple[tuple[PublicKind, str], ...] = (
    ("files", ""), ("agendas", by_meeting.AGENDA), ("minutes", by_meeting.MINUTES),
)  # fmt: skip


class Timestamped(Protocol):
    """What has times."""

    @property
    def created_at(self) -> datetime: ...  # noqa: D102
    @property
    def modified_at(self) -> datetime: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class ObjectKinds:
    """Reads and writes the objects of one partnership, for whoever asks at ``at``."""

    at: Addresses
    agreed: AgreedBodies

    def page(self, name: str, council: str, asked: ListQuery) -> PageOfObjects:
        """Return how many objects a council's list has, and those of the page."""
        if name in ("organizations", "persons", "memberships"):
            return self._agreed_page(name, council, asked)
        if name == "legislative-terms":
            return 0, []
        return self.rows(name, self.agreed.bodies_of(council), asked)

    def rows(self, name: str, bodies: Collection[str], asked: ListQuery) -> PageOfObjects:
        """Return how many objects of some bodies' meetings there are, and those of the page."""
        sources = FILES if name == "files" else ((ROWS[name], ""),)
        total, written, offset = 0, list[Written](), asked.offset
        for of, prefix in sources:
            some = public_records(
                of=of,
                partnership=self.agreed.partnership,
                bodies=bodies,
                window=asked.window,
                offset=max(0, offset - total),
                limit=asked.limit - len(written),
            )
            written += [self._row(name, each, prefix, omit=asked.omit_internal) for each in some.found]
            total += some.total
        return total, written

    def one(self, name: str, key: str) -> Written:
        """Return one object; refused where there is none."""
        if name == "files":
            return self._file(key)
        if name in ROWS:
            return self._row(name, self._find(ROWS[name], key))
        writers = self._writers(name, omit=False)
        held = getattr(self.agreed, name, {}) if name in WORDS else {}
        if key not in held:
            raise Missing("There is nothing at this address.")
        return writers(held[key])

    def _file(self, key: str) -> Written:
        for of, prefix in FILES:
            if prefix and key.startswith(prefix):
                return self._row("files", self._find(of, key.removeprefix(prefix)), prefix)
        found = self._find("files", key)
        words = (
            "" if isinstance(found, RecordStamp) else text_of(partnership=self.agreed.partnership, key=key)
        )
        return self._row("files", found, text=words)

    def _find(self, of: PublicKind, key: str) -> PublicRecord:
        return public_record(of=of, partnership=self.agreed.partnership, key=key)

    def _row(
        self, name: str, of: PublicRecord, prefix: str = "", *, omit: bool = False, text: str = ""
    ) -> Written:
        if isinstance(of, RecordStamp):
            key = f"{prefix}{of.key}"
            return by_paper.removed(self.at, self.agreed, WORDS[name], name, of, key)
        whole: dict[str, Callable[..., Written]] = {
            "meetings": partial(by_meeting.meeting, omit=omit),
            "agenda-items": by_meeting.item,
            "papers": by_paper.paper,
            "consultations": by_paper.consultation,
            "locations": by_meeting.location,
            "files": partial(by_paper.file, text=text),
            by_meeting.AGENDA: by_meeting.agenda_file,
            by_meeting.MINUTES: by_meeting.minutes_file,
        }
        return whole[prefix or name](self.at, self.agreed, of)

    def _agreed_page(self, name: str, council: str, asked: ListQuery) -> PageOfObjects:
        agreed, mine = self.agreed, self.agreed.bodies_of(council)
        held: dict[str, list[Any]] = {
            "organizations": [each for each in agreed.organizations.values() if each.council == council],
            "memberships": [each for each in agreed.memberships.values() if each.organization in mine],
            "persons": [
                each
                for each in agreed.persons.values()
                if (each.council if each.council in agreed.councils else "") == council
            ],
        }
        return paged(held[name], asked, self._writers(name, omit=asked.omit_internal))

    def _writers(self, name: str, *, omit: bool) -> Callable[[Any], Written]:
        if name == "organizations":
            return partial(by_agreement.organization, self.at, self.agreed)
        if name == "persons":
            return partial(by_agreement.person, self.at, self.agreed, omit=omit)
        return partial(by_agreement.membership, self.at, self.agreed)


def paged(held: Sequence[Any], asked: ListQuery, write: Callable[[Any], Written]) -> PageOfObjects:
    """Return how many of some dated things pass the filters, and those of the page."""
    left = [each for each in held if is_within(each, asked)]
    return len(left), [write(each) for each in left[asked.offset : asked.offset + asked.limit]]


def is_within(of: Timestamped, asked: ListQuery) -> bool:
    """Say whether something was made and last changed between the moments asked."""
    window = asked.window
    return (
        (window.created_since is None or of.created_at >= window.created_since)
        and (window.created_until is None or of.created_at <= window.created_until)
        and (window.modified_since is None or of.modified_at >= window.modified_since)
        and (window.modified_until is None or of.modified_at <= window.modified_until)
    )
