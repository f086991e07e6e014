"""Exact sets of decisions: regions of a space whose every dimension is a finite set of cells.

A dimension's cells are numbered, so that a part of it is a bit set in an ``int``. A *box* has one part for
each dimension. A *region* is any set of points, represented as a reduced decision diagram: a node at
dimension ``i`` divides its cells into groups that lead on to the same region of the dimensions after it.
Equal regions are the same object, so a fixed point is found by comparing identities, and nothing is ever
sampled.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_

Box = tuple[int, ...]


class Node:
    """A region of the dimensions from ``level`` on; only a ``Space`` makes one, and never twice."""

    __slots__ = ("branches", "level")

    def __init__(self, level: int, branches: tuple[tuple[int, "Node"], ...]) -> None:
        """Lead on from each group of cells in ``branches``; cells in no group lead nowhere."""
        self.level = level
        self.branches = branches


class Space:
    """The dimensions, and every region of them that has been met so far."""

    def __init__(self, sizes: Sequence[int]) -> None:
        """Make a space whose dimension ``i`` has ``sizes[i]`` cells."""
        self.sizes = tuple(sizes)
        self.whole_parts = tuple((1 << size) - 1 for size in sizes)
        self.nothing = Node(-1, ())
        self.point = Node(len(sizes), ())
        self._nodes: dict[tuple[int, tuple[tuple[int, int], ...]], Node] = {}
        self._unions: dict[tuple[int, int], Node] = {}
        self._meets: dict[tuple[int, int], Node] = {}
        self._differences: dict[tuple[int, int], Node] = {}
        self.everything = self.box(self.whole_parts)

    def _node(self, level: int, groups: Iterable[tuple[int, Node]]) -> Node:
        """Return the one node with these branches, merging groups that lead to the same place."""
        joined: dict[int, tuple[int, Node]] = {}
        for cells, child in groups:
            if cells and child is not self.nothing:
                joined[id(child)] = (joined.get(id(child), (0, child))[0] | cells, child)
        if not joined:
            return self.nothing
        branches = tuple(sorted(joined.values(), key=lambda branch: branch[0]))
        # Every node is stored here for as long as the space lives, so the id of a child stays its own, and
        # two regions are equal exactly when they are one object. All that compares regions rests on this.
        key = (level, tuple((cells, id(child)) for cells, child in branches))
        return self._nodes.setdefault(key, Node(level, branches))

    def box(self, parts: Sequence[int]) -> Node:
        """Return the region of one box."""
        node = self.point
        for level in range(len(self.sizes) - 1, -1, -1):
            node = self._node(level, [(parts[level], node)])
        return node

    def union(self, one: Node, other: Node) -> Node:
        """Return the points that are in either."""
        if one is other or other is self.nothing:
            return one
        if one is self.nothing:
            return other
        key = (id(one), id(other)) if id(one) < id(other) else (id(other), id(one))
        if key not in self._unions:
            self._unions[key] = self._node(one.level, self._joined(one, other))
        return self._unions[key]

    def _joined(self, one: Node, other: Node) -> Iterator[tuple[int, Node]]:
        for cells, child in one.branches:
            rest = cells
            for others, its_child in other.branches:
                if common := cells & others:
                    yield common, self.union(child, its_child)
                    rest &= ~others
            yield rest, child
        mine = reduce(or_, (cells for cells, _ in one.branches), 0)
        for others, its_child in other.branches:
            yield others & ~mine, its_child

    def meet(self, one: Node, other: Node) -> Node:
        """Return the points that are in both."""
        if one is other:
            return one
        if one is self.nothing or other is self.nothing:
            return self.nothing
        key = (id(one), id(other)) if id(one) < id(other) else (id(other), id(one))
        if key not in self._meets:
            pairs = (
                (cells & others, self.meet(child, its_child))
                for cells, child in one.branches
                for others, its_child in other.branches
                if cells & others
            )
            self._meets[key] = self._node(one.level, pairs)
        return self._meets[key]

    def minus(self, one: Node, other: Node) -> Node:
        """Return the points that are in ``one`` and not in ``other``."""
        if one is other or one is self.nothing:
            return self.nothing
        if other is self.nothing:
            return one
        key = (id(one), id(other))
        if key not in self._differences:
            self._differences[key] = self._node(one.level, self._left(one, other))
        return self._differences[key]

    def _left(self, one: Node, other: Node) -> Iterator[tuple[int, Node]]:
        for cells, child in one.branches:
            rest = cells
            for others, its_child in other.branches:
                if common := cells & others:
                    yield common, self.minus(child, its_child)
                    rest &= ~others
            yield rest, child

    def union_of(self, regions: Iterable[Node]) -> Node:
        """Return the points that are in any of ``regions``, joined in pairs so that none grows early."""
        row = list(regions)
        while len(row) > 1:
            row = [
                self.union(row[place], row[place + 1]) if place + 1 < len(row) else row[place]
                for place in range(0, len(row), 2)
            ]
        return row[0] if row else self.nothing

    def boxes(self, region: Node) -> Iterator[Box]:
        """Yield the region as boxes that do not overlap, in a fixed order."""
        if region is self.nothing:
            return
        if region is self.point:
            yield ()
            return
        for cells, child in region.branches:
            for rest in self.boxes(child):
                yield (cells, *rest)

    def largest_boxes(self, region: Node) -> list[Box]:
        """Return boxes that together make the region, each as large as it can be; they may overlap."""
        found: list[Box] = []
        by_cell: dict[int, list[Box]] = defaultdict(list)
        for box in self.boxes(region):
            first = box[0] & -box[0] if box else 0
            if not any(_within(box, other) for other in by_cell[first]):
                found.append(self._grown(box, region))
                for cell in bits(found[-1][0] if box else 0):
                    by_cell[cell].append(found[-1])
        return found

    def _grown(self, box: Box, region: Node) -> Box:
        """Widen each part of ``box`` to every cell that keeps it within ``region``.

        The last dimension goes first: while the parts before it are narrow, they lead to one node.
        """
        parts = list(box)
        for level in reversed(range(len(parts))):
            parts[level] = self._widest(region, parts, level)
        return tuple(parts)

    def _widest(self, region: Node, parts: Sequence[int], level: int) -> int:
        """Return the cells of ``level`` with which the parts after it lie wholly in the region."""
        node = region
        while node.level < level:
            node = next(child for cells, child in node.branches if cells & parts[node.level])
        held: set[int] = set()
        groups = (cells for cells, child in node.branches if self.holds_box(child, parts, held))
        return reduce(or_, groups, 0)

    def holds_box(self, region: Node, parts: Sequence[int], held: set[int] | None = None) -> bool:
        """Whether every point of the box is in ``region``; ``held`` notes the nodes that hold theirs."""
        held = set() if held is None else held
        if region is self.point or id(region) in held:
            return True
        need = parts[region.level] if region is not self.nothing else 1
        for cells, child in region.branches:
            if need & cells:
                if not self.holds_box(child, parts, held):
                    return False
                need &= ~cells
        if not need:
            held.add(id(region))
        return not need

    def first_point(self, region: Node) -> tuple[int, ...]:
        """Return one point of a region that is not empty: the lowest cell in each dimension, in turn."""
        point = []
        while region is not self.point:
            cells, region = min(region.branches, key=lambda branch: branch[0] & -branch[0])
            point.append((cells & -cells).bit_length() - 1)
        return tuple(point)

    def span(self, region: Node) -> Box:
        """Return the smallest box that holds the region."""
        parts = [0] * len(self.sizes)
        seen = {id(self.point)}
        row = [region]
        while row:
            node = row.pop()
            if id(node) not in seen:
                seen.add(id(node))
                for cells, child in node.branches:
                    parts[node.level] |= cells
                    row.append(child)
        return tuple(parts)


def _within(inner: Box, outer: Box) -> bool:
    return all(not part & ~other for part, other in zip(inner, outer, strict=True))


def bits(cells: int) -> Iterator[int]:
    """Yield each single bit of ``cells``, lowest first."""
    while cells:
        low = cells & -cells
        yield low
        cells ^= low
