"""A permission is added as CONTRIBUTING says: named, given, narrowed and asked for."""

from pathlib import Path

from tests.recipes.house_copy import SOURCE, run

PERMISSIONS = "audit/core/permissions.py"
ROLES = "agreement/rights/roles.py"
RULES = "matters/rights.py"
OPERATIONS = "matters/operations/issues.py"
TABLE = "tests/architecture/who_may.txt"
MANUAL = "docs/reference/who-may-do-what.md"

CHANGED = (
    (PERMISSIONS, '"run_server",\n]', '"run_server", "certify_issues",\n]'),
    (
        PERMISSIONS,
        '    "run_server": "',
        '    "certify_issues": "certify that a matter may go to council",\n    "run_server": "',
    ),
    (ROLES, '"read_desk call_in"', '"read_desk call_in certify_issues"'),
    (
        OPERATIONS,
        "from moothall.matters.rights import (",
        "from moothall.matters.rights import (\n    scrutinises_issue,",
    ),
)  # fmt: skip
ADDED = {
    RULES: '''

def scrutinises_issue(*, acting: Acting, permission: Permission, issue: Issue) -> Acting:
    """Scrutiny of a council that the matter is about."""
    return rely_on(
        acting,
        permission,
        issue.partnership,
        lambda post: post.authority in issue.authorities,
        "{post} scrutinises none of the councils that this matter is about.",
    )
''',
    OPERATIONS: '''

@permitted("certify_issues", by=scrutinises_issue)
def certify_issue(*, issue: Issue, acting: Acting) -> None:
    """Certify that a matter may go to council."""
    audit.record("issue.certified", acting=acting, partnership=issue.partnership, subject=issue.slug)
''',
}
TRYING = """
import sys
from moothall.doors.cli import app

app(["load", sys.argv[1]], standalone_mode=False)

from datetime import date

from moothall.agreement.rights.roles import roles_of
from moothall.audit.core.actor import Acting, ActingPost
from moothall.audit.queries import events
from moothall.audit.rights import REGISTRY
from moothall.matters.models import Issue
from moothall.matters.operations.issues import certify_issue
from moothall.refusals import Forbidden

permits = {each for role in roles_of({"scrutiny"}) for each in role.permissions}


def person(authority):
    offices, given = frozenset({"scrutiny"}), frozenset(permits)
    post = ActingPost("chair", "Chair of scrutiny", "vale", authority, None, offices, given)
    return Acting("chair@example.org", date(2016, 6, 1), (post,))


issue = Issue(partnership="vale", slug="depot", authorities=["avon"])
certify_issue(issue=issue, acting=person("avon"))
try:
    certify_issue(issue=issue, acting=person("brent"))
except Forbidden as refusal:
    assert str(refusal).startswith("Chair of scrutiny scrutinises none of the councils"), refusal
else:
    raise AssertionError("the wrong council's scrutiny was let through")
[event] = events(action="issue.certified").events
assert event.actor == "chair@example.org"
permit = REGISTRY["moothall.matters.operations.issues.certify_issue"]
assert permit.sentence == "Scrutiny of a council that the matter is about."
"""
AGREEMENT = """
moothall: 1
partnership: {id: vale, name: Vale Partnership}
variations:
  - id: founding
    title: Founding
    decided: 2016-04-01
    effective: 2016-04-01
    add:
      - {kind: authority, id: avon, name: Avon Council, short_name: Avon}
      - {kind: authority, id: brent, name: Brent Council, short_name: Brent}
"""


def test_an_operation_asks_the_new_permission_and_refuses_by_itself(house: Path, tmp_path: Path) -> None:
    for file, before, after in CHANGED:
        path = house / "moothall" / file
        said = path.read_text(encoding="utf-8")
        assert said.count(before) == 1, (file, before)
        path.write_text(said.replace(before, after), encoding="utf-8")
    for file, text in ADDED.items():
        path = house / "moothall" / file
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    (tmp_path / "vale.yaml").write_text(AGREEMENT, encoding="utf-8")

    found = run(house, TRYING, str(tmp_path / "vale.yaml"))

    assert found.returncode == 0, found.stderr


def test_the_recipe_names_every_file() -> None:
    recipe = (SOURCE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")

    for file in (PERMISSIONS, ROLES, RULES, OPERATIONS, TABLE, MANUAL):
        assert f"`{file}`" in recipe
