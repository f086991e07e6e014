"""Why the agreement room declines: what is not there, what stands in the way, and whose a draft is."""

from collections.abc import Sequence

from moothall.agreement.core.faults import fault
from moothall.agreement.core.fold import Contradiction
from moothall.refusals import Conflict, Forbidden, Missing


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
        self.faults = tuple(fault(each) for each in contradictions)
        super().__init__("\n".join(map(str, self.faults)), **facts)
