from django.db import migrations

from gongyak.audit.guards import drop_guards, raise_guards

TABLES = {
    "audit_look": [("id",), ("seq",), ("hash",)],
    "audit_anchor": [("id",), ("day",)],
    "audit_review": [("id",)],
    "audit_check": [("id",)],
}


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_looks_and_anchors")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: raise_guards(schema_editor.connection, TABLES),
            lambda apps, schema_editor: drop_guards(schema_editor.connection, TABLES),
        )
    ]
