import django.db.models.deletion
from django.db import migrations, models

from gongyak.pledges.search.index import drop_index, make_index


class Migration(migrations.Migration):
    dependencies = [("pledges", "0003_lines"), ("snapshots", "0002_guards")]

    operations = [
        migrations.CreateModel(
            name="SearchText",
            fields=[
                ("version", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name="search_text", serialize=False, to="snapshots.version", verbose_name="확정본")),
                ("fields", models.TextField(verbose_name="칸")),
                ("text", models.TextField(verbose_name="글")),
                ("w", models.TextField(verbose_name="낱말 안의 두 글자씩")),
                ("j", models.TextField(verbose_name="이어 붙인 두 글자씩")),
            ],
            options={
                "verbose_name": "찾기 글",
                "verbose_name_plural": "찾기 글",
            },
        ),
        migrations.RunPython(
            lambda apps, schema_editor: make_index(schema_editor.connection),
            lambda apps, schema_editor: drop_index(schema_editor.connection),
        ),
    ]
