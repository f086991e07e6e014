"""The matters room, as Django knows it."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    """Issues, proposals, decisions and call-in."""

    name = "moothall.matters"
    label = "matters"
    verbose_name = "Matters"

    def ready(self) -> None:
        """Register to answer what meetings ask about matters."""
        from moothall.matters.operations.issue_rules import IssueRules
        from moothall.meetings.rules import matter_rules

        matter_rules.register(IssueRules())
