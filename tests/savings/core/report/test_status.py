"""Each post sees what it answers for, late things first; only what can be budgeted is in the MTFS."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.savings.core.places import YEAR, benefit

from moothall.savings.core.report.mtfs import mtfs
from moothall.savings.core.report.status import Position, by_stage, status_by_owner
from moothall.savings.core.stages import STAGES

TODAY = date(2017, 1, 1)


def at(stage, *, due=None, **fields):
    return Position(benefit(**fields), stage, due=due)


def test_what_is_late_comes_first_and_what_nobody_owns_before_it():
    found = status_by_owner(
        [
            at("planned", name="later", due=date(2018, 1, 1)),
            at("planned", name="late", due=date(2016, 12, 31)),
            at("planned", name="due-today", due=TODAY),
            at("idea", name="ownerless", owner=None),
            at("planned", name="other", owner="treasurer"),
        ],
        today=TODAY,
    )
    assert [each.owner for each in found] == ["", "chief-executive", "treasurer"]
    assert [each.benefit.id for each in found[1].positions] == ["late", "due-today", "later"]
    assert [each.benefit.id for each in found[1].overdue] == ["late"]


def test_what_is_banked_is_never_late():
    assert not at("banked", due=date(2016, 1, 1)).is_overdue(TODAY)


@given(st.lists(st.tuples(st.sampled_from(STAGES), st.integers(-99, 99)), max_size=5))
def test_the_stages_come_to_everything_planned(several):
    found = by_stage(at(stage, profile_pence={"2016/17": pence}) for stage, pence in several)
    assert list(found) == list(STAGES)
    assert sum(found.values()) == sum(pence for _, pence in several)


def test_a_line_shows_each_year_and_its_change_on_the_one_before():
    found = mtfs([at("planned", profile_pence={"2016/17": 100, "2018/19": 300})])
    [line] = found.lines
    assert list(line.pence.values()) == [100, 0, 300]
    assert list(line.change_pence.values()) == [100, -100, 300]
    assert found.total_pence[YEAR] == 100


def test_what_cannot_be_budgeted_is_left_out_with_its_reason():
    found = mtfs(
        [
            at("planned", name="a", cashable=False),
            at("planned", name="b", cashable=None),
            at("planned", name="c", mtfs_line=None),
            at("planned", name="d", profile_pence={}),
        ]
    )
    assert (found.lines, found.years, found.total_pence) == ((), (), {})
    assert [(each.id, why) for each, why in found.left_out] == [
        ("a", "It is not cashable, so no budget falls by it."),
        ("b", "It does not say whether it is cashable."),
        ("c", "It has no line in the medium-term financial strategy."),
        ("d", "It has no profile by year."),
    ]


@given(st.lists(st.dictionaries(st.sampled_from(["2016/17", "2017/18", "2019/20"]), st.integers(-99, 99))))
def test_the_changes_of_a_line_come_to_its_last_year_and_lines_come_to_the_total(profiles):
    found = mtfs([at("planned", name=f"b-{n}", profile_pence=each) for n, each in enumerate(profiles)])
    for line in found.lines:
        assert sum(line.change_pence.values()) == line.pence[found.years[-1]]
    assert sum(found.total_pence.values()) == sum(sum(each.values()) for each in profiles)
