"""The simulation, run once for one model: what it found is kept in the cache by the digest of its inputs.

The same model, draws and seed give the same figures, so what is kept never grows old.
"""

from hashlib import sha256

from django.core.cache import cache

from moothall.savings.core.simulation import Model, Outcome, simulate

KEPT_FOR = 30 * 24 * 60 * 60  # seconds
METHOD = "1"  # to be raised whenever the same inputs give other figures


def simulated(model: Model, *, draws: int, seed: int) -> Outcome:
    """Return what the model comes to, from the cache where it was run before."""
    key = f"savings:{digest_of(model, draws=draws, seed=seed)}"
    kept = cache.get(key)
    if isinstance(kept, Outcome):
        return kept
    outcome = simulate(model, draws=draws, seed=seed)
    cache.set(key, outcome, KEPT_FOR)
    return outcome


def digest_of(model: Model, *, draws: int, seed: int) -> str:
    """Return the digest of everything that the figures depend on."""
    return sha256(repr((METHOD, model, draws, seed)).encode()).hexdigest()
