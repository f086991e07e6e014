"""An interface, tried by Schemathesis against its own description, one operation at a time.

Schemathesis works out its cases while tests are being collected, which every run of any test would wait for.
Here it is loaded, and works them out, only once the test of that operation runs.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

METHODS = ("get", "put", "post", "delete", "patch")


class Prober:
    """What tries the operations of one description."""

    def __init__(self, description: dict[str, Any]) -> None:
        self.description = description
        self.operations = [
            f"{method.upper()} {path}"
            for path, methods in description["paths"].items()
            for method in METHODS
            if method in methods
        ]

    @cached_property
    def schema(self) -> Any:
        import schemathesis
        from schemathesis.checks import load_all_checks

        load_all_checks()
        schema = schemathesis.openapi.from_dict(self.description)
        schema.app = get_wsgi_application()
        return schema

    @cached_property
    def feedback(self) -> Any:
        from schemathesis.generation.feedback import FeedbackSources
        from schemathesis.python._constants.orchestrator import make_constants_value_source

        return FeedbackSources(constants_value_source=make_constants_value_source(self.schema))

    def probe(self, operation: str, check: Callable[..., None], **given: Any) -> None:
        """Try one operation with cases that its description allows and some that it does not."""
        from schemathesis.pytest._test_builder import build_operation_test

        [one] = [each.ok() for each in self.schema.get_all_operations() if each.ok().label == operation]
        test = build_operation_test(
            config=self.schema.config, operation=one, test_func=check, given_kwargs={}, feedback=self.feedback
        )
        with connection_left_open():
            test(**given)


@contextmanager
def connection_left_open() -> Iterator[None]:
    """Leave the test's own connection to the database open, whoever answers."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)
