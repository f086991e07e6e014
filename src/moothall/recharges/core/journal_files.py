"""A journal written out: as CSV for any ledger, and as text that hledger and Beancount accept.

In hledger and Beancount an account's name has only letters, digits and hyphens, and begins with a capital or
a digit. Two names that would come out the same are told apart by a number.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import count

from moothall.recharges.core.journal import Account, Journal, Transaction
from moothall.sheets.tables import in_pounds, table

HEADINGS = ("Date", "Number", "Narration", "Account", "Debit", "Credit")
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9]+")
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def as_csv(journal: Journal) -> str:
    """Return the journal as CSV, a line for each posting, amounts in pounds."""
    return table(
        HEADINGS,
        (
            (
                each.on.isoformat(),
                str(number),
                each.narration,
                ":".join(posting.account),
                posting.pence if posting.pence > 0 else None,
                -posting.pence if posting.pence <= 0 else None,
            )
            for number, each in enumerate(journal.transactions, start=1)
            for posting in each.postings
        ),
    )


def as_hledger(journal: Journal) -> str:
    """Return the journal as hledger reads it, strictly: every account and the pound are declared first."""
    names = account_names(journal.accounts)
    declared = [f"account {names[account]}" for account in journal.accounts]
    blocks = [
        _block(each, names, f"{each.on.isoformat()} * {_described(each.narration)}")
        for each in journal.transactions
    ]
    return "\n\n".join(["\n".join(["commodity 1000.00 GBP", *declared]), *blocks]) + "\n"


def as_beancount(journal: Journal) -> str:
    """Return the journal as Beancount reads it: every account is opened on the first day."""
    names = account_names(journal.accounts)
    first = min((each.on for each in journal.transactions), default=None)
    opened = [f"{first} open {names[account]} GBP" for account in journal.accounts]
    blocks = [
        _block(each, names, f'{each.on.isoformat()} * "{_quoted(each.narration)}"')
        for each in journal.transactions
    ]
    return (
        "\n\n".join(['option "operating_currency" "GBP"', "\n".join(opened), *blocks]).replace("\n\n\n", "\n")
        + "\n"
    )


def account_names(accounts: Iterable[Account]) -> Mapping[Account, str]:
    """Return each account's name; no two are the same."""
    written: dict[Account, str] = {}
    taken: set[str] = set()
    for account in accounts:
        plain = ":".join(map(_safe, account))
        numbered = (plain if number == 1 else f"{plain}-{number}" for number in count(1))
        written[account] = next(name for name in numbered if name not in taken)
        taken.add(written[account])
    return written


def _safe(part: str) -> str:
    """Return a part of an account's name as both programs accept it."""
    plain = _NOT_IN_A_NAME.sub("-", part).strip("-")
    return plain[:1].upper() + plain[1:] if plain else "Unnamed"


def _block(transaction: Transaction, names: Mapping[Account, str], heading: str) -> str:
    """Return a transaction with its heading, a line for each posting."""
    lines = [f"    {names[each.account]}  {in_pounds(each.pence)} GBP" for each in transaction.postings]
    return "\n".join([heading, *lines])


def _described(text: str) -> str:
    """Return a description in which hledger sees no code, comment or payee."""
    plain = _BREAKS.sub(" ", text).replace(";", ",").replace("|", "/").strip()
    return plain.lstrip("(*!= ") or "Posting"


def _quoted(text: str) -> str:
    return _BREAKS.sub(" ", text).replace("\\", "\\\\").replace('"', '\\"')
