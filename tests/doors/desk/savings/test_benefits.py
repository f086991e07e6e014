"""Benefits at the desk: listed by owner, moved on with what shows it, and described."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.doors.desk.browser_form import filled_in
from tests.doors.desk.drafts import summary_of, words_of
from tests.doors.desk.savings.officers import DIRECTOR, HERE, MINE, TODAY

from moothall.audit.models import AuditEvent
from moothall.savings import queries
from moothall.savings.models import RecordedBaseline, RecordedMove

pytestmark = pytest.mark.django_db

BENEFITS = f"/desk/benefits/{HERE}/"
ABOUT = f"{BENEFITS}about/{MINE}/"
SHOWN = {
    "reference": "Cabinet, minute 12", "document": "Minutes", "shown_on-day": "1", "shown_on-month": "11",
    "shown_on-year": "2026",
}  # fmt: skip
AtDesk = Callable[..., Client]


def sent(client: Client, address: str, **answers: Any) -> Any:
    given = filled_in(client.get(address).content.decode()) | answers
    return client.post(address, given, follow=True)


def test_benefits_are_listed_by_owner_with_what_is_overdue_and_the_chance(at_desk: AtDesk) -> None:
    client = at_desk(DIRECTOR)
    words = words_of(client.get("/desk/benefits/", follow=True))
    assert "2 benefits are overdue" in words
    assert "The chance that £39 million was reached by 31 December 2024 is about" in words
    assert f"{RecordedBaseline.objects.count()} baselines are frozen" in words


def test_an_overdue_benefit_is_on_the_first_page_of_its_owner_alone(at_desk: AtDesk) -> None:
    assert "See to “What Forest of Dean saves" in words_of(at_desk(DIRECTOR).get("/desk/"))
    assert "See to “" not in words_of(at_desk("programme-director").get("/desk/"))


def test_moving_a_benefit_on_says_what_became_of_the_chance(at_desk: AtDesk) -> None:
    client = at_desk(DIRECTOR)
    answer = sent(client, f"{ABOUT}move/in_delivery/", **SHOWN)
    words = words_of(answer)
    assert "is now in delivery. The chance that £39 million was reached by 31 December 2024" in words
    assert "A decision: Cabinet, minute 12, 1 November 2026" in words
    [position] = [each for each in queries.positions_of(HERE, TODAY) if each.benefit.id == MINE]
    assert position.stage == "in_delivery"
    event = AuditEvent.objects.order_by("number").last()
    assert event is not None
    assert event.action == "savings.benefit_moved"
    assert "Lead director" in event.facts


def test_what_is_missing_or_not_yet_so_is_said_beside_its_question_and_nothing_is_kept(
    at_desk: AtDesk,
) -> None:
    client = at_desk(DIRECTOR)
    before = RecordedMove.objects.count()
    answer = sent(client, f"{ABOUT}move/in_delivery/")
    assert answer.status_code == 400
    assert [at for at, _ in summary_of(answer)] == ["reference", "shown_on-day", "document"]
    answer = sent(client, f"{ABOUT}move/in_delivery/", **SHOWN, **{"on-year": "2027"})
    assert summary_of(answer) == [("on-day", "That day has not come yet")]
    answer = sent(client, f"{ABOUT}move/in_delivery/", **SHOWN, kind="rumour")
    assert [at for at, _ in summary_of(answer)] == ["kind"]
    assert RecordedMove.objects.count() == before


def test_a_benefit_is_moved_back_with_a_reason_and_never_over_a_stage(at_desk: AtDesk) -> None:
    client = at_desk(DIRECTOR)
    assert client.get(f"{ABOUT}move/banked/").status_code == 409
    assert client.get(f"{ABOUT}move/nowhere/").status_code == 404
    assert sent(client, f"{ABOUT}move/idea/").status_code == 400
    words = words_of(sent(client, f"{ABOUT}move/idea/", reason="It was never approved."))
    assert "back from planned to an idea" in words
    assert "It was never approved." in words


def test_describing_keeps_every_line_of_cost_and_refuses_days_out_of_order(at_desk: AtDesk) -> None:
    client = at_desk(DIRECTOR)
    known = queries.details_of(HERE, MINE)
    sent(client, f"{ABOUT}describe/", confidence="low", dependencies="Payroll\nOne network")
    now = queries.details_of(HERE, MINE)
    assert now == known.model_copy(update={"confidence": "low", "dependencies": ("Payroll", "One network")})
    answer = sent(client, f"{ABOUT}describe/", **{"due_banked-year": "2017"})
    assert summary_of(answer) == [("due_planned-day", "An earlier stage is due after a later one")]
    answer = sent(client, f"{ABOUT}describe/", **{"cost_0.0.amount": "lots"})
    assert [at for at, _ in summary_of(answer)] == ["cost_0-0-year"]
    more = client.post(f"{ABOUT}describe/", {"add_row": "cost_0", "dependencies": "Not kept yet"})
    assert "Not kept yet" in more.content.decode()
    assert queries.details_of(HERE, MINE) == now


def test_a_baseline_is_frozen_and_a_change_asks_why(at_desk: AtDesk) -> None:
    client = at_desk("programme-director")
    given = {
        "service": "ict",
        "authority": "cotswold",
        "year": "2014/15",
        "pence": "500,000",
        "document": "Budget",
    }
    assert "The baseline is £500,000" in words_of(sent(client, f"{BENEFITS}baseline/", **given))
    answer = sent(client, f"{BENEFITS}baseline/", **given | {"pence": "600,000"})
    assert [at for at, _ in summary_of(answer)] == ["reason"]
    words = words_of(sent(client, f"{BENEFITS}baseline/", **given | {"pence": "600,000", "reason": "Rent."}))
    assert "went from £500,000 to £600,000" in words
    answer = sent(client, f"{BENEFITS}baseline/", **given | {"year": "2014/16"})
    assert [at for at, _ in summary_of(answer)] == ["year"]
    answer = sent(client, f"{BENEFITS}baseline/", **given | {"pence": "much", "service": "nothing"})
    assert [at for at, _ in summary_of(answer)] == ["pence"]


def test_a_cost_is_recorded_with_its_source(at_desk: AtDesk) -> None:
    client = at_desk("programme-director")
    given = {
        "service": "ict",
        "authority": "cotswold",
        "year": "2019/20",
        "pence": "1",
        "document": "Outturn",
    }
    assert "The cost is £1" in words_of(sent(client, f"{BENEFITS}cost/", **given))
    [cost] = [each for each in queries.actuals_of(HERE) if each.place.year.name == "2019/20"]
    assert (cost.pence, cost.source.document) == (100, "Outturn")


def test_nobody_else_keeps_benefits(at_desk: AtDesk) -> None:
    clerk = at_desk("illustrative-democratic-services")
    for address in ("/desk/benefits/", BENEFITS, ABOUT, f"{ABOUT}move/in_delivery/", f"{BENEFITS}cost/"):
        assert clerk.get(address).status_code == 403
    assert ">Benefits<" not in clerk.get("/desk/").content.decode()
    assert at_desk(DIRECTOR).get(f"{BENEFITS}about/nothing/").status_code == 404


@pytest.mark.parametrize("address", [BENEFITS, ABOUT, f"{ABOUT}move/in_delivery/", f"{ABOUT}describe/"])
def test_a_page_needs_few_queries(at_desk: AtDesk, django_assert_max_num_queries: Any, address: str) -> None:
    client = at_desk(DIRECTOR)
    client.get(address)
    with django_assert_max_num_queries(18):
        assert client.get(address).status_code == 200
