"""Reading accounts: people, their appointments, and the programs that may ask."""

from moothall.accounts.models import Appointment, Person
from moothall.accounts.queries.people import (
    STANDINGS,
    NoSuchAppointment,
    NoSuchPerson,
    appointment_of,
    appointments_of,
    every_appointment_of,
    has_second_step,
    people,
    person_by_email,
    person_of,
)

__all__ = [
    "STANDINGS",
    "Appointment",
    "NoSuchAppointment",
    "NoSuchPerson",
    "Person",
    "appointment_of",
    "appointments_of",
    "every_appointment_of",
    "has_second_step",
    "people",
    "person_by_email",
    "person_of",
]
