"""What is said of things that are kept back from the public."""

from collections.abc import Sequence

LAW = "Part 1 of Schedule 12A to the Local Government Act 1972"


def paragraphs_in_words(paragraphs: Sequence[int]) -> str:
    """Return numbers of paragraphs as people say them: paragraphs 1 and 3."""
    numbers = [str(each) for each in paragraphs]
    if len(numbers) == 1:
        return f"paragraph {numbers[0]}"
    return f"paragraphs {', '.join(numbers[:-1])} and {numbers[-1]}"


def mark_of(paragraphs: Sequence[int]) -> str:
    """Return what stands on each page that is not for the public; empty where it is for everybody."""
    return f"Not for publication: exempt under {paragraphs_in_words(paragraphs)}" if paragraphs else ""


def kept_back_because(paragraphs: Sequence[int], public_interest: str) -> list[str]:
    """Return the sentences that the public is given in place of what is kept back."""
    reason = public_interest.strip()
    why = f"Why it is not in the public interest to publish it: {reason}" if reason else ""
    return [
        f"Not for publication: exempt under {paragraphs_in_words(paragraphs)} of {LAW}.",
        *([why] if why else []),
    ]
