"""Where a record of this room was read, as pages show it."""

from collections.abc import Iterable, Mapping
from typing import Any

from moothall.agreement.core.values import Source


def sources_of(kept: Iterable[Mapping[str, Any]]) -> list[Source]:
    """Return the sources that a record keeps."""
    return [Source.model_validate(dict(each)) for each in kept]
