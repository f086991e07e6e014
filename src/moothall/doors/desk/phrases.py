"""How the desk writes moments, actions and days that are still data."""

from datetime import date, datetime

from django.utils import timezone

from moothall.periods import written

ACTIONS = {
    "agreement.draft_discarded": "Draft discarded",
    "agreement.draft_saved": "Draft saved",
    "agreement.loaded": "Agreement loaded",
    "agreement.varied": "Variation recorded",
    "appointment.ended": "Appointment ended",
    "appointment.made": "Appointed to a post",
    "client.added": "Client added",
    "client.revoked": "Client's token taken away",
    "person.added": "Person added",
    "person.changed": "Person changed",
    "person.deactivated": "Account closed",
    "person.locked_out": "Refused after too many wrong passwords",
    "person.password_changed": "Own password changed",
    "person.password_set": "Password set for somebody",
    "person.reactivated": "Account opened again",
    "person.recovery_codes_made": "Recovery codes made",
    "person.recovery_codes_removed": "Recovery codes removed",
    "person.second_step_failed": "Wrong code at the second step",
    "person.second_step_off": "Second step turned off",
    "person.second_step_on": "Second step turned on",
    "person.second_step_removed": "Second step taken away",
    "person.sign_in_failed": "Wrong password",
    "person.signed_in": "Signed in",
    "person.signed_out": "Signed out",
    "work.given_back": "Work of a stopped worker waits again",
    "work.run_again": "Failed work done again",
}


def action_in_words(action: str) -> str:
    """Write what was done as people say it; an action without words of its own is written plainly."""
    return ACTIONS.get(action) or action.replace(".", ": ").replace("_", " ").capitalize()


def moment_in_words(moment: datetime) -> str:
    """Write a moment as the clock in the United Kingdom showed it: 14 November 2016 at 9:05am."""
    here = timezone.localtime(moment)
    hour = here.hour % 12 or 12
    return f"{written(here.date())} at {hour}:{here.minute:02}{'am' if here.hour < 12 else 'pm'}"


def day_in_data(text: str) -> str:
    """Write a day that is still data; what is no day stays as it is."""
    try:
        return written(date.fromisoformat(text))
    except ValueError:
        return text
