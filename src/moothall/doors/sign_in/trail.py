"""What allauth and Django announce of signing in, put on the audit trail."""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_out

from moothall.accounts.queries import Person
from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.doors.pages.days import today


def _themselves(user: Person) -> Acting:
    """Return somebody as they act for themselves, which needs no post."""
    return Acting(user.email, today())


def _signed_in(sender: object, user: Person, **about: Any) -> None:
    audit.record("person.signed_in", acting=_themselves(user), subject=user.email)


def _signed_out(sender: object, user: Person | None, **about: Any) -> None:
    if user is not None:
        audit.record("person.signed_out", acting=_themselves(user), subject=user.email)


def _password_changed(sender: object, user: Person, **about: Any) -> None:
    audit.record("person.password_changed", acting=_themselves(user), subject=user.email)


def _step_added(sender: object, user: Person, authenticator: Authenticator, **about: Any) -> None:
    _record_step(user, authenticator, "person.second_step_on", "person.recovery_codes_made")


def _step_removed(sender: object, user: Person, authenticator: Authenticator, **about: Any) -> None:
    _record_step(user, authenticator, "person.second_step_off", "person.recovery_codes_removed")


def _codes_made_again(sender: object, user: Person, authenticator: Authenticator, **about: Any) -> None:
    _record_step(user, authenticator, "person.second_step_changed", "person.recovery_codes_made")


def _step_failed(sender: object, user: Person, authenticator: Authenticator, **about: Any) -> None:
    _record_step(user, authenticator, "person.second_step_failed", "person.second_step_failed")


def _record_step(user: Person, authenticator: Authenticator, by_app: str, by_codes: str) -> None:
    """Record what became of a second step: codes from an app, or recovery codes on paper."""
    is_app = authenticator.type == Authenticator.Type.TOTP
    audit.record(by_app if is_app else by_codes, acting=_themselves(user), subject=user.email)


def listen() -> None:
    """Put on the audit trail what allauth and Django announce."""
    for announced, receiver in (
        (account.user_logged_in, _signed_in),
        (user_logged_out, _signed_out),
        (account.password_changed, _password_changed),
        (mfa.authenticator_added, _step_added),
        (mfa.authenticator_removed, _step_removed),
        (mfa.authenticator_reset, _codes_made_again),
        (mfa.authentication_failed, _step_failed),
    ):
        announced.connect(receiver, dispatch_uid=f"moothall.doors.sign_in.{receiver.__name__}")
