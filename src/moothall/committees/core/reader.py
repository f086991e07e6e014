"""Who asks: somebody's name and the posts that they hold on a day, or the public."""

from dataclasses import dataclass
from datetime import date

from moothall.agreement.core.terms import Post


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who asks for what a body keeps: their name, their posts and the day of asking.

    Nobody in particular, who is the public, has neither name nor post, and asks on no day.
    """

    name: str = ""
    posts: tuple[Post, ...] = ()
    day: date | None = None


PUBLIC = Reader()
