"""Search over everything in an agreement, and over its meetings, matters and decisions."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse

from moothall.agreement.core.laws import LAWS
from moothall.agreement.core.register import Register
from moothall.agreement.core.sentences import sentence, title_of
from moothall.agreement.core.terms import Post, Term
from moothall.delegation.core.functions import BRANCHES
from moothall.doors.pages.formats import capital
from moothall.doors.pages.pagination import page_of
from moothall.doors.site.meetings.reader import private_to, reader_of_visit
from moothall.doors.site.visits import Visit, visiting
from moothall.matters.models import Decision, Issue
from moothall.meetings.core.reader import Reader
from moothall.meetings.models import AgendaItem, Meeting, Paper
from moothall.meetings.rules.reader_rights import ReaderRights
from moothall.periods import written

NameOf = Callable[[str], str]
WORD = re.compile(r"\w+")
LONGEST = 200


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One thing that has every word: what it is, where it is, and how well it answers."""

    kind: str
    title: str
    text: str
    page: str
    id: str
    score: int


def search_in(register: Register, asked: str, *, name_of: NameOf) -> list[SearchResult]:
    """Return what has every word that was asked, the best first; nothing for no words."""
    words = words_of(asked[:LONGEST])
    if not words:
        return []
    things = register.worked_out("everything that can be found", lambda known: _searchable(known, name_of))
    found = (_scored(each, title, text, words) for each, title, text in things)
    return sorted((each for each in found if each.score), key=lambda each: (-each.score, each.title))


def _searchable(register: Register, name_of: NameOf) -> list[tuple[SearchResult, list[str], list[str]]]:
    """Return everything that can be found, with the words of its title and of its text."""
    return [(each, words_of(each.title), words_of(each.text)) for each in everything(register, name_of)]


