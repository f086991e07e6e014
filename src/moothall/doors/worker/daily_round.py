"""What is done every day, whoever asks for it: the worker's clock, or ``moothall tick``."""

from datetime import date

from django.core.management import call_command

from moothall.audit.core.actor import Acting
from moothall.ledgers.operations import tidy_up
from moothall.matters.operations.effect import EffectTaken, bring_waiting_into_force
from moothall.work.operations import forget_old_work


def go_round(*, on: date, acting: Acting) -> EffectTaken:
    """Bring into force what has waited for ``on``, and then remove what is stored only for a time.

    Missed days are made up for: what has waited longer comes into force too.
    """
    done = bring_waiting_into_force(on=on, acting=acting)
    tidy_up(acting=acting)
    call_command("clearsessions", verbosity=0)
    forget_old_work()
    return done
