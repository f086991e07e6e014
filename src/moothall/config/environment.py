"""What a council sets for its own server: environment variables beginning MOOTHALL_, all checked at once."""

import secrets
from datetime import date
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from moothall.agreement.core.faults import locate
from moothall.config.logs import Form, Level
from moothall.refusals import Fault, Invalid


class Environment(BaseSettings):
    """Every setting, with its meaning and its default."""

    model_config = SettingsConfigDict(env_prefix="MOOTHALL_", extra="ignore")

    data: Path = Field(Path("data"), description="Folder for the database and the secret key; a local disk")
    database: str = Field(
        "", description="postgresql://user:password@host:port/name; left out, embedded SQLite"
    )
    secret_key: str = Field(
        "", description="At least 50 characters; left out, made once and kept in the data folder"
    )
    hosts: str = Field(
        "127.0.0.1,localhost,[::1]", description="Host names that it answers to, with commas between"
    )
    https: bool = Field(False, description="Served over HTTPS, so cookies are sent only over that")
    debug: bool = Field(False, description="Show faults in the browser; never on a public machine")
    today: date | None = Field(None, description="The day to take as today, for tests and demonstrations")
    example: bool = Field(True, description="Load the example into an empty store at the first start")
    authzen_fixture: bool = Field(
        False, description="Serve the AuthZEN specification's small fixture beside the partnerships"
    )
    engine: Literal["duckdb", "spark"] = Field("duckdb", description="What sums ledgers: duckdb or spark")
    log_level: Level = Field(
        "info", description="The lowest level that is logged: debug, info, warning or error"
    )
    log_form: Form = Field("text", description="How it logs: text for people, json for a collector of logs")
    slow_ms: int = Field(
        1_000, ge=1, description="A page that takes this many milliseconds is logged as slow, as a warning"
    )
    email_host: str = Field("", description="The mail server; left out, messages are written to the log")
    email_from: str = Field("moothall@localhost", description="The address that messages come from")

    @field_validator("database")
    @classmethod
    def _is_postgresql(cls, value: str) -> str:
        if value and urlsplit(value).scheme not in ("postgresql", "postgres"):
            raise ValueError("must begin with postgresql://, or be left out for the embedded database")
        try:
            _ = urlsplit(value).port
        except ValueError:
            raise ValueError("must have a number from 0 to 65535 for its port") from None
        return value

    def databases(self) -> dict[str, Any]:
        """Return Django's setting for the database."""
        return {"default": _postgresql(self.database) if self.database else _sqlite(self.data)}

    def key(self) -> str:
        """Return the secret key, making one on first use that only this account can read."""
        if self.secret_key:
            return self.secret_key
        kept = _private(self.data / "secret-key")
        if not kept.read_text():
            kept.write_text(secrets.token_urlsafe(60))
        return kept.read_text()


def read_environment() -> Environment:
    """Return the settings; refused with every one that cannot be used, by name, and how to mend it."""
    try:
        return Environment()
    except ValidationError as error:
        raise Invalid(
            faults=[
                Fault(each.message, f"MOOTHALL_{each.path[0]}".upper(), fix=each.fix)
                for each in locate(error, Environment)
            ]
        ) from None


def _private(file: Path) -> Path:
    """Return a file in the data folder that only this account can read, made now if it is not there."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
    except OSError as error:
        message = f"{file.parent} cannot be used: {error.strerror}"
        fix = "Name a folder on a local disk that you may write to."
        raise Invalid(faults=[Fault(message, "MOOTHALL_DATA", fix=fix)]) from None
    return file


def _sqlite(data: Path) -> dict[str, Any]:
    """The embedded database: a write-ahead log, and every commit on disk before it is acknowledged.

    It holds sessions and digests of passwords, so it is private. SQLite gives the files beside it the same
    mode.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": _private(data / "moothall.sqlite3"),
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728;"
            "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=2000;",
        },
        "TEST": {"NAME": data / "test.sqlite3"},
    }


def _postgresql(address: str) -> dict[str, Any]:
    """A PostgreSQL database at ``address``."""
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "moothall",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
