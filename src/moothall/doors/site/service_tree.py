"""Services in the order of their tree, each under its parent."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from moothall.agreement.core.terms import Service


def _tree(services: Sequence[Service]) -> dict[str | None, list[Service]]:
    """Return the services under each parent; one whose parent does not hold stands at the top."""
    known = {service.id for service in services}
    tree: dict[str | None, list[Service]] = defaultdict(list)
    for service in services:
        tree[service.part_of if service.part_of in known else None].append(service)
    return tree


def _walk(
    tree: Mapping[str | None, list[Service]], parent: str | None, depth: int
) -> Iterator[tuple[Service, int]]:
    for service in tree.get(parent, ()):
        yield service, depth
        yield from _walk(tree, service.id, depth + 1)


def in_tree_order(services: Sequence[Service]) -> list[tuple[Service, int]]:
    """Return every service under its parent, with how deep it lies."""
    return list(_walk(_tree(services), None, 0))
