"""Regions worked with as decision diagrams are the sets of points that they stand for."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from moothall.delegation.core.region import Box, Node, Space

SIZES = (2, 3, 2)
POINTS = set(product(*map(range, SIZES)))
BOXES = st.tuples(*(st.integers(1, (1 << size) - 1) for size in SIZES))


def within(box: Box) -> set[tuple[int, ...]]:
    return {point for point in POINTS if all(part >> cell & 1 for part, cell in zip(box, point, strict=True))}


def points(space: Space, region: Node) -> set[tuple[int, ...]]:
    return set().union(*map(within, space.boxes(region)))


@given(st.lists(BOXES, max_size=4), st.lists(BOXES, max_size=4))
def test_regions_are_joined_met_and_parted_as_sets_are(some: list[Box], others: list[Box]) -> None:
    space = Space(SIZES)
    one, other = (space.union_of(map(space.box, boxes)) for boxes in (some, others))
    mine, theirs = (set().union(*map(within, boxes)) for boxes in (some, others))

    assert points(space, space.union(one, other)) == mine | theirs
    assert points(space, space.meet(one, other)) == mine & theirs
    assert points(space, space.minus(one, other)) == mine - theirs
    assert (one is other) == (mine == theirs)


@given(st.lists(BOXES, min_size=1, max_size=5))
def test_the_largest_boxes_are_the_region_and_none_could_be_larger(boxes: list[Box]) -> None:
    space = Space(SIZES)
    region = space.union_of(map(space.box, boxes))
    mine = set().union(*map(within, boxes))

    found = space.largest_boxes(region)

    assert set().union(*map(within, found)) == mine
    for box in found:
        for level, size in enumerate(SIZES):
            for cell in range(size):
                larger = (*box[:level], box[level] | 1 << cell, *box[level + 1 :])
                assert larger == box or not within(larger) <= mine
                assert space.holds_box(region, larger) == (within(larger) <= mine)


def test_a_corner_grows_along_both_of_its_arms() -> None:
    space = Space(SIZES)
    arms = (0b01, 0b111, 0b01), (0b11, 0b001, 0b01)

    assert set(space.largest_boxes(space.union_of(map(space.box, arms)))) == set(arms)
    assert space.largest_boxes(space.nothing) == []
    assert not space.holds_box(space.nothing, arms[0])
