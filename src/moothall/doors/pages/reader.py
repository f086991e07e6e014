"""Who reads: the person who is signed in, by the posts of a partnership that they act for today."""

from django.http import HttpRequest

from moothall.accounts.grants import Standing, rights_of
from moothall.accounts.models import ActingAs, Person
from moothall.agreement.core.terms import Post
from moothall.committees.core.reader import PUBLIC, Reader
from moothall.doors.pages.clock import today

_MEMBERS = frozenset(("councillor", "scrutiny"))


def reader_of(request: HttpRequest, partnership: str) -> Reader:
    """Return who asks, by their posts in that partnership; the public where nobody is signed in."""
    person = request.user
    if not isinstance(person, Person) or not person.is_active:
        return PUBLIC
    rights = rights_of(person=person, day=today())
    posts = [each.post for each in rights.standings if each.partnership == partnership and _counts(each)]
    return Reader(person.name, tuple(posts), rights.day)


def _counts(standing: Standing) -> bool:
    """Say whether a standing gives its post's rights to read: whoever acts for a member is not a member."""
    post: Post = standing.post
    return standing.appointment.acting_as == ActingAs.HOLDER or not post.offices & _MEMBERS
