"""Walking from page to page as a browser could, by every link and every form that is shown."""

from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.test import Client as Browser

HERE = "http://testserver"
MOST_OF_A_PAGE = 2  # the same page for another day, or another leaf of it, is soon the same again


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("a", "link") and given.get("href"):
            self.found.append(given["href"] or "")
        if tag == "form" and (given.get("method") or "get").lower() == "get":
            self.found.append(given.get("action") or "")


def links_in(answer: Any, at: str) -> Iterator[str]:
    """Yield the address of everything of this site to which a page leads."""
    if not answer.get("Content-Type", "").startswith("text/html"):
        return
    parser = _Links()
    parser.feed(answer.content.decode())
    for link in parser.found:
        whole = urlsplit(urljoin(HERE + at, link))
        if f"{whole.scheme}://{whole.netloc}" == HERE and not whole.path.startswith("/static/"):
            yield whole.path + (f"?{whole.query}" if whole.query else "")


def crawled(browser: Browser, *start: str, beyond: Callable[[str], bool]) -> Iterator[tuple[str, Any]]:
    """Yield each address that can be reached from ``start`` by links, with its answer.

    Only the links of those addresses are followed of which ``beyond`` says so.
    """
    waiting, seen, times = list(start), set(start), dict[str, int]()
    while waiting:
        address = waiting.pop()
        path = address.partition("?")[0]
        times[path] = times.get(path, 0) + 1
        if times[path] > MOST_OF_A_PAGE:
            continue
        answer = browser.get(address)
        yield address, answer
        if not beyond(address):
            continue
        further = [*links_in(answer, address), *([answer["Location"]] if "Location" in answer else [])]
        fresh = [each for each in dict.fromkeys(further) if each not in seen]
        seen.update(fresh)
        waiting += fresh
