"""The Jinja environment of every page: strict about names, and knowing how people write days and money."""

from typing import Any

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
