from django.db import migrations

from gongyak.snapshots.guards import drop_guards, raise_guards

TABLES = {
    "snapshots_document": [("id",), ("kind", "key")],
    "snapshots_blob": [("hash",)],
    "snapshots_version": [("id",), ("hash",), ("document_id", "seq")],
    "snapshots_renderedfile": [("id",), ("version_id", "format")],
    "snapshots_publication": [("id",), ("seq",), ("hash",)],
    "snapshots_publicationitem": [("id",), ("publication_id", "version_id")],
}


class Migration(migrations.Migration):
    dependencies = [("snapshots", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: raise_guards(schema_editor.connection, TABLES),
            lambda apps, schema_editor: drop_guards(schema_editor.connection, TABLES),
        )
    ]
