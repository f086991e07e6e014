"""Search over everything in an agreement, and over its meetings, matters and decisions."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

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
from moothall.matters.queries import search as records
from moothall.meetings.core.reader import Reader

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


RECORDS = {
    "meeting": ("Meeting", "meeting", 6),
    "item": ("Agenda item", "meeting", 5),
    "paper": ("Paper", "meeting", 4),
    "issue": ("Matter", "issue", 7),
    "decision": ("Decision taken", "decision", 6),
}  # each kind with its name, the page that shows it, and how well it answers


def search_records(visit: Visit, who: Reader, asked: str) -> Iterator[SearchResult]:
    """Yield the meetings, papers, matters and decisions in which the reader can find every word."""
    for found in records(partnership=visit.heading.id, words=words_of(asked), reader=who):
        kind, page, score = RECORDS[found.kind]
        yield SearchResult(kind, found.title, found.about, page, found.address, score)


@visiting
def search(visit: Visit) -> HttpResponse:
    """Show what has every word that was asked."""
    asked = visit.request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    found = search_in(visit.register, asked, name_of=visit.name_of)
    who = reader_of_visit(visit)
    of_meetings = search_records(visit, who, asked)
    together = sorted((*found, *of_meetings), key=lambda each: (-each.score, each.title))
    page = visit.page("search.html", asked=asked, page=page_of(together, visit.request, size=20))
    return private_to(page, who)
