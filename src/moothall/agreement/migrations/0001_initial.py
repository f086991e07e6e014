import django.db.models.deletion
from django.db import migrations, models

from moothall.audit.rules.append_only import from_now_on


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="StoredPartnership",
            fields=[
                ("id", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=300)),
                ("summary", models.TextField(blank=True)),
                ("heading_text", models.TextField(blank=True)),
                ("founded_at", models.CharField(max_length=27)),
                ("founded_by", models.TextField()),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["name", "id"],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("owner", models.TextField()),
                ("title", models.TextField(blank=True)),
                ("body", models.TextField()),
                ("after", models.PositiveIntegerField()),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="agreement.storedpartnership",
                    ),
                ),
            ],
            options={
                "ordering": ["-updated_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="StoredVariation",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "partnership_id",
                        "number",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("variation", models.CharField(max_length=80)),
                ("body", models.TextField()),
                ("text", models.TextField(blank=True)),
                ("recorded_at", models.CharField(max_length=27)),
                ("recorded_by", models.TextField()),
                ("previous", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
                (
                    "partnership",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="variations",
                        to="agreement.storedpartnership",
                    ),
                ),
            ],
            options={
                "ordering": ["partnership_id", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "variation"), name="a_variation_is_recorded_once"
                    )
                ],
            },
        ),
        from_now_on("agreement", "StoredPartnership", "StoredVariation"),
    ]
