"""A feed written as Atom."""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from moothall.doors.feeds.following import Entry

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class _Feed(Atom1Feed):
    """A feed whose own moment is that of its latest entry, whenever it is asked for."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=NEVER)


def as_atom(entries: Iterable[Entry], *, title: str, by: str, named: str, address: str, page: str) -> bytes:
    """Return the feed; ``named`` is what makes its id, wherever it is asked for."""
    feed = _Feed(
        title=title,
        link=page,
        description=None,
        language="en-GB",
        author_name=by,
        feed_url=address,
        feed_guid=uuid5(NAMESPACE_URL, f"moothall/feed/{named}").urn,
    )
    for each in entries:
        feed.add_item(
            title=each.title,
            link=each.link,
            description=escape(each.summary),
            unique_id=f"urn:uuid:{each.key}",
            pubdate=each.published_at,
            updateddate=each.updated_at,
            categories=(each.topic,),
        )
    return feed.writeString("utf-8").encode()
