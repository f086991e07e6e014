"""What a browser would send for a form that nobody has touched."""

from html.parser import HTMLParser
from typing import Any


class _Form(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self._select = self._text = ""
        self._first = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "input" and name and name != "csrfmiddlewaretoken":
            if given.get("type") not in ("radio", "checkbox") or "checked" in given:
                self.sent.setdefault(name, []).append(given.get("value", ""))
        elif tag == "select":
            self._select, self._first = name, ""
        elif tag == "option" and self._select:
            self._first = self._first or given.get("value", "")
            if "selected" in given:
                self.sent[self._select] = [given.get("value", "")]
        elif tag == "textarea":
            self._text = name
            self.sent[name] = [""]

    def handle_data(self, data: str) -> None:
        if self._text:
            self.sent[self._text][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""
        if tag == "select":
            self.sent.setdefault(self._select, [self._first])
            self._select = ""


def filled_in(page: str) -> dict[str, Any]:
    """Return every control of a page's main part with what it holds."""
    form = _Form()
    form.feed(page.partition("<main")[2])
    return form.sent
