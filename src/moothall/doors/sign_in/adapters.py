"""How people sign in: nobody signs themselves up, wrong passwords lock, and refusals are in plain words."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from moothall.accounts.queries import person_by_email
from moothall.audit import operations as audit
from moothall.audit.core.actor import Acting
from moothall.doors.pages.days import today

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
    audit.record(action, acting=Acting("", today()), subject=person.email if person else "")
