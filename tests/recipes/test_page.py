"""A page of the site is added as CONTRIBUTING says: view, template, address, place in the navigation."""

from pathlib import Path

from tests.recipes.house_copy import SOURCE, run

VIEW = "doors/site/agreement/targets.py"
TEMPLATE = "doors/site/templates/targets.html"
ADDRESSES = "doors/site/agreement/urls.py"
NAVIGATION = "doors/site/navigation.py"
TESTS = "tests/doors/site/test_every_page.py"

NEW = {
    VIEW: '''"""The figures that were published in advance."""

from django.http import HttpResponse

from moothall.agreement.core.terms import Target
from moothall.doors.site.visits import Visit, visiting


@visiting
def targets(visit: Visit) -> HttpResponse:
    """List every target that holds on the day."""
    return visit.page("targets.html", targets=visit.state.of(Target))
''',
    TEMPLATE: """{% extends "site.html" %}
{% set heading = "Targets" %}
{% set section = "targets" %}
{% block page %}<p class="govuk-body">{{ targets | length }} targets hold on this day.</p>{% endblock %}
""",
}
LINES = (
    (ADDRESSES, "urlpatterns = [", '    path(f"{HERE}/targets/", targets.targets, name="targets"),'),
    (ADDRESSES, "from moothall.doors.site.agreement import (", "    targets,"),
    (NAVIGATION, '            ("services", "Services"),', '            ("targets", "Targets"),'),
)
ASKING = """
from moothall.doors.cli import app

import sys
app(["load", sys.argv[1]], standalone_mode=False)

from django.test import Client

client = Client(headers={"host": "localhost"})
page = client.get("/vale/targets/?on=2016-06-01")
assert page.status_code == 200, page.content
assert "0 targets hold on this day." in page.text
assert "/vale/targets/" in client.get("/vale/councils/").text
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
"""


def test_a_page_answers_once_it_has_its_four_parts(house: Path, tmp_path: Path) -> None:
    for file, text in NEW.items():
        (house / "moothall" / file).write_text(text, encoding="utf-8")
    for file, after, line in LINES:
        path = house / "moothall" / file
        said = path.read_text(encoding="utf-8")
        assert said.count(f"{after}\n") == 1
        path.write_text(said.replace(f"{after}\n", f"{after}\n{line}\n"), encoding="utf-8")
    (tmp_path / "vale.yaml").write_text(AGREEMENT, encoding="utf-8")

    found = run(house, ASKING, str(tmp_path / "vale.yaml"))

    assert found.returncode == 0, found.stderr


def test_the_recipe_names_every_file() -> None:
    recipe = (SOURCE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")

    for file in (VIEW, TEMPLATE, ADDRESSES, NAVIGATION, TESTS):
        assert f"`{file}`" in recipe
