"""What is told of a finding is the whole of it and nothing else, however the boxes are put."""

from hypothesis import given, settings
from tests.delegation.core import naive
from tests.delegation.core.test_review import within

from moothall.delegation.core.review import Review
from moothall.delegation.core.scheme import Scheme
from moothall.doors.site.powers.scheme_findings import SchemeFinding


@settings(max_examples=25)
@given(naive.schemes(most=5))
def test_the_boxes_told_are_the_finding(scheme: Scheme):
    review = Review(scheme)
    for shown in [*review.gaps(), *review.overlaps(), *review.excess(), *review.unreachable()]:
        told = SchemeFinding(shown, review).extents
        for decision in naive.decisions():
            is_told = any(within(decision, each) for each in told)
            assert is_told == any(within(decision, each) for each in shown.extents)


@settings(max_examples=25)
@given(naive.schemes(most=5))
def test_no_function_is_told_again_for_fewer_decisions(scheme: Scheme):
    review = Review(scheme)
    for shown in review.gaps():
        told = SchemeFinding(shown, review).extents
        for place, each in enumerate(told):
            for wider in told[:place]:
                narrower = set(each.services) <= set(wider.services) and set(each.authorities) <= set(
                    wider.authorities
                )
                same = (each.amounts, each.days) == (wider.amounts, wider.days)
                if narrower and same and each.circumstances == wider.circumstances:
                    assert not set(each.functions) & set(wider.functions)
