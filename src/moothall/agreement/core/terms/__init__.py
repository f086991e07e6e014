"""The kinds of term, each defined once: its class reads and checks the file, and gives the schema.

Each family of kinds has a module; whatever that lists in ``__all__`` is listed here as well.
"""

from moothall.agreement.core.terms import arrangements, bodies, money, parties, undertakings
from moothall.agreement.core.terms.arrangements import *
from moothall.agreement.core.terms.bodies import *
from moothall.agreement.core.terms.kinds import KINDS, AnyTerm, require_of_every_kind
from moothall.agreement.core.terms.money import *
from moothall.agreement.core.terms.parties import *
from moothall.agreement.core.terms.term import KindIncomplete, Term
from moothall.agreement.core.terms.undertakings import *

__all__ = ["KINDS", "AnyTerm", "KindIncomplete", "Term", "require_of_every_kind"]
__all__ += arrangements.__all__
__all__ += bodies.__all__
__all__ += money.__all__
__all__ += parties.__all__
__all__ += undertakings.__all__
