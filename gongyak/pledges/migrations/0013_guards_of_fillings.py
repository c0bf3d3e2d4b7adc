from django.db import migrations

from gongyak.snapshots.guards import drop_guards, raise_guards

TABLES = {
    "pledges_filling": [("id",)],
    "pledges_cardrecord": [("id",), ("version_id", "item", "record")],
}


class Migration(migrations.Migration):
    dependencies = [("pledges", "0012_compiling"), ("snapshots", "0002_guards")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: raise_guards(schema_editor.connection, TABLES),
            lambda apps, schema_editor: drop_guards(schema_editor.connection, TABLES),
        )
    ]
