from django.db import migrations, models

from moothall.audit.rules.append_only import from_now_on


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="RecordedYear",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("partnership", models.CharField(max_length=80)),
                ("year", models.CharField(max_length=7)),
                (
                    "stage",
                    models.CharField(
                        choices=[("estimate", "Estimate"), ("outturn", "Outturn")], max_length=8
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("body", models.TextField()),
                ("agreement_number", models.PositiveIntegerField()),
                ("quarters_billed", models.PositiveIntegerField(default=0)),
                ("reason", models.TextField(blank=True)),
                ("recorded_at", models.CharField(max_length=27)),
                ("recorded_by", models.TextField()),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["partnership", "year", "stage", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "year", "stage", "number"), name="a_year_is_recorded_in_turn"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredBill",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("partnership", models.CharField(max_length=80)),
                ("year", models.CharField(max_length=7)),
                ("quarter", models.PositiveSmallIntegerField()),
                ("service", models.CharField(max_length=80)),
                ("authority", models.CharField(max_length=80)),
                ("pence", models.BigIntegerField()),
                ("estimate", models.PositiveIntegerField()),
                ("issued_on", models.DateField()),
                ("issued_by", models.TextField()),
            ],
            options={
                "ordering": ["partnership", "year", "quarter", "authority", "service"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "year", "quarter", "authority", "service"),
                        name="a_quarter_is_billed_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StoredPayment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("partnership", models.CharField(max_length=80)),
                ("year", models.CharField(max_length=7)),
                ("payer", models.CharField(max_length=80)),
                ("payee", models.CharField(blank=True, max_length=80)),
                ("pence", models.BigIntegerField()),
                ("paid_on", models.DateField()),
                ("reference", models.CharField(max_length=200)),
                ("recorded_at", models.CharField(max_length=27)),
                ("recorded_by", models.TextField()),
            ],
            options={
                "ordering": ["partnership", "year", "paid_on", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "year", "payer", "payee", "reference"),
                        name="a_payment_is_recorded_once",
                    )
                ],
            },
        ),
        from_now_on("recharges", "RecordedYear", "StoredBill", "StoredPayment"),
    ]
