"""Pages about Moothall itself: how it works, the rules, the words, accessibility."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.agreement.core.laws import LAWS
from moothall.doors.pages.remarks import REMARKS
from moothall.doors.site.words import GLOSSARY


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
