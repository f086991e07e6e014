"""What a reader can find in meetings, papers, issues and decisions by the words in them.

Nobody finds what they could not read: a field that may be exempt is searched only if it is public, or the
reader may read what the body keeps back.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Exists, OuterRef, Q, QuerySet

from moothall.agreement.core.sentences import names
from moothall.matters.models import Issue
from moothall.matters.queries.decisions import DecisionFilters, visible_decisions
from moothall.matters.queries.views import DecisionSeen, IssueRow, ItemSeen
from moothall.meetings.core.reader import PUBLIC, Reader
from moothall.meetings.models import AgendaItem, Meeting, Paper, PaperVersion
from moothall.meetings.rules.reader_rights import ReaderRights
from moothall.papers.core.exemption import ExemptView, Open, ReaderView, exempt_fields
from moothall.papers.core.record_fields import names_in
from moothall.periods import written

MOST_OF_A_KIND = 50
OPEN = Q(exempt_paragraphs=[])


@dataclass(frozen=True, slots=True)
class RecordFound(ReaderView):
    """A record that has every word; ``address`` is the key of its meeting, or its own slug."""

    kind: Open[Literal["meeting", "item", "paper", "issue", "decision"]]
    title: Open[str]
    about: Open[str]
    address: Open[str]


def search(*, partnership: str, words: Sequence[str], reader: Reader = PUBLIC) -> list[RecordFound]:
    """Return the records in which the reader can find every word, some of each kind; none for no words."""
    if not words:
        return []
    looking = _Look(partnership, words, ReaderRights(partnership, reader))
    return [
        *looking.meetings(),
        *looking.items(),
        *looking.papers(),
        *looking.issues(),
        *looking.decisions(),
    ]


class _Look:
    """One search for some words, with one reader's rights."""

    def __init__(self, partnership: str, words: Sequence[str], sight: ReaderRights) -> None:
        self.partnership = partnership
        self.words = words
        self.sight = sight
        self.runs, self.reads = sight.run_by_reader(), sight.read_by_reader()
        self.name_of = sight.register.worked_out("names", names)

    def meetings(self) -> Iterator[RecordFound]:
        """Yield meetings by their title and place."""
        rows = Meeting.objects.filter(partnership=self.partnership)
        for row in self._having(rows, ("title", "place")):
            title = f"{row.title or self.name_of(row.body)}, {written(row.starts_on)}"
            yield RecordFound("meeting", title, row.place, str(row.key))

    def items(self) -> Iterator[RecordFound]:
        """Yield the items of agendas that are published, or of bodies that the reader runs."""
        rows = AgendaItem.objects.filter(
            self._is_on_agenda(), partnership=self.partnership, meeting__deleted_at=None
        ).select_related("meeting")
        reads = OPEN | Q(meeting__body__in=self.reads)
        for row in self._having(rows, names_in(ItemSeen, "search"), ItemSeen, reads):
            yield RecordFound("item", row.title, self._when(row.meeting), str(row.meeting.key))

    def papers(self) -> Iterator[RecordFound]:
        """Yield published papers by their title and the words of their latest version."""
        rows = Paper.objects.filter(
            self._is_on_agenda(),
            partnership=self.partnership,
            meeting__deleted_at=None,
            published_at__isnull=False,
        ).select_related("meeting")
        of_public_item = Q(item=None) | Q(item__exempt_paragraphs=[])
        rows = rows.filter((OPEN & of_public_item) | Q(meeting__body__in=self.reads))
        later = PaperVersion.objects.filter(paper=OuterRef("paper"), number__gt=OuterRef("number"))
        latest = PaperVersion.objects.filter(~Exists(later), paper=OuterRef("pk"))
        for word in self.words:
            rows = rows.filter(Q(title__icontains=word) | Exists(latest.filter(text__icontains=word)))
        for row in rows[:MOST_OF_A_KIND]:
            yield RecordFound("paper", row.title, self._when(row.meeting), str(row.meeting.key))

    def issues(self) -> Iterator[RecordFound]:
        """Yield issues by their title and summary."""
        rows = Issue.objects.filter(partnership=self.partnership)
        for row in self._having(rows, names_in(IssueRow, "search")):
            yield RecordFound("issue", row.title, row.summary, row.slug)

    def decisions(self) -> Iterator[RecordFound]:
        """Yield the decisions that the reader may know of."""
        rows = visible_decisions(self.partnership, self.sight, DecisionFilters())
        reads = OPEN | Q(holder__in=self.reads)
        for row in self._having(rows, names_in(DecisionSeen, "search"), DecisionSeen, reads):
            outcome = row.get_outcome_display().lower()
            about = f"{self.name_of(row.holder)}, {written(row.taken_on)}: {outcome}"
            yield RecordFound("decision", row.title, about, row.slug)

    def _having(
        self,
        rows: QuerySet[Any],
        fields: Iterable[str],
        view: type[ExemptView] = ExemptView,
        reads: Q = OPEN,
    ) -> QuerySet[Any]:
        """Return the rows with every word in a field; a field that may be exempt, only if ``reads`` holds."""
        kept_back = exempt_fields(view)
        for word in self.words:
            has = Q()
            for field in fields:
                found = Q(**{f"{field}__icontains": word})
                has |= found & reads if field in kept_back else found
            rows = rows.filter(has)
        return rows[:MOST_OF_A_KIND]

    def _is_on_agenda(self) -> Q:
        return Q(meeting__agenda_published_at__isnull=False) | Q(meeting__body__in=self.runs)

    def _when(self, meeting: Meeting) -> str:
        return f"{self.name_of(meeting.body)}, {written(meeting.starts_on)}"
