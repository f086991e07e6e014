"""What can be asked about: each partnership, and the fixture where the settings say so."""

from django.conf import settings

from moothall.delegation import fixture
from moothall.delegation.core.authzen import DecisionPoint
from moothall.delegation.queries import point_of_partnership


def point_of_tenant(tenant: str) -> DecisionPoint:
    """Return what answers for ``tenant``; refused where there is none."""
    if tenant == fixture.NAME and settings.MOOTHALL_AUTHZEN_FIXTURE:
        return fixture.fixture()
    return point_of_partnership(tenant)
