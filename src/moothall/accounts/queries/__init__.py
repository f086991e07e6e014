"""What is read of accounts: people, their appointments, and the programs that may ask."""

from moothall.accounts.queries.people import (
    NoSuchAppointment,
    NoSuchPerson,
    appointment_of,
    appointments_of,
    has_second_step,
    people,
    person_by_email,
    person_of,
)

__all__ = [
    "NoSuchAppointment",
    "NoSuchPerson",
    "appointment_of",
    "appointments_of",
    "has_second_step",
    "people",
    "person_by_email",
    "person_of",
]
