"""What is done every day, whoever asks for it: the worker's clock, or ``moothall tick``."""

from datetime import date, timedelta

from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from moothall.audit.core.acting import Acting
from moothall.ledgers.operations import tidy_up
from moothall.matters.operations.effect import EffectTaken, bring_waiting_into_force
from moothall.work.models import WorkerSeen

DONE_KEPT_DAYS = 30
GONE_KEPT_DAYS = 1


def go_round(*, on: date, acting: Acting) -> EffectTaken:
    """Bring into force what has waited for ``on``, and then throw away what is kept for a time only.

    Days on which nobody went round are made up: what has waited longer comes into force too.
    """
    done = bring_waiting_into_force(on=on, by=acting.by)
    tidy_up(acting=acting)
    call_command("clearsessions", verbosity=0)
    _forget_old_work()
    return done


def _forget_old_work() -> None:
    """Forget tasks that were done a while ago and workers that were killed; what failed stays."""
    now = timezone.now()
    DBTaskResult.objects.successful().filter(finished_at__lt=now - timedelta(days=DONE_KEPT_DAYS)).delete()
    WorkerSeen.objects.filter(seen_at__lt=now - timedelta(days=GONE_KEPT_DAYS)).delete()