def words_of(text: str) -> list[str]:
    """Return the words of a text, small and without accents."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", ""))
    return WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)).casefold())


def _scored(each: SearchResult, title: list[str], text: list[str], words: list[str]) -> SearchResult:
    """Return the thing with its score: whole words before beginnings of words, titles before texts."""
    scores = [_score(word, title, text) for word in words]
    total = sum(scores) + (10 if title == words else 0) if all(scores) else 0
    return SearchResult(each.kind, each.title, each.text, each.page, each.id, total)


def _score(word: str, title: list[str], text: list[str]) -> int:
    for points, found in ((8, title), (4, text)):
        if word in found:
            return points
        if any(other.startswith(word) for other in found):
            return points // 2
    return 0


def everything(register: Register, name_of: NameOf) -> Iterator[SearchResult]:
    """Yield everything that can be found."""
    for history in register.histories.values():
        versions = history.versions
        terms = [version.term for version in versions] or [history.original]
        text = ". ".join(dict.fromkeys(_text_of(term, name_of) for term in reversed(terms)))
        last = terms[-1]
        yield SearchResult(capital(last.words), title_of(last, name_of), text, "term", history.id, 0)
        yield from _people(history.id, terms)
    for entry in register.entries:
        said = " ".join(filter(None, (entry.variation.reason, entry.variation.note)))
        yield SearchResult("Decision", entry.variation.title, said, "variation", str(entry.number), 0)
    yield from _functions()
    for law in LAWS:
        yield SearchResult("Rule", f"{law.id} {law.title}", law.sentence, "law", law.id, 0)


def _functions() -> Iterator[SearchResult]:
    """Yield each thing that can be decided, with its branch, its short name and the law."""
    for branch in BRANCHES:
        for each in branch.functions():
            if each.part_of:
                law = f"{each.source.document}, {each.source.clause}" if each.source else ""
                text = f"{branch.title}. Who may decide it. {law}"
                yield SearchResult("What can be decided", each.title, text, "function", each.id, 0)


def _text_of(term: Term, name_of: NameOf) -> str:
    return ". ".join(filter(None, (sentence(term, name_of), term.note)))


def _people(id: str, terms: Iterable[Term]) -> Iterator[SearchResult]:
    """Yield each person who holds or held a post, or sits on a body, once."""
    seen: set[str] = set()
    for term in terms:
        named = (
            [term.holder]
            if isinstance(term, Post)
            else [each.person for each in getattr(term, "members", ())]
        )
        for person in named:
            if person and person not in seen:
                seen.add(person)
                said = "holds or held this post" if isinstance(term, Post) else "sits or sat on this body"
                yield SearchResult("Person", person, f"{term.name}: {said}", "term", id, 0)


MOST_OF_A_KIND = 50  # of each kind


def search_meetings(visit: Visit, who: Reader, asked: str) -> list[SearchResult]:
    """Return what has every word: in titles, and in texts that are kept back from nobody."""
    words = words_of(asked)
    if not words:
        return []
    run = ReaderRights(visit.heading.id, who).run_by_reader()
    return [
        *_meetings(visit, words),
        *_items(visit, words, run),
        *_papers(visit, words, run),
        *_issues(visit, words),
        *_decisions(visit, words, run),
    ]


def _with(
    rows: QuerySet[Any], words: list[str], open_fields: tuple[str, ...], more: tuple[str, ...] = ()
) -> QuerySet[Any]:
    """Return the rows with every word in an open field, or in ``more`` where nothing is kept back."""
    for word in words:
        has = Q()
        for field in open_fields:
            has |= Q(**{f"{field}__icontains": word})
        for field in more:
            has |= Q(**{f"{field}__icontains": word, "exempt_paragraphs": []})
        rows = rows.filter(has)
    return rows


def _meetings(visit: Visit, words: list[str]) -> Iterator[SearchResult]:
    rows = Meeting.objects.filter(partnership=visit.heading.id, deleted_at=None)
    for row in _with(rows, words, ("title", "place"))[:MOST_OF_A_KIND]:
        title = f"{row.title or visit.name_of(row.body)}, {written(row.starts_on)}"
        yield SearchResult("Meeting", title, row.place, "meeting", str(row.key), 6)


def _items(visit: Visit, words: list[str], run: list[str]) -> Iterator[SearchResult]:
    rows = AgendaItem.objects.filter(partnership=visit.heading.id, deleted_at=None, meeting__deleted_at=None)
    rows = rows.filter(Q(meeting__agenda_published_at__isnull=False) | Q(meeting__body__in=run))
    for row in _with(rows, words, ("title",), ("purpose", "recommendation")).select_related("meeting")[
        :MOST_OF_A_KIND
    ]:
        text = f"{visit.name_of(row.meeting.body)}, {written(row.meeting.starts_on)}"
        yield SearchResult("Agenda item", row.title, text, "meeting", str(row.meeting.key), 5)


def _papers(visit: Visit, words: list[str], run: list[str]) -> Iterator[SearchResult]:
    rows = Paper.objects.filter(
        partnership=visit.heading.id, deleted_at=None, meeting__deleted_at=None, exempt_paragraphs=[]
    ).filter(Q(item=None) | Q(item__exempt_paragraphs=[]), published_at__isnull=False)
    rows = rows.filter(Q(meeting__agenda_published_at__isnull=False) | Q(meeting__body__in=run))
    for row in (
        _with(rows, words, ("title", "versions__text")).select_related("meeting").distinct()[:MOST_OF_A_KIND]
    ):
        text = f"{visit.name_of(row.meeting.body)}, {written(row.meeting.starts_on)}"
        yield SearchResult("Paper", row.title, text, "meeting", str(row.meeting.key), 4)


def _issues(visit: Visit, words: list[str]) -> Iterator[SearchResult]:
    rows = Issue.objects.filter(partnership=visit.heading.id, deleted_at=None)
    for row in _with(rows, words, ("title", "summary"))[:MOST_OF_A_KIND]:
        yield SearchResult("Matter", row.title, row.summary, "issue", row.slug, 7)


def _decisions(visit: Visit, words: list[str], run: list[str]) -> Iterator[SearchResult]:
    rows = Decision.objects.filter(partnership=visit.heading.id, deleted_at=None)
    rows = rows.filter(Q(published_at__isnull=False) | Q(holder__in=run))
    for row in _with(rows, words, ("title",), ("resolved", "reasons"))[:MOST_OF_A_KIND]:
        text = f"{visit.name_of(row.holder)}, {written(row.taken_on)}: {row.get_outcome_display().lower()}"
        yield SearchResult("Decision taken", row.title, text, "decision", row.slug, 6)


@visiting
def search(visit: Visit) -> HttpResponse:
    """Show what has every word that was asked."""
    asked = visit.request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    found = search_in(visit.register, asked, name_of=visit.name_of)
    who = reader_of_visit(visit)
    of_meetings = search_meetings(visit, who, asked)
    together = sorted((*found, *of_meetings), key=lambda each: (-each.score, each.title))
    page = visit.page("search.html", asked=asked, page=page_of(together, visit.request, size=20))
    return private_to(page, who)
