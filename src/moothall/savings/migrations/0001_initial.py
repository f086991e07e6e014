from django.db import migrations, models

from moothall.audit.rules.append_only import from_now_on


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="RecordedActual",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("partnership", models.CharField(max_length=80)),
                (
                    "basis",
                    models.CharField(
                        choices=[("sourced", "Sourced"), ("illustrative", "Illustrative")],
                        default="sourced",
                        max_length=12,
                    ),
                ),
                ("recorded_at", models.CharField(max_length=27)),
                ("recorded_by", models.TextField()),
                ("as_post", models.TextField(blank=True)),
                ("service", models.CharField(max_length=80)),
                ("authority", models.CharField(max_length=80)),
                ("year", models.CharField(max_length=7)),
                ("pence", models.BigIntegerField()),
                ("source", models.TextField()),
            ],
            options={
                "ordering": ["partnership", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RecordedBaseline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("partnership", models.CharField(max_length=80)),
                (
                    "basis",
                    models.CharField(
                        choices=[("sourced", "Sourced"), ("illustrative", "Illustrative")],
                        default="sourced",
                        max_length=12,
                    ),
                ),
                ("recorded_at", models.CharField(max_length=27)),
                ("recorded_by", models.TextField()),
                ("as_post", models.TextField(blank=True)),
                ("service", models.CharField(max_length=80)),
                ("authority", models.CharField(max_length=80)),
                ("year", models.CharField(max_length=7)),
                ("pence", models.BigIntegerField()),
                ("source", models.TextField()),
                ("frozen_on", models.DateField()),
                ("reason", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["partnership", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RecordedDetails",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("partnership", models.CharField(max_length=80)),
                (
                    "basis",
                    models.CharField(
                        choices=[("sourced", "Sourced"), ("illustrative", "Illustrative")],
                        default="sourced",
                        max_length=12,
                    ),
                ),
                ("recorded_at", models.CharField(max_length=27)),
                ("recorded_by", models.TextField()),
                ("as_post", models.TextField(blank=True)),
                ("benefit", models.CharField(max_length=80)),
                ("body", models.TextField()),
            ],
            options={
                "ordering": ["partnership", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RecordedEarlier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("partnership", models.CharField(max_length=80)),
                (
                    "basis",
                    models.CharField(
                        choices=[("sourced", "Sourced"), ("illustrative", "Illustrative")],
                        default="sourced",
                        max_length=12,
                    ),
                ),
                ("recorded_at", models.CharField(max_length=27)),
                ("recorded_by", models.TextField()),
                ("as_post", models.TextField(blank=True)),
                ("service", models.CharField(max_length=80)),
                ("authority", models.CharField(max_length=80)),
                ("year", models.CharField(max_length=7)),
                ("pence", models.BigIntegerField()),
                ("source", models.TextField()),
                ("arrangement", models.CharField(max_length=300)),
            ],
            options={
                "ordering": ["partnership", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RecordedPrices",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("partnership", models.CharField(max_length=80)),
                (
                    "basis",
                    models.CharField(
                        choices=[("sourced", "Sourced"), ("illustrative", "Illustrative")],
                        default="sourced",
                        max_length=12,
                    ),
                ),
                ("recorded_at", models.CharField(max_length=27)),
                ("recorded_by", models.TextField()),
                ("as_post", models.TextField(blank=True)),
                ("name", models.CharField(max_length=300)),
                ("published_on", models.DateField()),
                ("body", models.TextField()),
                ("source", models.TextField()),
            ],
            options={
                "ordering": ["partnership", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RecordedScenario",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("partnership", models.CharField(max_length=80)),
                (
                    "basis",
                    models.CharField(
                        choices=[("sourced", "Sourced"), ("illustrative", "Illustrative")],
                        default="sourced",
                        max_length=12,
                    ),
                ),
                ("recorded_at", models.CharField(max_length=27)),
                ("recorded_by", models.TextField()),
                ("as_post", models.TextField(blank=True)),
                ("body", models.TextField()),
            ],
            options={
                "ordering": ["partnership", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RecordedMove",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("partnership", models.CharField(max_length=80)),
                (
                    "basis",
                    models.CharField(
                        choices=[("sourced", "Sourced"), ("illustrative", "Illustrative")],
                        default="sourced",
                        max_length=12,
                    ),
                ),
                ("recorded_at", models.CharField(max_length=27)),
                ("recorded_by", models.TextField()),
                ("as_post", models.TextField(blank=True)),
                ("benefit", models.CharField(max_length=80)),
                ("number", models.PositiveIntegerField()),
                ("was", models.CharField(max_length=12)),
                ("to", models.CharField(max_length=12)),
                ("on", models.DateField()),
                ("evidence", models.TextField()),
                ("reason", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["partnership", "id"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "benefit", "number"), name="a_benefit_moves_one_step_at_a_time"
                    )
                ],
            },
        ),
        from_now_on(
            "savings",
            "RecordedBaseline",
            "RecordedActual",
            "RecordedEarlier",
            "RecordedMove",
            "RecordedDetails",
            "RecordedPrices",
            "RecordedScenario",
        ),
    ]
