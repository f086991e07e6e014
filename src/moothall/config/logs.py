"""What is logged, and in which form: a line of text for people, or one JSON object for a collector.

Only the facts named here are written as JSON, so a library that attaches a whole request to its record, query
and all, leaks none of it.
"""

import json
import logging
from datetime import UTC, datetime
from typing import Any, Literal

Level = Literal["debug", "info", "warning", "error"]
Form = Literal["text", "json"]
FACTS = (
    "request_id", "method", "path", "status", "ms", "person", "refused", "slow", "task", "task_id", "worker"
)  # fmt: skip


class JsonLines(logging.Formatter):
    """Writes each record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        says: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        facts = {name: getattr(record, name, None) for name in FACTS}
        says |= {name: fact for name, fact in facts.items() if fact not in (None, "")}
        if record.exc_info:
            says["traceback"] = self.formatException(record.exc_info)
        return json.dumps(says, ensure_ascii=False, default=str)


def logging_settings(level: Level, form: Form) -> dict[str, Any]:
    """Return Django's logging setting: Moothall from ``level`` up, libraries from warnings up."""
    at = level.upper()
    rest = "ERROR" if level == "error" else "WARNING"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request": {"()": "moothall.doors.pages.request_log.RequestIdFilter"}},
        "formatters": {
            "text": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s%(of_request)s"},
            "json": {"()": JsonLines},
        },
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": form, "filters": ["request"]}
        },
        "root": {"handlers": ["console"], "level": rest},
        "loggers": {
            "moothall": {"level": at},
            # Our own line for the request says it, without the query; Django's would say it again.
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": [], "level": rest, "propagate": True},
        },
    }
