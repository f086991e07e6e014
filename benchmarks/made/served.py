"""Moothall as gunicorn serves it, with a bare view beside it that reads JSON and answers JSON, or a page."""

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from moothall.config.wsgi import application

__all__ = ["application"]


@csrf_exempt
def bare(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return HttpResponse("<!doctype html><title>Bare</title><p>Nothing but Django.")
    json.loads(request.body)
    return JsonResponse({"decision": True})


def add_bare() -> None:
    """Add the view's address; Moothall's own can be read only when its settings have been."""
    from moothall.config import urls

    urls.urlpatterns.insert(0, path("bare", bare))


add_bare()
