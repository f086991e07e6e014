"""The page on who may do what, written from the registry of operations."""

from importlib import import_module
from itertools import groupby
from pkgutil import walk_packages

import moothall
from moothall.agreement.rights.roles import ADMINISTRATOR, ROLES
from moothall.audit.core.permissions import PERMISSIONS, Permission
from moothall.audit.rights import REGISTRY, Permit

OPENING = (
    "# Who may do what\n\nWritten from the operations, each of which refuses anybody who may not do it. "
    "A role follows from the offices of a post, as the agreement says on the day, and gives permissions; "
    "the rule beside an operation says for whom. What needs no post is done by an administrator, or "
    "by whoever runs the server. What software allows is not what law allows: see "
    "[who may decide](../explanation/who-may-decide.md)."
)


def operations_of_every_room() -> dict[str, Permit]:
    """Return every operation that is registered, once each room has registered its own."""
    for found in walk_packages(moothall.__path__, "moothall."):
        if ".operations" in found.name:
            import_module(found.name)
    return REGISTRY


def rights_as_markdown() -> str:
    """Return the page: the roles, and then each permission with what may be done by it, and by whom."""
    roles = "\n".join(
        f"| {role.name} | {_listed(role.offices)} | {_listed(role.permissions)} |"
        for role in (*ROLES, ADMINISTRATOR)
    )
    permits = sorted(operations_of_every_room().values(), key=lambda each: (each.permission, each.rule_name))
    sections = [
        _section(permission, [*each]) for permission, each in groupby(permits, lambda each: each.permission)
    ]
    return (
        "\n\n".join(
            [OPENING, f"## Roles\n\n| role | offices | permissions |\n|---|---|---|\n{roles}", *sections, ""]
        ).rstrip("\n")
        + "\n"
    )


def _section(permission: Permission, permits: list[Permit]) -> str:
    rows = "\n".join(
        f"| `{each.operation.removeprefix('moothall.')}` | {_cell(each.does)} | {_cell(each.sentence)} |"
        for each in sorted(permits, key=lambda each: (each.sentence, each.operation))
    )
    said = PERMISSIONS[permission]
    return f"## To {said}\n\n`{permission}`\n\n| operation | what it does | who may |\n|---|---|---|\n{rows}"


def _listed(words: frozenset[str]) -> str:
    return ", ".join(f"`{word}`" for word in sorted(words))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("``", "`")
