"""Terms in plain English: what each is called, what it says, and when it holds."""

from moothall.agreement.core.sentences.days import days_in_words
from moothall.agreement.core.sentences.names import NameOf, names, title_of
from moothall.agreement.core.sentences.terms import sentence
from moothall.agreement.core.sentences.words import amount, counted, listed, said, spoken

__all__ = [
    "NameOf",
    "amount",
    "counted",
    "days_in_words",
    "listed",
    "names",
    "said",
    "sentence",
    "spoken",
    "title_of",
]
