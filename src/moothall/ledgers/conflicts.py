"""What stands in the way of taking a ledger in, or of reversing it."""

from moothall.refusals import Conflict, Missing


class AlreadyTakenIn(Conflict):
    """The same file, or one with the same lines, has been taken in already."""


class MonthTakenInAlready(Conflict):
    """A month of this file has been taken in already."""


class AlreadyReversed(Conflict):
    """This file has been reversed already."""


class NoSuchFile(Missing):
    """No file of that number has been taken in here."""
