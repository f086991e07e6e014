"""Who owns a draft."""

from moothall.agreement.models import Draft
from moothall.agreement.rights.posts import any_post
from moothall.agreement.rules import NoSuchDraft, NotYourDraft
from moothall.audit.core.actor import Acting
from moothall.audit.core.permissions import Permission


def own_draft(*, acting: Acting, permission: Permission, draft: int | None, partnership: str = "") -> Acting:
    """Whoever began the draft, for a post that may draft; for a new one, anyone acting for such a post."""
    if draft is None:
        return any_post(acting=acting, permission=permission, partnership=partnership)
    found = Draft.objects.filter(id=draft).values_list("owner", "partnership").first()
    if found is None:
        raise NoSuchDraft(draft=draft)
    owner, of_draft = found
    if owner != acting.by:
        raise NotYourDraft(f"The draft is {owner}’s, and only they may change or discard it.")
    return any_post(acting=acting, permission=permission, partnership=of_draft)
