from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('district', '0003_place_of_departments'),
    ]

    operations = [
        migrations.AddField(
            model_name='district',
            name='notice_english',
            field=models.TextField(blank=True, verbose_name='알림(영문)'),
        ),
    ]
