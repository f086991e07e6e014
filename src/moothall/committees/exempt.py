"""What is kept back from the public: by which paragraph of Schedule 12A, and why that is in its interest."""

from collections.abc import Iterator, Sequence

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
