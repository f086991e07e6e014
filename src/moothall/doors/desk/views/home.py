"""The desk's first page: what is due from whoever is signed in, by their posts; and their own account."""

from django.http import HttpResponse

from moothall.accounts.queries import has_second_step
from moothall.doors.desk.due import due_from, partnerships_at_hand
from moothall.doors.desk.visits import Visit, at_the_desk


@at_the_desk
def home(visit: Visit) -> HttpResponse:
    """Show what is due, the posts and what they allow, drafts, and what was recorded last."""
    at_hand = partnerships_at_hand(visit)
    return visit.page("home.html", here="home", at_hand=at_hand, due=due_from(visit, at_hand))


@at_the_desk
def account(visit: Visit) -> HttpResponse:
    """Show how the person signs in, and what their posts let them do."""
    second_step = has_second_step(person=visit.person)
    return visit.page("account.html", here="account", has_second_step=second_step)
