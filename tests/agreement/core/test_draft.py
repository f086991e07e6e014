"""A draft as plain data: completed, read, and looked at before it is recorded."""

from typing import Any

from tests.agreement.core.builders import council, day, founding, part, registered, variation

from moothall.agreement.core.draft import (
    as_written,
    check_draft,
    completed,
    id_for,
    items_of,
    names_with,
    with_item,
    without_item,
)
from moothall.agreement.core.preview import preview_draft

REGISTER = registered(
    founding(part("avon", "legal")), variation("later", effective=day(9), add=[council("cam")])
)
TODAY = day(20)


def drafted(**fields: Any) -> dict[str, Any]:
    days = {"decided": day(15).isoformat(), "effective": day(15).isoformat()}
    return {"title": "Later", **days, "end": [{"term": "avon-legal"}], **fields}


def test_a_draft_takes_an_id_from_its_title_that_no_variation_has() -> None:
    assert completed(drafted(), REGISTER, TODAY)["id"] == "later-2"
    assert completed(drafted(title="Ω"), REGISTER, TODAY)["id"] == "variation"


def test_a_decision_older_than_the_last_becomes_known_on_the_day_it_is_recorded() -> None:
    assert completed(drafted(decided=day(5).isoformat()), REGISTER, TODAY)["known_on"] == TODAY.isoformat()
    assert "known_on" not in completed(drafted(), REGISTER, TODAY)


def test_a_sound_draft_has_its_variation_and_a_broken_one_says_what_is_wrong() -> None:
    sound = check_draft(drafted(), REGISTER, TODAY)
    unread = check_draft(drafted(decided="soon"), REGISTER, TODAY)
    against = check_draft(drafted(end=[{"term": "avon-lego"}]), REGISTER, TODAY)

    assert sound.sound
    assert "avon-legal" not in sound.register.state(day(15))
    assert [each.path for each in unread.wrong] == [("decided",)]
    assert [each.path for each in against.wrong] == [("end", 0, "term")]
    assert unread.sound is against.sound is None


def test_a_decision_still_to_come_is_said_to_be_expected() -> None:
    to_come = drafted(decided=day(30).isoformat(), effective=day(30).isoformat())

    [fault] = check_draft(to_come, REGISTER, TODAY).wrong

    assert fault.message == "is 1 May 2016, which is still to come"
    assert check_draft(to_come | {"decided_is": "expected"}, REGISTER, TODAY).sound


def test_steps_are_put_in_replaced_and_taken_out() -> None:
    more = with_item(drafted(), "add", None, council("clyde"))
    other = with_item(more, "add", 0, council("devon"))

    assert [(each.key, each.kind, each.term) for each in items_of(other, REGISTER)] == [
        ("add", "authority", "devon"),
        ("end", "participation", "avon-legal"),
    ]
    assert without_item(other, "add", 0) == drafted()


def test_a_new_term_has_an_id_that_says_what_it_is() -> None:
    assert id_for("participation", {"authority": "avon", "service": "legal"}, []) == "avon-legal"
    assert (
        id_for("participation", {"authority": "avon", "service": "legal"}, ["avon-legal"]) == "avon-legal-2"
    )
    assert id_for("cost_share", {"service": "legal"}, []) == "legal-cost-share"
    assert id_for("driver", {}, []) == "driver"


def test_a_preview_says_on_which_day_what_begins_changes_and_ends() -> None:
    asked = variation(
        "asked",
        effective=day(30),
        add=[part("brent", "legal")],
        change=[{"term": "avon", "on": day(40), "set": {"short_name": "Avonside"}}],
        end=[{"term": "avon-legal"}],
    )
    after, _ = REGISTER.varied(asked)

    preview = preview_draft(REGISTER, after, asked)

    assert [(each.day, [change.verb for change in each.changes]) for each in preview.days] == [
        (day(30), ["ends", "begins"]),
        (day(40), ["changes"]),
    ]
    assert [(each.title, each.before, each.after) for each in preview.days[1].changes[0].fields] == [
        ("Short name", "Avon", "Avonside")
    ]
    assert not preview.quiet


def test_a_preview_tells_the_same_difference_once_and_leaves_out_what_reads_as_before() -> None:
    noted = variation("noted", effective=day(50), change=[{"term": "avon", "set": {"note": "Moved"}}])
    register, _ = REGISTER.varied(noted)
    asked = variation(
        "asked",
        effective=day(30),
        known_on=day(50),
        change=[
            {"term": "avon", "set": {"short_name": "Avonside"}},
            {"term": "avon-legal", "set": {"as": "member"}},
        ],
        end=[{"term": "avon-legal", "on": day(60)}],
    )
    after, _ = register.varied(asked)

    assert [
        (each.day, [change.verb for change in each.changes])
        for each in preview_draft(register, after, asked).days
    ] == [(day(30), ["changes"]), (day(60), ["ends"])]


def test_a_term_that_a_draft_adds_has_its_name_before_it_stands() -> None:
    asked = variation("asked", effective=day(30), add=[council("clyde")])
    name_of = names_with(REGISTER, asked)

    assert [name_of(each) for each in ("clyde", "avon")] == ["Clyde Council", "Avon"]
    assert as_written(asked.add[0])["short_name"] == "Clyde"
