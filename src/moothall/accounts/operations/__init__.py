"""Changing accounts: adding and changing people and clients, and appointing people to posts."""

from moothall.accounts.operations.people import (
    LONGEST_EMAIL,
    LONGEST_NAME,
    AlreadyAppointed,
    EmailTaken,
    LastAdministrator,
    add_person,
    appoint,
    change_person,
    deactivate_person,
    end_appointment,
    reactivate_person,
    remove_second_step,
    set_password,
)

__all__ = [
    "LONGEST_EMAIL",
    "LONGEST_NAME",
    "AlreadyAppointed",
    "EmailTaken",
    "LastAdministrator",
    "add_person",
    "appoint",
    "change_person",
    "deactivate_person",
    "end_appointment",
    "reactivate_person",
    "remove_second_step",
    "set_password",
]
