"""What a reader’s PDFs are made from: minutes, a decision, the forward plan, the register of decisions."""

from collections.abc import Iterator, Sequence
from datetime import date

from moothall.agreement.core.register import State
from moothall.agreement.queries import register_of
from moothall.matters.core.decision_record import DecisionRecord
from moothall.matters.core.forward_plan import PlanEntry
from moothall.matters.models import Decision
from moothall.matters.queries.decisions import DecisionFilters, decisions_of
from moothall.matters.queries.plans import forward_plan
from moothall.matters.queries.views import DecisionSeen
from moothall.matters.queries.views_from_rows import DECISION_PARTS, decision_seen, paragraphs_of_vote
from moothall.meetings.core.reader import Reader
from moothall.meetings.models import AgendaItem, Attendance, Basis, Declaration, Meeting
from moothall.meetings.queries.document_inputs import NoSuchDocument, meeting_for, meeting_input, numbered
from moothall.meetings.queries.views import VoteSeen
from moothall.meetings.queries.views_from_rows import action_seen, declaration_seen, vote_seen
from moothall.meetings.rules.bodies import term_name
from moothall.meetings.rules.reader_rights import runs_body
from moothall.papers.core.document_inputs import ListInput, MinuteInput, MinutesInput, NoticeInput
from moothall.papers.core.exemption import for_reader, kept_back_because
from moothall.papers.core.record_fields import labels_of, values_shown
from moothall.periods import written


def minutes_for(*, partnership: str, key: str, reader: Reader, in_full: bool = False) -> MinutesInput:
    """Return the minutes of a meeting; unpublished ones reach only those who run the body."""
    meeting = meeting_for(partnership=partnership, key=key, reader=reader, in_full=in_full)
    if meeting.minutes_published_at is None and not runs_body(meeting, reader):
        raise NoSuchDocument()
    state = register_of(partnership).state(meeting.starts_on)
    status = Attendance.Status
    items = numbered(meeting.items.prefetch_related("votes", "decisions"))
    return MinutesInput(
        meeting=meeting_input(meeting),
        present=_people(meeting, state, status.PRESENT, status.SUBSTITUTE),
        apologies=_people(meeting, state, status.APOLOGIES),
        absent=_people(meeting, state, status.ABSENT),
        in_attendance=_people(meeting, state, status.IN_ATTENDANCE),
        declarations=_declarations(meeting, {item.pk: number for item, number in items}),
        text=meeting.minutes,
        items=[_item(item, number, in_full, meeting.minutes_published_at is None) for item, number in items],
        actions=_actions(meeting, state, in_full),
        approved_on=meeting.minutes_approved_on,
        is_draft=meeting.minutes_approved_on is None,
        is_full=in_full,
    )


def notice_for(*, partnership: str, slug: str) -> NoticeInput:
    """Return the record of a decision that was published, as everybody may read it."""
    rows = Decision.objects.filter(partnership=partnership, slug=slug)
    row = rows.exclude(published_at=None).select_related(*DECISION_PARTS).first()
    if row is None:
        raise NoSuchDocument()
    register = register_of(partnership)
    state = register.state(row.taken_on)
    seen = decision_seen(row, state, reads=False)
    values = list(values_shown(seen, "title", of=DecisionRecord))
    return NoticeInput(
        partnership=register.heading.name,
        title=seen.title,
        holder=seen.holder_name,
        facts=[*_facts(seen, state), *((each.words, each.lines) for each in values if not each.is_text)],
        texts=[(each.words, each.lines[0]) for each in values if each.is_text],
        deadlines=_deadlines(seen),
        exempt_paragraphs=seen.exempt_paragraphs,
        public_interest=seen.public_interest,
        is_illustrative=row.basis == Basis.ILLUSTRATIVE,
    )


def _people(meeting: Meeting, state: State, *statuses: str) -> list[str]:
    return [_person(each, state) for each in meeting.attendances.all() if each.status in statuses]


def _person(row: Attendance, state: State) -> str:
    council = f", {term_name(state, row.authority)}" if row.authority else ""
    instead = f" (substitute for {row.substitute_for})" if row.substitute_for else ""
    return f"{row.person}{council}{instead}{' (presiding)' if row.is_presiding else ''}"


def _declarations(meeting: Meeting, numbers: dict[int, str]) -> list[str]:
    """Return declarations as sentences; the nature of an interest in an exempt item is left out."""
    return [_declared(each, numbers) for each in meeting.declarations.select_related("item")]


def _declared(row: Declaration, numbers: dict[int, str]) -> str:
    paragraphs = tuple(row.item.exempt_paragraphs) if row.item else ()
    seen = declaration_seen(row, str(row.item.key) if row.item else "", paragraphs, reads=False)
    where = f"item {numbers.get(row.item.pk, row.item.position)}" if row.item else "the meeting"
    nature = f" ({seen.nature})" if seen.nature else ""
    withdrew = " Withdrew." if seen.withdrew else ""
    return f"{seen.person}, {where}: {seen.interest_label.lower()}{nature}.{withdrew}"


