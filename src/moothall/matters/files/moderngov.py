"""Reads the answers of ModernGov's web service, markup included: a meeting with its agenda, or a list."""

import html
from collections.abc import Iterator
from datetime import date, datetime, time
from urllib.parse import urlsplit

from lxml import etree
from lxml import html as markup

from moothall.matters.files.source_records import (
    SourceAttendee,
    SourceDecision,
    SourceItem,
    SourceMeeting,
    SourcePaper,
)
from moothall.refusals import Fault, Invalid

BLOCKS = frozenset(("p", "div", "li", "tr", "br", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol"))
NOT_READ = frozenset(("script", "style", "head", "title"))


def line(text: str) -> str:
    """Return text on one line. Some systems escape their characters twice, so they are unescaped twice."""
    return " ".join(html.unescape(html.unescape(text)).split())


def plain(text: str) -> str:
    """Return the paragraphs of a piece of markup with a blank line between, and none of the markup."""
    unescaped = html.unescape(text)
    if not unescaped.strip():
        return ""
    try:
        root = markup.fragment_fromstring(unescaped, create_parent="div")
    except (etree.ParserError, ValueError):
        return line(text)
    pieces: list[str] = []
    _walk(root, pieces)
    paragraphs = (" ".join(each.split()) for each in "".join(pieces).split("\n"))
    return "\n\n".join(each for each in paragraphs if each)


def _walk(element: etree._Element, pieces: list[str]) -> None:
    """Gather the text under an element; each block stands on lines of its own."""
    name = element.tag if isinstance(element.tag, str) else ""
    if name in NOT_READ or not name:
        return
    edge = "\n" if name in BLOCKS else ""
    pieces.append(edge + ("- " if name == "li" else "") + (element.text or ""))
    for child in element:
        _walk(child, pieces)
        pieces.append(child.tail or "")
    pieces.append(edge)


MOST_BYTES = 25_000_000
PRIVATE_TITLE = "Exempt item"


def read_moderngov(data: bytes, *, name: str, site: str = "") -> tuple[SourceMeeting, ...]:
    """Return the meetings in one saved answer; ``site`` is the address of the council's ModernGov, for links.

    Refused, with every fault and its line, if it is not such an answer or a meeting lacks something it needs.
    """
    root = _parsed(data, name)
    found = [each for each in root.iter("meeting") if each.find("meetingid") is not None]
    if not found:
        raise _refused(name, 1, "", "There is no meeting in it.", f"It begins with <{root.tag}>. {FIX}")
    faults: list[Fault] = []
    meetings = [_meeting(each, root, name, site.rstrip("/"), faults) for each in found]
    if faults:
        raise Invalid(faults=faults)
    return tuple(each for each in meetings if each is not None)


FIX = "Save the answer of GetMeeting or GetMeetings as it comes, and give that file."


def _parsed(data: bytes, name: str) -> etree._Element:
    if len(data) > MOST_BYTES:
        raise _refused(name, 1, "", "It is longer than 25 MB.", "Ask the service for fewer days at a time.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        at = getattr(error, "lineno", None) or 1
        raise _refused(name, at, "", "It is not well-formed XML.", FIX) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _refused(name, 1, "", "It declares a document type, which such an answer never does.", FIX)
    for each in root.iter():
        if isinstance(each.tag, str):
            each.tag = etree.QName(each).localname.lower()
    return root


def _meeting(
    found: etree._Element, root: etree._Element, name: str, site: str, faults: list[Fault]
) -> SourceMeeting | None:
    """Return one meeting, or add what is wrong with it to ``faults``."""
    here = _line_of(found)
    day = _day(_text(found, "meetingdate"))
    if day is None:
        said = _text(found, "meetingdate")
        message = f"“{said}” is not a day." if said else "The day of the meeting is missing."
        faults.append(Fault(message, "meetingdate", name, here, fix="It is written as 12/02/2016."))
        return None
    id, committee = _text(found, "meetingid"), _near(found, root, "committeeid")
    url = f"{site}/ieListDocuments.aspx?CId={committee}&MId={id}" if site else ""
    return SourceMeeting(
        id=id,
        committee_id=committee,
        committee=line(_near(found, root, "committeetitle")),
        starts_on=day,
        starts_at=_time(_text(found, "meetingtime")),
        place=line(_text(found, "meetinglocation")),
        status=line(_text(found, "meetingstatus")),
        agenda_is_published=_is(found, "agendapublished"),
        minutes_are_published=_is(found, "minutepublished"),
        line=here,
        items=tuple(_items(found, site)) if _has(found, "agendaitem") else None,
        attendees=tuple(_attendees(found)) if _has(found, "attendee") else None,
        url=url,
    )


def _items(meeting: etree._Element, site: str) -> Iterator[SourceItem]:
    for each in meeting.iter("agendaitem"):
        restricted = _is(each, "isrestricted")
        title = line(_text(each, "agendaitemtitle"))
        if not title or (each.find("isdisplayallowed") is not None and not _is(each, "isdisplayallowed")):
            continue
        number = line(_text(each, "fulldisplaynumberformat") or _text(each, "agendaitemnumber")).rstrip(".")
        id = _text(each, "agendaitemid")
        if restricted:
            yield SourceItem(id, number, PRIVATE_TITLE, is_private=True)
        else:
            yield _public_item(each, id, number, title, site)


def _public_item(each: etree._Element, id: str, number: str, title: str, site: str) -> SourceItem:
    minute = plain(_text(each, "minutesnonemptyhtmlbody")) if _is(each, "isminutepublished") else ""
    return SourceItem(
        id=id,
        number=number,
        title=title,
        is_private=False if _has(each, "isrestricted") else None,
        text=plain(_text(each, "agendatext")) if _has(each, "agendatext") else None,
        minute=minute if _has(each, "isminutepublished") else None,
        decision=_decision(each, id, site),
        papers=tuple(_papers(each)) if _has(each, "linkeddocuments") else None,
        url=f"{site}/mgAi.aspx?ID={id}" if site else "",
    )


def _decision(item: etree._Element, id: str, site: str) -> SourceDecision | None:
    """Return the decision of an item, if there is one and it was published."""
    text = plain(_text(item, "decisionnonemptyhtmlbody"))
    if not text or not (_is(item, "isdecision") and _is(item, "isdecisionpublished")):
        return None
    return SourceDecision(text, f"{site}/ieDecisionDetails.aspx?AIId={id}" if site else "")


def _papers(item: etree._Element) -> Iterator[SourcePaper]:
    for each in item.iter("linkeddoc"):
        url = _text(each, "url")
        if not _is(each, "isrestricted") and urlsplit(url).scheme in ("http", "https"):
            yield SourcePaper(line(_text(each, "title")) or url, url)


def _attendees(meeting: etree._Element) -> Iterator[SourceAttendee]:
    for each in meeting.iter("attendee"):
        name = line(each.get("name", ""))
        if name:
            member = "member" in each.get("membertype", "").lower() or "councillor" in name.lower()
            role, came = each.get("roledescription", ""), each.get("attendance", "")
            yield SourceAttendee(name, line(role), line(came), member)


def _near(found: etree._Element, root: etree._Element, tag: str) -> str:
    """Return a field of the meeting, or of the committee or the list that it stands in."""
    within: etree._Element | None = found
    while within is not None:
        if text := _text(within, tag):
            return text
        within = within.getparent()
    return _text(root, tag)


def _text(element: etree._Element, tag: str) -> str:
    return (element.findtext(tag) or "").strip()


def _has(element: etree._Element, tag: str) -> bool:
    """Whether there is such an element anywhere in it, empty or not."""
    return next(element.iter(tag), None) is not None


def _is(element: etree._Element, tag: str) -> bool:
    return _text(element, tag).lower() == "true"


def _line_of(element: etree._Element) -> int:
    return element.sourceline or 1


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 (a day has no time zone)
    except ValueError:
        return None


def _time(text: str) -> time | None:
    """Read 10.00 am, 2:30 pm and 14:00."""
    tidied = text.lower().replace(".", ":").replace(" ", "").replace("noon", "pm")
    for style in ("%I:%M%p", "%I%p", "%H:%M"):
        try:
            return datetime.strptime(tidied, style).time()  # noqa: DTZ007 (a time of day, wherever it is)
        except ValueError:
            continue
    return None


def _refused(name: str, at: int, field: str, message: str, fix: str) -> Invalid:
    return Invalid(faults=[Fault(message, field, name, at, fix=fix)])
