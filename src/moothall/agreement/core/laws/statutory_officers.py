"""Each council keeps its own head of paid service, section 151 officer and monitoring officer."""

from collections.abc import Iterator
from itertools import combinations

from moothall.agreement.core.laws.facts import Facts
from moothall.agreement.core.laws.law import Breach, law
from moothall.agreement.core.laws.statutes import HEAD_OF_PAID_SERVICE, MONITORING_OFFICER, SECTION_151
from moothall.agreement.core.laws.stretches import Stretch, common, grouped, without
from moothall.agreement.core.sentences.words import of
from moothall.agreement.core.terms import STATUTORY_OFFICES, Post
from moothall.periods import Period

OFFICE_NAMES = {
    "head_of_paid_service": "head of paid service",
    "section_151_officer": "section 151 officer",
    "monitoring_officer": "monitoring officer",
}
CURE = "Add the post, or its holder, from the day of the designation; if it is vacant, designate an officer."
Posts = list[Stretch[Post]]


def _posts(facts: Facts, office: str) -> dict[str | None, Posts]:
    """Return the posts to which ``office`` belongs, by council."""
    held = (post for post in facts.of(Post) if office in post.term.offices)
    return grouped(held, lambda post: post.authority)


def _unfilled(facts: Facts, office: str) -> Iterator[Breach]:
    """Yield the days on which some partner is not known to have an officer in ``office``, and why not."""
    posts = _posts(facts, office)
    for authority, days in facts.partners.items():
        yield from _unfilled_at(facts, authority, days, office, posts.get(authority, []))


def _unfilled_at(
    facts: Facts, authority: str, days: list[Period], office: str, posts: Posts
) -> Iterator[Breach]:
    whose = f"{of(facts.name(authority))} {OFFICE_NAMES[office]}"
    filled = [post for post in posts if post.term.holder and not post.term.vacant]
    nobody = [post for post in posts if not post.term.holder and not post.term.vacant]
    vacant = [post for post in posts if post.term.vacant]
    left = without(days, [post.period for post in filled])
    for post in nobody:
        sentence = f"The register does not say who is {whose}; the post is {post.term.title}."
        for period in common([post.period], left):
            yield Breach(sentence, period, (authority, post.term.id), "unknown")
    left = without(left, [post.period for post in nobody])
    for post in vacant:
        sentence = f"Nobody is {whose}: the post of {post.term.title} is vacant."
        for period in common([post.period], left):
            yield Breach(sentence, period, (authority, post.term.id))
    for period in without(left, [post.period for post in vacant]):
        yield Breach(f"The register names no post that is {whose}.", period, (authority,), "unknown")


@law(
    "A-01",
    title="Head of paid service",
    citation=HEAD_OF_PAID_SERVICE,
    cure=CURE,
)
def head_of_paid_service(facts: Facts) -> Iterator[Breach]:
    """On every day each partner council has one of its officers designated as head of paid service."""
    return _unfilled(facts, "head_of_paid_service")


@law(
    "A-02",
    title="Section 151 officer",
    citation=SECTION_151,
    cure=CURE,
)
def section_151_officer(facts: Facts) -> Iterator[Breach]:
    """On every day each partner council has one officer who is responsible for its financial affairs."""
    return _unfilled(facts, "section_151_officer")


@law(
    "A-03",
    title="Monitoring officer",
    citation=MONITORING_OFFICER,
    cure=CURE,
)
def monitoring_officer(facts: Facts) -> Iterator[Breach]:
    """On every day each partner council has one of its officers designated as monitoring officer."""
    return _unfilled(facts, "monitoring_officer")


@law(
    "A-04",
    title="The monitoring officer holds neither of the other two offices",
    citation=MONITORING_OFFICER,
    cure="Designate another officer as monitoring officer.",
)
def offices_apart(facts: Facts) -> Iterator[Breach]:
    """A council's monitoring officer is neither its head of paid service nor its section 151 officer."""
    monitoring = _posts(facts, "monitoring_officer")
    for office in ("head_of_paid_service", "section_151_officer"):
        for authority, others in _posts(facts, office).items():
            for post in monitoring.get(authority, []):
                yield from _one_person(facts, authority, office, post, others)


def _one_person(
    facts: Facts, authority: str | None, office: str, post: Stretch[Post], others: Posts
) -> Iterator[Breach]:
    """Yield the days on which ``post`` and one of ``others`` are one post, or are held by one person."""
    where = f" of {facts.name(authority)}" if authority else ""
    both = f"both monitoring officer and {OFFICE_NAMES[office]}{where}"
    for other in others:
        if not (days := post.period & other.period) or post.term.vacant or other.term.vacant:
            continue
        if other.term.id == post.term.id:
            yield Breach(f"The {post.term.title} is designated as {both}.", days, (post.term.id,))
        elif post.term.holder and post.term.holder == other.term.holder:
            yield Breach(f"{post.term.holder} is {both}.", days, (post.term.id, other.term.id))


@law(
    "A-24",
    title="One officer in each statutory office",
    citation=HEAD_OF_PAID_SERVICE,
    cure="End the earlier designation on the day from which the later one holds, or mark one post as vacant.",
)
def one_officer_each(facts: Facts) -> Iterator[Breach]:
    """No council has two officers at once designated to the same statutory office."""
    for office in STATUTORY_OFFICES:
        for authority, posts in _posts(facts, office).items():
            filled = [post for post in posts if authority and post.term.holder and not post.term.vacant]
            for one, other in combinations(filled, 2):
                if one.term.id != other.term.id and (days := one.period & other.period):
                    whose = f"{of(facts.name(authority or ''))} {OFFICE_NAMES[office]}"
                    titles = f"The {one.term.title} and the {other.term.title}"
                    yield Breach(f"{titles} are both {whose}.", days, (one.term.id, other.term.id))
