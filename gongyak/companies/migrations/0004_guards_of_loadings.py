from django.db import migrations

from gongyak.audit.guards import drop_guards, raise_guards

TABLES = {"companies_dongloading": [("id",)]}


class Migration(migrations.Migration):
    dependencies = [("companies", "0003_dongs_visits_and_apart")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: raise_guards(schema_editor.connection, TABLES),
            lambda apps, schema_editor: drop_guards(schema_editor.connection, TABLES),
        )
    ]
