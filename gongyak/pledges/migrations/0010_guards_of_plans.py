from django.db import migrations

from gongyak.snapshots.guards import drop_guards, raise_guards

TABLES = {
    "pledges_planconfirmation": [("id",), ("version_id",)],
    "pledges_planpublication": [("id",), ("officeholder_id", "seq")],
    "pledges_targetresult": [("id",)],
}


class Migration(migrations.Migration):
    dependencies = [("pledges", "0009_past_changes"), ("snapshots", "0002_guards")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: raise_guards(schema_editor.connection, TABLES),
            lambda apps, schema_editor: drop_guards(schema_editor.connection, TABLES),
        )
    ]
