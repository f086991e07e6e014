"""How every PDF of a meeting begins: which body, when and where, who sits on it and who to ask."""

from moothall.committees.papers.inputs import MeetingInput
from moothall.committees.papers.rendering.nodes import Node, facts, notice
from moothall.periods import written

ILLUSTRATIVE = "Illustrative: this was made up to show how it works, and no council decided it."


def cover_of(meeting: MeetingInput) -> list[Node]:
    """Return the facts of a meeting, and what must be said of it before anything else."""
    when = f"{meeting.day:%A} {written(meeting.day)}"
    said = [each for each in (ILLUSTRATIVE if meeting.is_illustrative else "", meeting.state) if each]
    rows = [
        ("Body", [meeting.body]),
        ("Partnership", [meeting.partnership]),
        ("Date", [f"{when}, {meeting.time}" if meeting.time else when]),
        ("Place", [meeting.place] if meeting.place else []),
        ("Members", meeting.members),
        ("Quorum", [meeting.quorum] if meeting.quorum else []),
        ("Who to ask", meeting.who_to_ask),
    ]
    return [*map(notice, said), facts(rows)]


def foot_of(meeting: MeetingInput) -> str:
    """Return what stands at the foot of each page."""
    body = meeting.body if len(meeting.body) <= 60 else f"{meeting.body[:59]}…"
    return f"{body}, {written(meeting.day)}"
