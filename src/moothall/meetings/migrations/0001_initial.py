"""The tables of meetings.

Until November 2026 they were those of a room named committees. Where its tables are still there, the names
of their constraints are given free first, because a database knows each name once; the rows are brought over
by matters.0002.
"""

import uuid
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

NAMES_OF_COMMITTEES = (
    *(
        f"{model}_is_brought_in_once"
        for model in (
            "series", "meeting", "agendaitem", "action", "notice", "paper", "vote", "issue", "proposal",
            "decision", "callin",
        )
    ),
    "a_person_attends_a_meeting_once", "a_paper_has_versions_in_turn", "an_issue_has_its_own_address",
    "a_proposal_has_versions_in_turn", "a_leg_has_its_own_place", "a_decision_has_its_own_address",
)  # fmt: skip


def free_names(apps: Any, schema_editor: Any) -> None:
    """Free the names of the constraints of committees; SQLite keeps those of whole tables in the tables."""
    renames = schema_editor.connection.vendor == "postgresql"
    for name in NAMES_OF_COMMITTEES:
        schema_editor.execute(
            f"ALTER INDEX IF EXISTS {name} RENAME TO committees_{name}"
            if renames
            else f"DROP INDEX IF EXISTS {name}"
        )


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.RunPython(free_names, migrations.RunPython.noop),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("partnership", models.CharField(max_length=80)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True, db_index=True)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "basis",
                    models.CharField(
                        choices=[("sourced", "Sourced"), ("illustrative", "Illustrative")],
                        default="sourced",
                        max_length=12,
                    ),
                ),
                ("sources", models.JSONField(blank=True, default=list)),
                ("came_from", models.CharField(blank=True, max_length=200)),
                ("came_as", models.CharField(blank=True, max_length=200)),
                ("position", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=500)),
                ("purpose", models.TextField(blank=True)),
                ("recommendation", models.TextField(blank=True)),
                ("matter", models.CharField(blank=True, max_length=80)),
                ("is_key", models.BooleanField(default=False)),
                ("is_private", models.BooleanField(default=False)),
                ("exempt_paragraphs", models.JSONField(blank=True, default=list)),
                ("public_interest", models.TextField(blank=True)),
                ("is_urgent_business", models.BooleanField(default=False)),
                ("is_late", models.BooleanField(default=False)),
                ("late_because", models.TextField(blank=True)),
                ("withdrawn_because", models.TextField(blank=True)),
                ("minute", models.TextField(blank=True)),
                ("exempt_minute", models.TextField(blank=True)),
                ("url", models.URLField(blank=True, max_length=2000)),
            ],
            options={
                "ordering": ["meeting_id", "position", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("partnership", models.CharField(max_length=80)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True, db_index=True)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "basis",
                    models.CharField(
                        choices=[("sourced", "Sourced"), ("illustrative", "Illustrative")],
                        default="sourced",
                        max_length=12,
                    ),
                ),
                ("sources", models.JSONField(blank=True, default=list)),
                ("came_from", models.CharField(blank=True, max_length=200)),
                ("came_as", models.CharField(blank=True, max_length=200)),
                ("body", models.CharField(max_length=80)),
                ("title", models.CharField(blank=True, max_length=300)),
                ("starts_on", models.DateField()),
                ("starts_at", models.TimeField(blank=True, null=True)),
                ("ends_at", models.TimeField(blank=True, null=True)),
                ("place", models.CharField(blank=True, max_length=300)),
                ("place_authority", models.CharField(blank=True, max_length=80)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("notice", "Notice given"),
                            ("agenda", "Agenda published"),
                            ("sitting", "Under way"),
                            ("held", "Held"),
                            ("adjourned", "Adjourned"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("state_because", models.TextField(blank=True)),
                ("notice_published_at", models.DateTimeField(blank=True, null=True)),
                ("agenda_published_at", models.DateTimeField(blank=True, null=True)),
                ("minutes", models.TextField(blank=True)),
                ("minutes_published_at", models.DateTimeField(blank=True, null=True)),
                ("minutes_approved_on", models.DateField(blank=True, null=True)),
                ("url", models.URLField(blank=True, max_length=2000)),
            ],
            options={
                "ordering": ["-starts_on", "-starts_at", "-id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Declaration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person", models.CharField(max_length=300)),
                (
                    "interest",
                    models.CharField(
                        choices=[
                            ("disclosable_pecuniary", "Disclosable pecuniary interest"),
                            ("other_registrable", "Other registrable interest"),
                            ("non_registrable", "Non-registrable interest"),
                            ("none_prejudicial", "Interest that is not prejudicial"),
                        ],
                        max_length=22,
                    ),
                ),
                ("nature", models.TextField(blank=True)),
                ("withdrew", models.BooleanField(default=False)),
                ("dispensation", models.TextField(blank=True)),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="declarations",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["meeting_id", "id"],
            },
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="items", to="meetings.meeting"
            ),
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("partnership", models.CharField(max_length=80)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True, db_index=True)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "basis",
                    models.CharField(
                        choices=[("sourced", "Sourced"), ("illustrative", "Illustrative")],
                        default="sourced",
                        max_length=12,
                    ),
                ),
                ("sources", models.JSONField(blank=True, default=list)),
                ("came_from", models.CharField(blank=True, max_length=200)),
                ("came_as", models.CharField(blank=True, max_length=200)),
                ("text", models.TextField()),
                ("owner", models.CharField(max_length=80)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("outcome", models.TextField(blank=True)),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("partnership", models.CharField(max_length=80)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True, db_index=True)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "basis",
                    models.CharField(
                        choices=[("sourced", "Sourced"), ("illustrative", "Illustrative")],
                        default="sourced",
                        max_length=12,
                    ),
                ),
                ("sources", models.JSONField(blank=True, default=list)),
                ("came_from", models.CharField(blank=True, max_length=200)),
                ("came_as", models.CharField(blank=True, max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("key_decision", "Key decision"),
                            ("private_meeting", "Meeting in private"),
                            ("private_meeting_again", "Meeting in private, second notice"),
                            ("general_exception", "General exception"),
                            ("special_urgency", "Special urgency"),
                            ("private_urgency", "Meeting in private, urgent"),
                        ],
                        max_length=21,
                    ),
                ),
                ("holder", models.CharField(max_length=80)),
                ("title", models.CharField(max_length=500)),
                ("about", models.TextField(blank=True)),
                ("matter", models.CharField(blank=True, max_length=80)),
                ("due_from", models.DateField()),
                ("due_until", models.DateField(blank=True, null=True)),
                ("documents", models.JSONField(blank=True, default=list)),
                ("reasons", models.TextField(blank=True)),
                ("representations", models.TextField(blank=True)),
                ("response", models.TextField(blank=True)),
                ("agreed_by", models.CharField(blank=True, max_length=300)),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["due_from", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("partnership", models.CharField(max_length=80)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True, db_index=True)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "basis",
                    models.CharField(
                        choices=[("sourced", "Sourced"), ("illustrative", "Illustrative")],
                        default="sourced",
                        max_length=12,
                    ),
                ),
                ("sources", models.JSONField(blank=True, default=list)),
                ("came_from", models.CharField(blank=True, max_length=200)),
                ("came_as", models.CharField(blank=True, max_length=200)),
                ("position", models.PositiveIntegerField(default=1)),
                ("title", models.CharField(max_length=300)),
                ("exempt_paragraphs", models.JSONField(blank=True, default=list)),
                ("public_interest", models.TextField(blank=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["meeting_id", "item__position", "position", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PaperVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=300)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("text", models.TextField(blank=True)),
                ("has_text", models.BooleanField(default=True)),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                ("uploaded_by", models.CharField(max_length=254)),
                ("changed_because", models.TextField(blank=True)),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="meetings.paper",
                    ),
                ),
            ],
            options={
                "ordering": ["paper_id", "number"],
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("partnership", models.CharField(max_length=80)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True, db_index=True)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "basis",
                    models.CharField(
                        choices=[("sourced", "Sourced"), ("illustrative", "Illustrative")],
                        default="sourced",
                        max_length=12,
                    ),
                ),
                ("sources", models.JSONField(blank=True, default=list)),
                ("came_from", models.CharField(blank=True, max_length=200)),
                ("came_as", models.CharField(blank=True, max_length=200)),
                ("body", models.CharField(max_length=80)),
                ("title", models.CharField(max_length=300)),
                ("rule", models.JSONField()),
                ("places", models.JSONField(default=list)),
                ("starts_at", models.TimeField()),
            ],
            options={
                "verbose_name_plural": "series",
                "ordering": ["title", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("came_as", ""), _negated=True),
                        fields=("partnership", "came_from", "came_as"),
                        name="series_is_brought_in_once",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="meeting",
            name="series",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="meetings",
                to="meetings.series",
            ),
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("partnership", models.CharField(max_length=80)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True, db_index=True)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "basis",
                    models.CharField(
                        choices=[("sourced", "Sourced"), ("illustrative", "Illustrative")],
                        default="sourced",
                        max_length=12,
                    ),
                ),
                ("sources", models.JSONField(blank=True, default=list)),
                ("came_from", models.CharField(blank=True, max_length=200)),
                ("came_as", models.CharField(blank=True, max_length=200)),
                ("motion", models.TextField()),
                ("moved_by", models.CharField(blank=True, max_length=300)),
                ("seconded_by", models.CharField(blank=True, max_length=300)),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("show_of_hands", "Show of hands"),
                            ("recorded", "Recorded by name"),
                            ("by_council", "By council"),
                        ],
                        max_length=13,
                    ),
                ),
                ("rule", models.JSONField(default=dict)),
                ("ballots", models.JSONField(default=list)),
                ("votes_for", models.PositiveIntegerField(blank=True, null=True)),
                ("votes_against", models.PositiveIntegerField(blank=True, null=True)),
                ("abstentions", models.PositiveIntegerField(blank=True, null=True)),
                ("absent", models.PositiveIntegerField(blank=True, null=True)),
                ("councils", models.JSONField(default=list)),
                ("casting_vote", models.CharField(blank=True, max_length=8)),
                ("result", models.CharField(max_length=12)),
                ("working", models.JSONField(default=list)),
                ("struck_at", models.DateTimeField(blank=True, null=True)),
                ("struck_because", models.TextField(blank=True)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["meeting_id", "item__position", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person", models.CharField(max_length=300)),
                ("authority", models.CharField(blank=True, max_length=80)),
                ("office", models.CharField(blank=True, max_length=80)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("present", "Present"),
                            ("substitute", "Present as a substitute"),
                            ("apologies", "Sent apologies"),
                            ("absent", "Absent"),
                            ("in_attendance", "In attendance"),
                        ],
                        max_length=13,
                    ),
                ),
                ("substitute_for", models.CharField(blank=True, max_length=300)),
                ("is_presiding", models.BooleanField(default=False)),
                ("from_item", models.PositiveIntegerField(blank=True, null=True)),
                ("until_item", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["meeting_id", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "person"), name="a_person_attends_a_meeting_once"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="agendaitem",
            index=models.Index(fields=["partnership", "matter"], name="meetings_ag_partner_c2335e_idx"),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("came_as", ""), _negated=True),
                fields=("partnership", "came_from", "came_as"),
                name="agendaitem_is_brought_in_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.UniqueConstraint(
                condition=models.Q(("came_as", ""), _negated=True),
                fields=("partnership", "came_from", "came_as"),
                name="action_is_brought_in_once",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["partnership", "matter"], name="meetings_no_partner_d8f1f0_idx"),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("came_as", ""), _negated=True),
                fields=("partnership", "came_from", "came_as"),
                name="notice_is_brought_in_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.UniqueConstraint(
                condition=models.Q(("came_as", ""), _negated=True),
                fields=("partnership", "came_from", "came_as"),
                name="paper_is_brought_in_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="paperversion",
            constraint=models.UniqueConstraint(
                fields=("paper", "number"), name="a_paper_has_versions_in_turn"
            ),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(
                fields=["partnership", "body", "starts_on"], name="meetings_me_partner_ff530b_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("came_as", ""), _negated=True),
                fields=("partnership", "came_from", "came_as"),
                name="meeting_is_brought_in_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.UniqueConstraint(
                condition=models.Q(("came_as", ""), _negated=True),
                fields=("partnership", "came_from", "came_as"),
                name="vote_is_brought_in_once",
            ),
        ),
    ]
