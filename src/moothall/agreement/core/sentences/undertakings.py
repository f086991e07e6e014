"""What the partners have undertaken in common, each term as one plain clause."""

from moothall.agreement.core.sentences.names import NameOf
from moothall.agreement.core.sentences.terms import sentence
from moothall.agreement.core.sentences.words import listed, opened, several, the, within
from moothall.agreement.core.terms import Adoption, Holding, Policy, Standard
from moothall.periods import written


@sentence.register
def _(term: Policy, name_of: NameOf) -> str:
    whole = "is to be one policy for all" if term.common else "is each council's own policy"
    bound = f" in {several([within(name_of(each)) for each in term.services])}" if term.services else ""
    adopted = listed(f"{name_of(each.authority)} ({_version(each)})" for each in term.adoptions)
    return f"“{term.title}” {whole}{bound}" + (f"; adopted by {adopted}" if adopted else "")


def _version(adoption: Adoption) -> str:
    version = f"version {adoption.version}" if adoption.version[0].isdigit() else adoption.version
    return f"{version}, on {written(adoption.on)}" if adoption.on else version


@sentence.register
def _(term: Standard, name_of: NameOf) -> str:
    promise = f"{opened(within(name_of(term.service)))} promises: “{term.promise.rstrip('.')}”"
    tested = f"; tested by {within(term.measured_by.rstrip('.'))}" if term.measured_by else ""
    return promise + tested + (f"; {the(name_of(term.owner))} answers for it" if term.owner else "")


@sentence.register
def _(term: Holding, name_of: NameOf) -> str:
    company = the(name_of(term.company))
    what = f"{term.share} of {company}" if term.share else f"a share in {company}"
    held = f", held as {within(term.held_as)}" if term.held_as else ""
    matters = several([within(each) for each in term.reserved_matters])
    reserved = f"; reserved to the owners: {matters}" if matters else ""
    votes = f"; {the(name_of(term.representative))} votes the share" if term.representative else ""
    return f"{name_of(term.authority)} owns {what}{held}{reserved}{votes}"
