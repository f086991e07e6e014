"""The matrix: rows in the order of the tree, a cell for each council."""

from tests.agreement.core.builders import council, day, founding, part, registered, service, variation

from moothall.doors.site.agreement.matrix import grouped, matrix_of
from moothall.doors.site.colours import marks_of
from moothall.doors.site.service_tree import in_tree_order


def matrix(*terms):
    return matrix_of(registered(founding(*terms)), day(1))


def test_a_cell_says_what_part_a_council_has():
    [row] = matrix(part("avon", "legal", **{"as": "host"})).rows

    assert [(cell.authority.id, cell.part and cell.part.taking_part_as) for cell in row.cells] == [
        ("avon", "host"),
        ("brent", None),
    ]


def test_an_empty_cell_says_when_a_council_left_or_will_join():
    left, coming = (
        part("avon", "legal", until=day(1).isoformat()),
        part("brent", "legal", **{"from": day(9).isoformat()}),
    )

    [row] = matrix(left, coming).rows

    assert row.cells[0].left.until == day(1)
    assert row.cells[1].coming.starts_on == day(9)


def test_a_service_that_nobody_ever_shares_has_no_row():
    assert [row.service.id for row in matrix(service("audit"), part("avon", "legal")).rows] == ["legal"]


def test_a_wider_service_stands_over_the_narrower_as_a_heading():
    rows = matrix(service("law"), service("courts", part_of="law"), part("avon", "courts")).rows

    assert [(row.service.id, row.depth, row.is_heading) for row in rows] == [
        ("law", 0, True),
        ("courts", 1, False),
    ]
    assert [[row.service.id for row in group] for group in grouped(rows)] == [["law", "courts"]]


def test_what_is_the_same_for_every_council_is_said_once():
    same = {"provided_by": "brent"}
    assert matrix(part("avon", "legal", **same), part("brent", "legal", **same)).rows[0].in_common
    assert matrix(part("avon", "legal", **same), part("brent", "legal")).rows[0].in_common is None


def test_a_neighbour_who_takes_part_stands_in_a_table_of_its_own():
    found = matrix(council("cam", standing="neighbour"), part("cam", "legal"))

    assert found.rows == ()
    assert [authority.id for authority in found.neighbours] == ["cam"]
    assert [row.service.id for row in found.neighbour_rows] == ["legal"]


def test_a_service_whose_parent_does_not_hold_stands_at_the_top():
    register = registered(
        founding(service("law"), service("courts", part_of="law")),
        variation("law-ends", effective=day(5), end=[{"term": "law"}]),
    )
    services = register.state(day(6)).of(type(register.history("law").original))

    assert ("courts", 0) in [(each.id, depth) for each, depth in in_tree_order(services)]


def test_every_council_has_letters_of_its_own():
    names = ["Cheltenham", "Cotswold", "Forest of Dean", "Cherwell", "Cheshire", "Chester", "C"]
    councils = [
        {**council(f"c{place}"), "name": f"{name} {place}", "short_name": name}
        for place, name in enumerate(names)
    ]

    marks = marks_of(registered(variation("all", add=councils)))

    letters = [mark.letters for mark in marks.values()]
    assert len(set(letters)) == len(names)
    assert letters[:3] == ["Ch", "Co", "F"]


def test_the_first_four_partners_have_four_colours_and_a_neighbour_has_none():
    councils = [council(name) for name in ("avon", "brent", "cam", "dee")]
    marks = marks_of(registered(variation("all", add=[*councils, council("exe", standing="neighbour")])))

    assert [mark.css for mark in marks.values()] == [
        "council-1", "council-2", "council-3", "council-4", "council-other",
    ]  # fmt: skip
