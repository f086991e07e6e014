"""Who acts, made by hand: an operator, an administrator, or somebody with posts of a partnership."""

from datetime import date

from moothall.audit.core.actor import Acting, ActingPost

TODAY = date(2016, 11, 22)


def operator(by: str = "the test", day: date = TODAY) -> Acting:
    """Whoever types at the server's own command line: what they do is not refused for want of a right."""
    return Acting.operator(by, day)


def relying_on(title: str, by: str = "the test", day: date = TODAY) -> Acting:
    """An operator who relies on a post, whatever it is: what is done is written down as done by it."""
    return operator(by, day).as_post(ActingPost(title, title, "test"))


def administrator(by: str = "admin@moothall.example", day: date = TODAY) -> Acting:
    return Acting(by, day, is_administrator=True)


def nobody(by: str = "nobody@moothall.example", day: date = TODAY) -> Acting:
    return Acting(by, day)


def acting_for(
    partnership: str, *posts: str, by: str = "", day: date = TODAY, is_holder: bool = True
) -> Acting:
    """Return somebody who acts for posts of a partnership, as its register says them on the day."""
    from moothall.agreement.core.terms import Post
    from moothall.agreement.queries import register_of
    from moothall.agreement.rights.posts import post_acted_for

    state = register_of(partnership).state(day)
    terms = [state.terms[each] for each in posts]
    acted_for = tuple(
        post_acted_for(term, state, partnership, is_holder=is_holder)
        for term in terms
        if isinstance(term, Post)
    )
    assert len(acted_for) == len(posts)
    who = by or f"{posts[0]}@moothall.example"
    return Acting(who, day, acted_for, name=who)
