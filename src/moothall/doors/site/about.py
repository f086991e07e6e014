"""Pages about Moothall itself: how it works, the rules, the words, accessibility."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.agreement.core.laws import LAWS
from moothall.agreement.core.terms import KINDS
from moothall.doors.pages.remarks import REMARKS

_WORDS: tuple[tuple[str, str], ...] = (
    ("Agreement", "What the councils have agreed: a sequence of variations, and nothing else."),
    ("As at", "The day that a page is about. Everything on the page is what held on that day."),
    (
        "As known on",
        "What this register would have said at the end of a day: the variations known by then. For auditors.",
    ),
    ("Call-in", "Scrutiny’s power to ask that a decision be looked at again before it takes effect."),
    ("Chain", "How a power comes down to whoever has it: from statute, clause by clause."),
    ("Circumstance", "A named fact of a decision on which a power may depend, such as an emergency."),
    ("Clause", "Of a scheme: a delegation by one holder to another, within limits and on conditions."),
    ("Client", "A council that buys a service and has no other part in it."),
    ("Condition", "Something that must be so before a thing may be done."),
    ("Expected", "Planned, and not yet so."),
    ("Finding", "Something that is so of the partnership’s affairs and offends one of the rules."),
    ("Function", "Something that a council may decide. Who has it to begin with is laid down by statute."),
    ("Gap", "What only those may decide who hold it by statute, though the law would let it be passed on."),
    ("Host", "The council that employs the staff of a shared service."),
    ("Illustrative", "Made up to show how something works. Everything else is from a source."),
    ("Inferred", "A day worked out from other facts, and not given by a source."),
    (
        "Joint committee",
        "A committee of several councils, to which they have passed some of their functions.",
    ),
    (
        "Key decision",
        "An executive’s decision about significant money, or with a significant effect in two wards or more.",
    ),
    (
        "Member",
        "Of a service: a council that takes part in it. Of a body: a person who sits on it.",
    ),
    (
        "Monitoring officer",
        "The officer who must report where a council may act unlawfully. Each council has its own.",
    ),
    ("Overlap", "What two may decide, neither of whom was given it through the other."),
    ("Partnership", "The councils whose agreement it is."),
    ("Quorum", "How many must be at a meeting before it may do business."),
    (
        "Scheme of delegation",
        "Who holds each of a council’s functions by statute, and to whom it has passed them.",
    ),
    ("Section 151 officer", "The officer who answers for a council’s money. Each council has its own."),
    ("Source", "Where a fact was read: the document, the clause, its address, and how sure we are of it."),
    ("Term", "One thing that has been agreed, from one day until another."),
    ("Unchecked", "Cited from memory. The source has not been read."),
    ("Variation", "What one decision did to the agreement: terms added, changed, ended or brought back."),
)

_KINDS_OF_TERM = ((model.words.capitalize(), model.meaning) for model in KINDS.values())
GLOSSARY = tuple(sorted((*_WORDS, *_KINDS_OF_TERM)))


def how_it_works(request: HttpRequest) -> HttpResponse:
    """Explain the one idea and what each page is for."""
    return render(request, "how_it_works.html", {"remarks": REMARKS.values()})


def accessibility(request: HttpRequest) -> HttpResponse:
    """State how accessible the site is, as the regulations ask."""
    return render(request, "accessibility.html", {})


def laws(request: HttpRequest) -> HttpResponse:
    """List the rules that an agreement must keep, each with its citation."""
    return render(request, "laws.html", {"laws": LAWS})


def glossary(request: HttpRequest) -> HttpResponse:
    """List the words that have a meaning of their own here."""
    return render(request, "glossary.html", {"words": GLOSSARY})
