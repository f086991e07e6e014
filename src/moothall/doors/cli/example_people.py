"""People for trying out the example: one for each kind of post, all plainly made up, with one passphrase.

They exist only where the example was loaded by ``script/run``; a real installation starts with nobody.
"""

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from moothall.accounts.operations import add_person, appoint, set_password
from moothall.accounts.queries import Person, every_appointment_of, person_by_email
from moothall.agreement.core.register import State
from moothall.agreement.core.sentences.names import title_of_post
from moothall.agreement.core.terms import Post
from moothall.agreement.queries import register_of
from moothall.audit.core.actor import Acting

BY = "the example"
FILE = "example-passphrase"

OFFICES = {
    "Clerk": "democratic_services",
    "Monitoring Officer": "monitoring_officer",
    "Section 151 Officer": "section_151_officer",
    "Head of Paid Service": "head_of_paid_service",
    "Lead Director": "lead_director",
    "Programme Manager": "programme_manager",
    "ICT Manager": "information_technology",
    "HR Manager": "human_resources",
    "Councillor": "councillor",
    "Scrutiny Member": "scrutiny",
}
ADMINISTRATOR = "Administrator"


@dataclass(frozen=True, slots=True)
class ExamplePerson:
    """Somebody to sign in as: ``acts_for`` is the post, or what they do where they have none."""

    name: str
    email: str
    acts_for: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody to sign in as, and the passphrase that they share."""

    people: tuple[ExamplePerson, ...]
    passphrase: str

    def lines(self) -> Iterator[str]:
        """Yield what to print for whoever tries the example out."""
        width = max(len(each.email) for each in self.people)
        yield f"Sign in at /desk/ as any of these, with the passphrase {self.passphrase}"
        for each in self.people:
            yield f"  {each.email:<{width}}  {each.acts_for}"


def cast(*, partnership: str, data: Path, day: date) -> Cast:
    """Return the people of the example, making those who are not there yet."""
    passphrase, is_new = _passphrase(data / FILE)
    state, acting = register_of(partnership).state(day), Acting.operator(BY, day)
    people = [
        _acting(name, post, state, partnership, passphrase, is_new, acting)
        for name, office in OFFICES.items()
        if (post := _post_with(office, state)) is not None
    ]
    _made(ADMINISTRATOR, passphrase, is_new, acting, administrator=True)
    keeper = ExamplePerson(
        _name(ADMINISTRATOR), _email(ADMINISTRATOR), "who can sign in, and the audit trail"
    )
    return Cast((*people, keeper), passphrase)


def _post_with(office: str, state: State) -> Post | None:
    """Return a post with that office, rather one of which no holder is known than a real person's."""
    posts = state.where(Post, lambda post: office in post.offices)
    return min(posts, key=lambda post: post.holder is not None, default=None)


def _acting(
    name: str,
    post: Post,
    state: State,
    partnership: str,
    passphrase: str,
    is_new: bool,
    acting: Acting,
) -> ExamplePerson:
    """Return somebody who acts for ``post``, appointed from the first day on which it holds."""
    person = _made(name, passphrase, is_new, acting)
    if not every_appointment_of(person=person):
        standing = "staff" if post.holder else "holder"
        appoint(
            person=person,
            partnership=partnership,
            post=post.id,
            starts_on=post.starts_on,
            acting_as=standing,
            acting=acting,
        )
    return ExamplePerson(person.name, person.email, title_of_post(post, state))


def _made(name: str, passphrase: str, is_new: bool, acting: Acting, *, administrator: bool = False) -> Person:
    """Return the person of that name, added now if need be; a new passphrase is theirs too."""
    person = person_by_email(email=_email(name))
    if person is None:
        return add_person(
            name=_name(name),
            email=_email(name),
            password=passphrase,
            administrator=administrator,
            acting=acting,
        )
    if is_new:
        set_password(person=person, password=passphrase, acting=acting)
    return person


def _name(name: str) -> str:
    return f"Example {name}"


def _email(name: str) -> str:
    return f"{name.lower().replace(' ', '-')}@moothall.example"


def _passphrase(kept: Path) -> tuple[str, bool]:
    """Return the passphrase that the folder keeps for this account alone, and whether it was made now."""
    if kept.exists():
        return kept.read_text().strip(), False
    made = new_passphrase()
    kept.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(f"{made}\n")
    return made, True


def new_passphrase() -> str:
    """Return three words with figures: 76 bits, easy to type, and half of it like nothing in a name."""
    return "-".join(_word() for _ in range(3))


def _word() -> str:
    """Return a word that nobody has heard, with four figures."""
    syllables = "".join(secrets.choice("bdfghklmnprstv") + secrets.choice("aeiou") for _ in range(2))
    return f"{syllables}{secrets.randbelow(10_000):04}"
