"""What day it is, for every door."""

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Return today in the United Kingdom, or the day that the installation was told to take as today."""
    return settings.MOOTHALL_TODAY or timezone.localdate()
