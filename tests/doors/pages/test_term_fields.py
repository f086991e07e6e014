"""The fields of a term in words."""

from tests.agreement.core.builders import part

from moothall.agreement.core.terms import Body, CostShare, Participation
from moothall.doors.pages.term_fields import fields_of, title_of_field


def written(shape, **fields):
    term = shape.model_validate({"from": "2016-04-01", **fields})
    return {field.title: [line.text for line in field.lines] for field in fields_of(term, str.upper)}


def test_an_id_is_written_as_its_name_and_can_be_followed():
    term = Participation.model_validate({"from": "2016-04-01", **part("avon", "legal", through="board")})

    lines = [line for field in fields_of(term, str.upper) for line in field.lines if line.id]
    assert [(line.text, line.id) for line in lines] == [
        ("AVON", "avon"),
        ("LEGAL", "legal"),
        ("BOARD", "board"),
    ]


def test_what_is_not_said_is_left_out():
    assert "Through" not in written(Participation, **part("avon", "legal"))


def test_a_condition_is_its_text():
    conditions = [{"id": "consent", "text": "With consent."}, {"id": "notice", "text": "With notice."}]

    assert written(Participation, **part("avon", "legal", conditions=conditions))["Conditions"] == [
        "With consent.",
        "With notice.",
    ]


def test_a_part_of_a_term_says_what_each_of_its_fields_is():
    body = written(
        Body, id="board", name="Board", body_kind="joint_committee", quorum={"members": 3}, seats={"avon": 2}
    )

    assert body["Quorum"] == ["Members: 3; At least this many from each council: 0"]
    assert body["Kind of body"] == ["Joint committee"]
    assert body["Seats by council"] == ["AVON: 2"]


def test_pence_are_written_as_pounds():
    share = written(
        CostShare,
        id="share",
        service="legal",
        method="equal",
        tolerance_pence=1_000_00,
        cap_pence={"avon": 5},
    )

    assert share["Estimates are divided again only beyond"] == ["£1,000"]
    assert share["Most that a council pays in a year"] == ["AVON: £0.05"]


def test_a_field_has_one_title_by_either_of_its_names():
    assert title_of_field(Participation, "as") == title_of_field(Participation, "taking_part_as") == "As"
