"""Public pages that this process has made, kept until anything at all is recorded.

Every operation writes one event on the audit trail in its own transaction, so the last event says whether a
page could have changed: what a clerk writes is seen by the very next reader. Only visitors without a session
are answered from here, and only what was made for such a visitor is kept.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from threading import Lock

from cachetools import LRUCache
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from moothall.audit.queries import last_digest
from moothall.doors.pages.days import today

PERSONAL = (settings.SESSION_COOKIE_NAME, "messages")
BESIDE = 1_000  # bytes that a kept page takes beside its content; one at a longer address is not kept


@dataclass(frozen=True, slots=True)
class PageStamp:
    """When a page was made: after which event of the audit trail, and on which day."""

    digest: str
    day: date


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What was answered, without anything that was meant for one visitor."""

    stamp: PageStamp
    content: bytes
    headers: tuple[tuple[str, str], ...]

    @property
    def size(self) -> int:
        """How many bytes it takes, with its address, which is no longer than ``BESIDE``."""
        return len(self.content) + BESIDE

    def answer(self) -> HttpResponse:
        """Return the page as a new answer, which may be altered."""
        return HttpResponse(self.content, headers=dict(self.headers))


class PageCache:
    """Pages by their whole address, of which the one longest unasked for goes first when room is short."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: LRUCache[str, KeptPage] = _room_for(0)
        self._lock = Lock()

    @property
    def size(self) -> int:
        """How many bytes are kept."""
        return int(self._kept.currsize)

    def get(self, address: str, stamp: PageStamp) -> KeptPage | None:
        """Return the page if it was made at ``stamp``."""
        with self._lock:
            kept = self._kept.get(address)
            return kept if kept and kept.stamp == stamp else None

    def put(self, address: str, page: KeptPage, *, room: int) -> None:
        """Keep a page in place of the one at its address, as far as there is room."""
        with self._lock:
            if self._kept.maxsize != room:
                self._kept = _room_for(room)
            self._kept.pop(address, None)
            if page.size <= room // 16 and len(address) <= BESIDE:
                self._kept[address] = page

    def clear(self) -> None:
        """Keep nothing."""
        with self._lock:
            self._kept.clear()


def _room_for(room: int) -> LRUCache[str, KeptPage]:
    return LRUCache(room, getsizeof=lambda page: page.size)


PAGES = PageCache()


def answer_from_cache(
    request: HttpRequest, make: Callable[[], HttpResponse], *, is_same_for_all: bool = False
) -> HttpResponseBase:
    """Return the page at this address, made anew unless it was kept; not sent where the visitor has it.

    What ``is_same_for_all`` is made without a look at who asks, so whoever is signed in may have it too.
    """
    room, is_open = settings.PAGES_KEPT_BYTES, is_same_for_all or is_public(request)
    digest = last_digest() if room and is_open and request.method in ("GET", "HEAD") else ""
    if not digest:
        return make() if is_same_for_all else _said_for_whom(request, make())
    stamp, address = PageStamp(digest, today()), request.build_absolute_uri()
    page = PAGES.get(address, stamp)
    if page is None:
        answer = make()
        if not _is_for_all(request, answer):
            return answer if is_same_for_all else _said_for_whom(request, answer)
        page = _page(answer, stamp, by_cookie=not is_same_for_all)
        PAGES.put(address, page, room=room)
    answer = page.answer()
    return get_conditional_response(request, etag=answer.headers["ETag"], response=answer) or answer


def is_public(request: HttpRequest) -> bool:
    """Say whether somebody only reads, and brings nothing by which they could be known."""
    return request.method in ("GET", "HEAD") and not any(name in request.COOKIES for name in PERSONAL)


def _is_for_all(request: HttpRequest, answer: HttpResponse) -> bool:
    """Say whether an answer is whole, is good, and holds no token, cookie or word for one visitor alone."""
    own = answer.cookies or request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    stated = answer.headers.get("Cache-Control", "")
    return answer.status_code == 200 and not answer.streaming and not own and "private" not in stated


def _page(answer: HttpResponse, stamp: PageStamp, *, by_cookie: bool) -> KeptPage:
    if by_cookie:
        patch_vary_headers(answer, ["Cookie"])
    answer.headers.setdefault("Cache-Control", "no-cache")  # it may be kept, and is asked for again each time
    answer.headers["ETag"] = f'"{sha256(answer.content).hexdigest()[:32]}"'
    return KeptPage(stamp, answer.content, tuple(answer.headers.items()))


def made_for(answer: HttpResponse, *, is_public: bool) -> HttpResponse:
    """Say on an answer that it depends on who asked; what is not the public's is kept nowhere at all."""
    patch_vary_headers(answer, ["Cookie"])
    if not is_public:
        answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _said_for_whom(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    return made_for(answer, is_public=is_public(request) or "Cache-Control" in answer.headers)
