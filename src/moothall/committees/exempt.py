"""What is kept back from the public: by which paragraph of Schedule 12A, and why that is in its interest."""

from collections.abc import Iterable, Iterator, Sequence

from moothall.committees.models import Decision, Vote
from moothall.refusals import Fault

PARAGRAPHS = range(1, 8)  # of Schedule 12A to the Local Government Act 1972, Part 1, in England; unchecked


def faults_of_keeping_back(paragraphs: Sequence[int], public_interest: str) -> Iterator[Fault]:
    """Yield what is wrong with keeping something back: no such paragraph, or no reason."""
    for each in paragraphs:
        if each not in PARAGRAPHS:
            message = f"Schedule 12A has no paragraph {each} of exempt information"
            yield Fault(message, "exempt_paragraphs", fix="Give numbers from 1 to 7.")
    if paragraphs and not public_interest.strip():
        message = "Say why keeping it back is in the public interest more than publishing it"
        yield Fault(message, "public_interest", fix="Or leave the paragraphs out, and it is public.")


def paragraphs_of_vote(vote: Vote, of_item: Iterable[int], decisions: Iterable[Decision]) -> tuple[int, ...]:
    """Return by which paragraphs the words of a vote are kept back: those of its item and of its decision.

    ``decisions`` are all of the item's, published or not. A vote on which none of them rests is kept back
    with any of them that is, because its motion may be that decision's words.
    """
    told = list(decisions)
    resting = [each for each in told if each.vote_id == vote.pk]
    kept_back = (paragraph for each in resting or told for paragraph in each.exempt_paragraphs)
    return tuple(sorted({*of_item, *kept_back}))
