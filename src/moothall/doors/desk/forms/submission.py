"""What was sent that answers no question: tables, buttons, and what a page gave along to be sent back."""

from datetime import date
from typing import TypeVar

from django.core.files.uploadedfile import UploadedFile

from moothall.doors.desk.forms.answers import Posted, read_answer
from moothall.doors.desk.forms.shapes import OneDay
from moothall.doors.desk.visit import DeskVisit
from moothall.refusals import Fault, Invalid

Otherwise = TypeVar("Otherwise", date, None)


def posted(visit: DeskVisit) -> Posted:
    """Return each name that was sent with all that was given to it; nothing where nothing was sent."""
    return {name: [str(value) for value in values] for name, values in visit.request.POST.lists()}


def texts_sent(visit: DeskVisit) -> dict[str, str]:
    """Return each name that was sent with the last that was given to it."""
    return {name: values[-1] for name, values in posted(visit).items() if values}


def text_sent(visit: DeskVisit, name: str) -> str:
    """Return what was given to a name, without the space around it; empty where nothing was."""
    return texts_sent(visit).get(name, "").strip()


def is_pressed(visit: DeskVisit, button: str) -> bool:
    """Say whether a form was sent by the button of that name."""
    return button in visit.request.POST


def file_sent(visit: DeskVisit, name: str) -> "UploadedFile[bytes] | None":
    """Return the file that was chosen, if one was."""
    found = visit.request.FILES.get(name)
    return found if isinstance(found, UploadedFile) else None


def day_sent(visit: DeskVisit, name: str, *, otherwise: Otherwise) -> date | Otherwise:
    """Return the day that was sent in three boxes, or ``otherwise`` where they are empty."""
    text = read_answer(OneDay(), posted(visit), name)
    if text is None:
        return otherwise
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid(faults=[Fault("Enter a real day, such as 14 11 2016", name)]) from None