def _item(item: AgendaItem, number: str, in_full: bool, is_ours: bool) -> MinuteInput:
    """Return the minute of an item; only the full one has votes and decisions that are kept back.

    An unpublished decision is left out, unless the minutes are unpublished too and ``is_ours``.
    """
    taken = list(item.decisions.all())
    votes = [
        vote_seen(each, str(item.key), paragraphs_of_vote(each, item.exempt_paragraphs, taken), reads=in_full)
        for each in item.votes.all()
    ]
    full = MinuteInput(
        number=number,
        title=item.title,
        minute=item.minute,
        exempt_minute=item.exempt_minute if in_full else "",
        exempt_paragraphs=tuple(item.exempt_paragraphs),
        votes=[_vote(each) for each in votes if not each.is_kept_back],
        decisions=[
            (each.get_outcome_display(), each.resolved)
            for each in taken
            if (is_ours or each.published_at) and (in_full or not each.exempt_paragraphs)
        ],
    )
    return for_reader(full, reads=in_full)


def _vote(vote: VoteSeen) -> list[str]:
    counts = [
        ("for", vote.votes_for),
        ("against", vote.votes_against),
        ("abstained", vote.abstentions),
        ("absent", vote.absent),
    ]
    counted = ", ".join(f"{number} {words}" for words, number in counts if number is not None)
    moved = [f"Moved by {vote.moved_by}"] if vote.moved_by else []
    seconded = [f"seconded by {vote.seconded_by}"] if vote.seconded_by else []
    told = f"{vote.method_label}: {counted}." if counted else f"{vote.method_label}."
    if vote.is_struck:
        told = f"Struck from the record: {vote.struck_because} This vote counts for nothing."
    return [
        f"Motion: {vote.motion}",
        *([f"{', '.join(moved + seconded)}."] if moved or seconded else []),
        told,
    ]


def _actions(meeting: Meeting, state: State, in_full: bool) -> list[tuple[str, str, str]]:
    rows = meeting.actions.select_related("item")
    actions = (
        action_seen(each, "", tuple(each.item.exempt_paragraphs) if each.item else (), state, reads=in_full)
        for each in rows
    )
    return [
        (each.text, each.owner_name, written(each.due_on) if each.due_on else "")
        for each in actions
        if not each.is_kept_back
    ]


def _facts(seen: DecisionSeen, state: State) -> list[tuple[str, Sequence[str]]]:
    """Return who decided, for whom and when, as the record of a decision begins."""
    return [
        ("Taken", [Decision.TakenAs(seen.taken_as).label]),
        ("Taken by", [seen.taken_by] if seen.taken_by else []),
        ("Date of the decision", [written(seen.taken_on)]),
        ("Councils", [term_name(state, each) for each in seen.authorities]),
    ]


def _deadlines(seen: DecisionSeen) -> list[str]:
    call_in = (
        [f"It may be called in until the end of {written(seen.call_in_closes_on)}."]
        if seen.is_subject_to_call_in and seen.call_in_closes_on
        else []
    )
    never = "" if seen.is_subject_to_call_in else seen.not_called_in_because
    return [
        *call_in,
        *([f"It is not subject to call-in: {never}"] if never else []),
        *([f"It takes effect on {written(seen.in_force_on)}."] if seen.in_force_on else []),
    ]


AT_A_TIME = 200
ListRows = Sequence[tuple[str, Sequence[str]]]


def plan_for(*, partnership: str, body: str | None = None, on: date) -> ListInput:
    """Return what is to be decided from a day on, by one body or by all."""
    register = register_of(partnership)
    state = register.state(on)
    entries = forward_plan(partnership=partnership, body=body, on=on)
    return ListInput(
        register.heading.name,
        f"Forward plan: {term_name(state, body)}" if body else "Forward plan",
        [f"What is to be decided, as known on {written(on)}."],
        [(entry.matter.title, _planned(entry, state)) for entry in entries],
        none="Nothing is planned for decision.",
    )


def register_for(*, partnership: str, filters: DecisionFilters | None = None, on: date) -> ListInput:
    """Return every decision that was published, the latest first."""
    decisions = list(_decisions(partnership, filters))
    return ListInput(
        register_of(partnership).heading.name,
        "Register of decisions",
        [f"Decisions that were published by {written(on)}: {len(decisions)}."],
        [(each.title, _decided(each)) for each in decisions],
        none="No decision is published yet.",
    )


def _decisions(partnership: str, filters: DecisionFilters | None) -> Iterator[DecisionSeen]:
    offset = 0
    while True:
        page = decisions_of(partnership=partnership, filters=filters, offset=offset, limit=AT_A_TIME)
        yield from page.decisions
        offset += len(page.decisions)
        if not page.decisions or offset >= page.total:
            return


def _planned(entry: PlanEntry, state: State) -> ListRows:
    matter = entry.matter
    first, last = matter.first_day, matter.last_day
    due = written(first) if first == last else f"From {written(first)} to {written(last)}"
    kinds = [
        words
        for words, is_so in (("Key decision", matter.is_key), ("In private", matter.is_private))
        if is_so
    ]
    return [
        ("To be decided by", [term_name(state, matter.body)]),
        ("Due", [due]),
        ("Kind", kinds),
        ("Notice", [entry.sentence]),
    ]


def _decided(seen: DecisionSeen) -> ListRows:
    """Return a decision as the register shows it: briefly, each text on one line."""
    paragraphs = seen.exempt_paragraphs
    kept_back = kept_back_because(paragraphs, seen.public_interest) if seen.is_kept_back else []
    said = (
        (each.words, [" ".join(line.split()) for line in each.lines])
        for each in values_shown(seen, within="register")
    )
    return [
        ("Decided by", [seen.holder_name]),
        ("Date", [written(seen.taken_on)]),
        *said,
        *([(labels_of(DecisionRecord)["resolved"], kept_back)] if kept_back else []),
    ]
