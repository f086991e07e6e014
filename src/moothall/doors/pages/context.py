"""What every page is given."""

from typing import Any

from django.http import HttpRequest


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Return who is signed in, if anybody; nobody is looked up for a visitor without a session."""
    user = getattr(request, "user", None)
    return {"person": user if user is not None and user.is_authenticated else None}
