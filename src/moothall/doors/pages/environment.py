"""The Jinja environment of every page, and what every page is given.

Strict about names, and knowing how people write days and money.
"""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    Undefined,
)
from jinja2.utils import missing

from moothall.doors.pages import formats


class StrictName(StrictUndefined):
    """Refuses a name that is not there; but a mapping may lack a key, and a macro may lack a caller."""

    def __new__(cls, hint: str | None = None, obj: Any = missing, name: str | None = None, *rest: Any) -> Any:
        """Return a plain undefined value where those macros look for something that may be left out."""
        if isinstance(obj, dict) or name == "caller":
            return Undefined(hint, obj, name, *rest)
        return super().__new__(cls)


def environment(*, loader: BaseLoader, **options: Any) -> Environment:
    """Return the environment that Django renders pages with."""
    components = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    made = Environment(
        loader=ChoiceLoader([loader, components]),
        **{
            **options,
            "autoescape": True,
            "undefined": StrictName,
            "trim_blocks": True,
            "lstrip_blocks": True,
        },
    )
    made.globals.update(static=static, url=reverse)
    # The design system's macros say so where they mean that nothing was given.
    made.globals.update(undefined=Undefined(name="undefined"), null=None)
    made.filters.update(formats.FILTERS)
    return made


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Return who is signed in, if anybody; nobody is looked up for a visitor without a session."""
    user = getattr(request, "user", None)
    return {"person": user if user is not None and user.is_authenticated else None}
