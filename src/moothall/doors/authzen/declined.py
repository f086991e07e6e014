"""Requests that are not answered: the status, the reason in words, and the headers that go with them."""

from http import HTTPStatus

from moothall.doors.pages.refusals import status_of
from moothall.refusals import Refusal


class Declined(Exception):
    """The request as a whole is not answered."""

    def __init__(self, status: HTTPStatus, message: str, **headers: str) -> None:
        """Keep the status and the message; a header's name is written with underscores."""
        super().__init__(message)
        self.status = status
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}

    @classmethod
    def of(cls, refusal: Refusal) -> "Declined":
        """Return what a refusal comes to."""
        return cls(status_of(refusal), str(refusal))


def malformed(message: str) -> Declined:
    """Return what is said of a request that is not well formed."""
    return Declined(HTTPStatus.BAD_REQUEST, message)
