"""What is due from somebody at the desk, in meetings and matters, by the posts that they act for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from moothall.agreement.core.terms import Body, Post
from moothall.matters.core.progress import STILL_TO_DECIDE
from moothall.matters.models import CallIn, Decision, Issue, Leg, Proposal
from moothall.matters.queries.issues import planned_for
from moothall.matters.rules.route_progress import decisions_of_issues, progress_of
from moothall.meetings.core.deadlines import AGENDAS, deadlines_of_meeting, rules_of
from moothall.meetings.core.lifecycle import UNPUBLISHED
from moothall.meetings.core.reader import Reader, may_scrutinise
from moothall.meetings.models import Action, AgendaItem, Meeting
from moothall.meetings.rules.bodies import term_name
from moothall.meetings.rules.reader_rights import ReaderRights
from moothall.papers.core.exemption import Open, ReaderView
from moothall.periods import written

TaskKind = Literal["publish_agenda", "publish_decision", "call_in", "action", "decide", "bring_into_force"]
AHEAD = timedelta(days=35)


@dataclass(frozen=True, slots=True)
class DueTask(ReaderView):
    """One thing to do: ``address`` is the key of a meeting, or the slug of a decision or an issue."""

    kind: Open[TaskKind]
    title: Open[str]
    address: Open[str]
    by: Open[date | None]
    why: Open[str]
    body: Open[str] = ""


def due_from(*, partnership: str, posts: Sequence[Post], on: date) -> list[DueTask]:
    """Return what is due from somebody acting for ``posts``: dated tasks first, the soonest first."""
    sight = ReaderRights(partnership, Reader("", tuple(posts), on))
    run = sight.run_by_reader()
    found = [
        *_agendas(sight, partnership, run, on),
        *_decisions(sight, partnership, run),
        *_call_ins(sight, partnership, run, on),
        *_actions(partnership, posts),
        *_legs(sight, partnership, {*run, *(post.id for post in posts)}, on),
    ]
    return sorted(found, key=lambda each: (each.by is None, each.by or on, each.kind, each.title))


def _agendas(sight: ReaderRights, partnership: str, run: Iterable[str], on: date) -> Iterator[DueTask]:
    rows = Meeting.objects.filter(
        partnership=partnership,
        body__in=list(run),
        starts_on__gte=on,
        starts_on__lt=on + AHEAD,
    )
    for row in rows.filter(state__in=UNPUBLISHED):
        state = sight.register.state(row.starts_on)
        body = state.get(row.body)
        rules = rules_of(body) if isinstance(body, Body) else None
        days = deadlines_of_meeting(row.starts_on, rules) if rules else ()
        agenda = next((each for each in days if each.rule.id in AGENDAS), None)
        title = f"Publish the agenda of {term_name(state, row.body)}, {written(row.starts_on)}"
        why = agenda.summary if agenda else "No deadline is known: the law on its meetings is not recorded."
        yield DueTask(
            "publish_agenda", title, str(row.key), agenda.day if agenda else row.starts_on, why, row.body
        )


def _decisions(sight: ReaderRights, partnership: str, run: Iterable[str]) -> Iterator[DueTask]:
    rows = Decision.objects.filter(partnership=partnership, holder__in=list(run))
    for row in rows.filter(published_at=None):
        holder = term_name(sight.register.state(row.taken_on), row.holder)
        why = f"{holder} decided on {written(row.taken_on)}, and the public cannot read it yet."
        yield DueTask("publish_decision", f"Publish “{row.title}”", row.slug, row.taken_on, why, row.holder)


def _call_ins(sight: ReaderRights, partnership: str, run: Sequence[str], on: date) -> Iterator[DueTask]:
    """Yield the call-ins that wait for scrutiny, or for the decision to be taken again."""
    rows = CallIn.objects.filter(partnership=partnership, outcome__in=("", "referred_back"))
    for row in rows.select_related("decision"):
        decision = row.decision
        mine = may_scrutinise(authorities=decision.authorities, posts=sight.reader.posts)
        if not (mine or row.body in run or decision.holder in run):
            continue
        body = term_name(sight.register.state(on), row.body)
        why = f"{body} called it in on {written(row.called_in_on)}. Until that is settled it has no effect."
        yield DueTask(
            "call_in", f"Settle the call-in of “{decision.title}”", decision.slug, None, why, row.body
        )


def _actions(partnership: str, posts: Iterable[Post]) -> Iterator[DueTask]:
    owners = {name for post in posts for name in (post.id, post.holder) if name}
    rows = Action.objects.filter(partnership=partnership, owner__in=owners, done_on=None)
    for row in rows.select_related("meeting"):
        why = f"A meeting on {written(row.meeting.starts_on)} asked for it."
        yield DueTask("action", row.text, str(row.meeting.key), row.due_on, why, row.meeting.body)


def _legs(sight: ReaderRights, partnership: str, holders: set[str], on: date) -> Iterator[DueTask]:
    """Yield the open issues that wait for one of the posts, or for somebody it serves."""
    legs: dict[int, list[Leg]] = {}
    latest: dict[int, Proposal] = {}
    for leg in Leg.objects.filter(
        proposal__issue__partnership=partnership, proposal__issue__state=Issue.State.OPEN
    ).select_related("proposal__issue"):
        legs.setdefault(leg.proposal_id, []).append(leg)
        known = latest.get(leg.proposal.issue_id)
        if known is None or known.version < leg.proposal.version:
            latest[leg.proposal.issue_id] = leg.proposal
    decisions, state = decisions_of_issues(latest), sight.register.state(on)
    items = _on_agendas(sight, partnership, {each.issue.slug: number for number, each in latest.items()})
    for number, proposal in latest.items():
        found = progress_of(
            proposal,
            legs=legs[proposal.pk],
            decisions=decisions[number],
            today=on,
            planned=planned_for(legs[proposal.pk], items[number], on),
            state=state,
        )
        if found.is_complete:
            yield from _not_noticed(
                proposal.issue, found.in_force_on, [leg.holder for leg in legs[proposal.pk]], holders
            )
        ours = [each for each in found.legs if each.leg.holder in holders and each.state in STILL_TO_DECIDE]
        for holder in dict.fromkeys(each.leg.holder for each in ours):
            name = term_name(state, holder)
            why = next(each.sentence for each in ours if each.leg.holder == holder)
            title = f"“{proposal.issue.title}” waits for {name}"
            yield DueTask("decide", title, proposal.issue.slug, None, why, holder)


def _not_noticed(
    issue: Issue, since: date | None, asked: Sequence[str], holders: set[str]
) -> Iterator[DueTask]:
    """Yield an issue whose decisions are all in force, but which nobody has yet brought into force."""
    if since is not None and holders & set(asked):
        title = f"“{issue.title}” has been ready to take effect since {written(since)}"
        why = "The agreement is not varied yet: see that “moothall tick” is run every day, and run it now."
        yield DueTask("bring_into_force", title, issue.slug, since, why)


def _on_agendas(
    sight: ReaderRights, partnership: str, issues: Mapping[str, int]
) -> dict[int, list[AgendaItem]]:
    """Return where each issue is taken: on agendas that are published, and on drafts of bodies they run."""
    rows = AgendaItem.objects.filter(
        partnership=partnership, matter__in=list(issues), meeting__deleted_at=None
    )
    found: dict[int, list[AgendaItem]] = defaultdict(list)
    for row in rows.select_related("meeting"):
        if row.meeting.agenda_published_at is not None or sight.runs(row.meeting.body):
            found[issues[row.matter]].append(row)
    return found
