"""Signing in: nobody signs themselves up, wrong passwords lock, and every attempt is on the audit trail."""

from typing import Any, ClassVar

from allauth.account import signals as account
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa import signals as mfa
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_out
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from moothall.accounts.models import Person
from moothall.accounts.queries import person_by_email
from moothall.audit import operations as audit

LOCKED = (
    "There have been too many wrong passwords for this e-mail address. Wait 5 minutes, then try again. "
    "If you have forgotten your password, ask an administrator for a new one."
)


class SignInAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """How people sign in here: only those whom an administrator added, and with plain words when refused."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is wrong. Check both and try again.",
        "too_many_login_attempts": LOCKED,
        "rate_limited": "There have been too many tries. Wait 5 minutes, then try again.",
        "incorrect_password": "That is not your password. Check it and try again.",
        "enter_current_password": "That is not your current password. Check it and try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs themselves up; an administrator adds people."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Say whether someone may be sent to ``url`` after signing in: only to a page of this site."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts={self.request.get_host()})

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Let an attempt through, unless there have been too many wrong ones."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            _record_failure("person.locked_out", credentials)
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Put a wrong password on the audit trail."""
        _record_failure("person.sign_in_failed", credentials)


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth carries no types
    """How the second step works here: as allauth has it, in plain words."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That code is not right. Codes change every 30 seconds: enter the one shown now.",
    }


def _record_failure(action: str, credentials: dict[str, Any]) -> None:
    """Record a failed attempt; an address that is nobody's is left out, for it may be a mistyped password."""
    person = person_by_email(email=str(credentials.get("email", "")))
    audit.record(action, by="", subject=person.email if person else "")


def _signed_in(sender: object, user: Person, **about: Any) -> None:
    audit.record("person.signed_in", by=user.email, subject=user.email)


def _signed_out(sender: object, user: Person | None, **about: Any) -> None:
    if user is not None:
        audit.record("person.signed_out", by=user.email, subject=user.email)


def _password_changed(sender: object, user: Person, **about: Any) -> None:
    audit.record("person.password_changed", by=user.email, subject=user.email)


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
    audit.record(by_app if is_app else by_codes, by=user.email, subject=user.email)


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
        announced.connect(receiver, dispatch_uid=f"moothall.accounts.{receiver.__name__}")
