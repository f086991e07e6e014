"""Every field of a decision's table is asked for at the desk, kept, and shown or kept back at every door.

Fields are read off the table, so that a new one is tried as soon as it is there.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.accounts.partnership import person
from tests.doors.desk.browser_form import filled_in
from tests.matters import partnership
from tests.matters.partnership import NAME, under_way
from tests.security.kept_back import readable

from moothall.matters.core.decision_record import DecisionRecord
from moothall.matters.models import Decision
from moothall.matters.queries import search
from moothall.matters.queries.views import DecisionSeen
from moothall.papers.core.record_fields import BriefPlace, RecordField, fields_of, names_in

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

TABLE = fields_of(DecisionRecord)
REASONS = {field.label.reason for field in fields_of(DecisionSeen)}
DESK = f"/desk/matters/{NAME}/"
SITE = f"/{NAME}/decisions/"
Door = Callable[[Decision], bytes]


def mark(field: RecordField) -> str:
    """Return what is entered in a field that holds words, in letters that nothing breaks apart."""
    return f"zq{field.name.replace('_', '')}zq"


def answer(field: RecordField) -> str:
    return {"yes_no": "", "choice": "agreed"}.get(field.label.kind, mark(field))


def signed_in(post: str) -> Client:
    client = Client()
    client.force_login(person(post, acts_for=post), "allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def form(settings: Any) -> str:
    settings.MOOTHALL_TODAY = partnership.MEETING
    partnership.founded()
    return signed_in("chief").get(f"{DESK}decide/").content.decode()


@pytest.fixture
def made(form: str) -> Decision:
    """Return a decision of which every field was filled in at the desk; published, and laid at an item."""
    chief = Client()
    chief.force_login(_chief(), "allauth.account.auth_backends.AuthenticationBackend")
    answers = filled_in(form) | {field.name: answer(field) for field in TABLE}
    chief.post(f"{DESK}decide/", answers | {"holder": "chief", "taken_by": "C. Hill"})
    decision = Decision.objects.get()
    chief.post(f"{DESK}decisions/{decision.slug}/publish/")
    decision.refresh_from_db()
    decision.item = under_way("joint-committee")
    decision.save()
    return decision


def _chief() -> Any:
    from moothall.accounts.models import Person

    return Person.objects.get(email="chief@moothall.example")


def page(decision: Decision) -> bytes:
    return readable(Client().get(f"{SITE}{decision.slug}/"))


def printed(decision: Decision) -> bytes:
    return readable(Client().get(f"{SITE}{decision.slug}/notice.pdf"))


def sheet(decision: Decision) -> bytes:
    return readable(Client().get(f"{SITE}decisions.csv"))


def workbook(decision: Decision) -> bytes:
    return readable(Client().get(f"{SITE}decisions.xlsx"))


def oparl(decision: Decision) -> bytes:
    return readable(Client().get(f"/oparl/v1.1/{NAME}/agenda-items/{decision.item.key}/"))


def desk(decision: Decision) -> bytes:
    client = Client()
    client.force_login(_chief(), "allauth.account.auth_backends.AuthenticationBackend")
    return readable(client.get(f"{DESK}decisions/{decision.slug}/"))


def register(decision: Decision) -> bytes:
    return readable(Client().get(f"/{NAME}/decisions.pdf"))


def feed(decision: Decision) -> bytes:
    return readable(Client().get(f"/{NAME}/feeds/decisions.atom"))


PLACES: dict[BriefPlace, Door] = {"register": register, "feed": feed}
PUBLIC_DOORS = [page, printed, sheet, workbook, oparl]


def holding_words() -> list[RecordField]:
    return [field for field in TABLE if field.label.kind not in ("yes_no", "choice")]


def test_the_desks_form_asks_for_every_field(form: str) -> None:
    assert [field.name for field in TABLE if f'name="{field.name}"' not in form] == []
    assert [field.name for field in TABLE if field.question not in form] == []


def test_the_row_keeps_what_was_entered_in_every_field(made: Decision) -> None:
    lost = [field.name for field in holding_words() if mark(field) not in repr(getattr(made, field.name))]

    assert lost == []


@pytest.mark.parametrize("door", [*PUBLIC_DOORS, desk], ids=lambda door: door.__name__)
def test_every_field_is_shown_at_every_door(made: Decision, door: Door) -> None:
    shown = door(made)

    assert [field.name for field in holding_words() if mark(field).encode() not in shown] == []


@pytest.mark.parametrize("door", [page, desk, printed], ids=lambda door: door.__name__)
def test_every_field_is_called_the_same_at_every_door(made: Decision, door: Door) -> None:
    shown = door(made)
    named = [field for field in TABLE if field.name not in REASONS and field.name not in ("title", "outcome")]

    words = {field.name: "".join(field.label.words.lower().split()) for field in named}
    packed = b"".join(shown.split())
    assert [name for name, each in words.items() if each.encode() not in packed] == []


def test_a_sheet_has_a_column_for_every_field(made: Decision) -> None:
    heading = Client().get(f"{SITE}decisions.csv").content.decode("utf-8-sig").splitlines()[0]

    assert [field.name for field in TABLE if field.name != "title" and field.label.words not in heading] == []


def test_oparl_gives_every_field_under_its_own_name(made: Decision) -> None:
    answered = json.loads(Client().get(f"/oparl/v1.1/{NAME}/agenda-items/{made.item.key}/").content)
    [decision] = answered["moothall:decision"]

    names = {field.name: field.name.title().replace("_", "") for field in TABLE}
    assert [name for name, each in names.items() if each[0].lower() + each[1:] not in decision] == []


@pytest.mark.parametrize("door", PUBLIC_DOORS, ids=lambda door: door.__name__)
def test_what_is_not_open_is_kept_back_at_every_public_door(made: Decision, door: Door) -> None:
    made.exempt_paragraphs, made.public_interest = [3], "Prices."
    made.save()

    shown = door(made)

    assert [
        field.name for field in holding_words() if not field.is_open and mark(field).encode() in shown
    ] == []
    assert all(mark(field).encode() in shown for field in holding_words() if field.is_open)


@pytest.mark.parametrize("place", PLACES)
def test_a_place_that_has_a_few_fields_has_those_that_the_table_names_for_it(
    made: Decision, place: BriefPlace
) -> None:
    shown = PLACES[place](made)

    words = [field.name for field in holding_words() if field.name != "title"]
    marked = {field.name for field in holding_words() if mark(field).encode() in shown} - {"title"}
    assert marked == set(names_in(DecisionRecord, place)) & set(words)


def test_a_decision_is_found_by_the_fields_that_the_table_names_for_a_search(made: Decision) -> None:
    found = {field.name for field in holding_words() if search(partnership=NAME, words=[mark(field)])}

    assert found == set(names_in(DecisionRecord, "search"))


@pytest.mark.parametrize("place", PLACES)
def test_a_place_that_has_a_few_fields_keeps_back_what_is_not_open(made: Decision, place: BriefPlace) -> None:
    made.exempt_paragraphs, made.public_interest = [3], "Prices."
    made.save()

    shown = PLACES[place](made)

    assert [
        field.name for field in holding_words() if not field.is_open and mark(field).encode() in shown
    ] == []
