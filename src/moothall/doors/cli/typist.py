"""Who is at the command line, for the audit trail."""

import getpass


def whoever_types() -> str:
    """Return who is at the command line, for the audit trail."""
    try:
        return f"{getpass.getuser()} at the command line"
    except (KeyError, OSError):
        return "the command line"
