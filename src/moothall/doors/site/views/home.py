"""The first page: the partnerships, or straight to the only one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.agreement.queries import partnerships


def home(request: HttpRequest) -> HttpResponse:
    """List the partnerships; where there is one, go to it."""
    rows = partnerships()
    if len(rows) == 1:
        return redirect("site:glance", partnership=rows[0].id)
    return render(request, "home.html", {"partnerships": rows})
