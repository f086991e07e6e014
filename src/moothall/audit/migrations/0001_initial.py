from django.db import migrations, models

from moothall.audit.rules.append_only import from_now_on


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("at", models.CharField(max_length=27)),
                ("actor", models.TextField()),
                ("action", models.CharField(max_length=80)),
                ("partnership", models.CharField(blank=True, max_length=80)),
                ("subject", models.TextField(blank=True)),
                ("facts", models.TextField()),
                ("previous", models.CharField(blank=True, max_length=64)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["number"],
                "indexes": [
                    models.Index(fields=["partnership", "number"], name="audit_audit_partner_795d44_idx"),
                    models.Index(fields=["action", "number"], name="audit_audit_action_47f767_idx"),
                ],
            },
        ),
        from_now_on("audit", "AuditEvent"),
    ]
