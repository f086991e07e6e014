"""Why the agreement room declines: what is not there, what stands in the way, and whose a draft is."""

from collections.abc import Sequence

from moothall.agreement.core.fold import Contradiction
from moothall.refusals import Conflict, Fault, Forbidden, Missing


class NoSuchPartnership(Missing):
    """There is no partnership of that name here."""


class NoSuchDraft(Missing):
    """There is no such draft; it may have been recorded or discarded."""


class NotYourDraft(Forbidden):
    """The draft is somebody else's, and only they may change or discard it."""


class VariationOutOfTurn(Conflict):
    """Someone else varied this agreement first: read it again, then repeat your change."""


class AgreementDiffers(Conflict):
    """What is recorded under that name is another agreement."""


class VariationContradicts(Conflict):
    """The variation contradicts what stands."""

    def __init__(self, contradictions: Sequence[Contradiction], **facts: object) -> None:
        """Carry every contradiction, and each as a fault."""
        self.contradictions = tuple(contradictions)
        self.faults = tuple(Fault(each.message, _field(each.path), fix=each.fix) for each in contradictions)
        super().__init__("\n".join(map(str, self.faults)), **facts)


def _field(path: tuple[str | int, ...]) -> str:
    """Write a path as people write it: ``add[0].service``."""
    written = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return written.removeprefix(".")
