from django.db import migrations

from gongyak.audit.guards import drop_guards, raise_guards

TABLES = {
    "headquarters_reportevent": [("id",)],
    "headquarters_reportconfirmation": [("id",), ("version_id",)],
}


class Migration(migrations.Migration):
    dependencies = [("headquarters", "0003_reports")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: raise_guards(schema_editor.connection, TABLES),
            lambda apps, schema_editor: drop_guards(schema_editor.connection, TABLES),
        )
    ]
