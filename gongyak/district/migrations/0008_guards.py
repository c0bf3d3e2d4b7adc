from django.db import migrations

from gongyak.audit.guards import drop_guards, raise_guards

TABLES = {"district_settingchange": [("id",)]}


class Migration(migrations.Migration):
    dependencies = [("district", "0007_settings_of_the_office")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: raise_guards(schema_editor.connection, TABLES),
            lambda apps, schema_editor: drop_guards(schema_editor.connection, TABLES),
        )
    ]
