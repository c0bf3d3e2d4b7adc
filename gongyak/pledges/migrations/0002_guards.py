from django.db import migrations

from gongyak.snapshots.guards import drop_guards, raise_guards

TABLES = {
    "pledges_cardimport": [("id",), ("version_id",)],
    "pledges_answer": [("id",), ("version_id", "code", "where")],
}


class Migration(migrations.Migration):
    dependencies = [("pledges", "0001_initial"), ("snapshots", "0002_guards")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: raise_guards(schema_editor.connection, TABLES),
            lambda apps, schema_editor: drop_guards(schema_editor.connection, TABLES),
        )
    ]
