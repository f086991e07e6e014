"""A variation as the text of a file."""

from io import StringIO

from ruamel.yaml import YAML

from moothall.agreement.core.variation import Variation


def as_text(variation: Variation) -> str:
    """Return a variation as YAML, as a file would hold it."""
    yaml = YAML()
    yaml.width = 100
    yaml.default_flow_style = False
    out = StringIO()
    yaml.dump(variation.written(), out)
    return out.getvalue()
