"""Who reads: the person who is signed in, by the posts of a partnership that they act for today."""

from django.http import HttpRequest

from moothall.accounts.queries import Person
from moothall.accounts.rights.actor import acting_of
from moothall.doors.pages.days import today
from moothall.meetings.core.reader import PUBLIC, Reader
from moothall.meetings.rights import reader_of as reader_by


def reader_of(request: HttpRequest, partnership: str) -> Reader:
    """Return who asks, by their posts in that partnership; the public where nobody is signed in."""
    person = request.user
    if not isinstance(person, Person) or not person.is_active:
        return PUBLIC
    return reader_by(acting_of(person=person, day=today()), partnership)
