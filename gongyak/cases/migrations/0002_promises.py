import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='RoutingRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort', models.CharField(blank=True, max_length=4, verbose_name='유형 부호의 앞')),
                ('place', models.CharField(blank=True, max_length=50, verbose_name='곳의 말')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='차례')),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.department', verbose_name='부서')),
            ],
            options={
                'verbose_name': '배정 규칙',
                'verbose_name_plural': '배정 규칙',
                'ordering': ('order', 'pk'),
                'constraints': [models.UniqueConstraint(models.F('sort'), models.F('place'), models.F('department'), name='routing_rule_once', violation_error_message='같은 배정 규칙이 이미 있습니다.')],
            },
        ),
        migrations.CreateModel(
            name='Submitter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.CharField(max_length=32, unique=True, verbose_name='표식')),
                ('name', models.TextField(blank=True, verbose_name='성명(암호)')),
                ('position', models.CharField(blank=True, max_length=50, verbose_name='직위')),
                ('phone', models.TextField(blank=True, verbose_name='전화(암호)')),
                ('mail', models.TextField(blank=True, verbose_name='전자우편(암호)')),
                ('reply_by', models.CharField(max_length=10, verbose_name='회신방법')),
                ('consented_at', models.DateTimeField(blank=True, null=True, verbose_name='동의한 때')),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='submitter', to='cases.case', verbose_name='애로')),
            ],
            options={
                'verbose_name': '제출인',
                'verbose_name_plural': '제출인',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('mail', ''), ('name', ''), ('phone', '')), ('consented_at__isnull', False), _connector='OR'), name='submitter_consented', violation_error_message='성명과 연락처는 동의를 받은 때를 적어야 보관할 수 있습니다.'), models.CheckConstraint(condition=models.Q(models.Q(('reply_by', '전자우편'), _negated=True), models.Q(('mail', ''), _negated=True), _connector='OR'), name='submitter_has_mail', violation_error_message='전자우편으로 답을 받으려면 전자우편 주소를 적으십시오.')],
            },
        ),
        migrations.CreateModel(
            name='SupplementRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attempt', models.PositiveSmallIntegerField(default=1, verbose_name='몇 번째')),
                ('wanted', models.TextField(verbose_name='보완할 것')),
                ('due_on', models.DateField(verbose_name='보완 기한')),
                ('put_off', models.PositiveSmallIntegerField(default=0, verbose_name='기한을 미룬 횟수')),
                ('status', models.CharField(choices=[('기다림', '기다림'), ('보완됨', '보완됨'), ('불응', '불응')], default='기다림', max_length=10, verbose_name='상태')),
                ('asked_at', models.DateTimeField(verbose_name='요구한 때')),
                ('answer', models.TextField(blank=True, verbose_name='보완한 것')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='보완한 때')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='요구한 사람')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supplements', to='cases.case', verbose_name='애로')),
            ],
            options={
                'verbose_name': '보완요구',
                'verbose_name_plural': '보완요구',
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(models.F('case'), condition=models.Q(('status', '기다림')), name='supplement_once', violation_error_message='이미 보완을 요구했습니다.'), models.CheckConstraint(condition=models.Q(('attempt__in', [1, 2]), ('put_off__lte', 2), models.Q(('wanted', ''), _negated=True)), name='supplement_bounds', violation_error_message='보완은 두 번까지 요구하고 기한은 두 번까지 미룰 수 있습니다(영 제24조).')],
            },
        ),
        migrations.CreateModel(
            name='UpstreamProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('to', models.CharField(max_length=50, verbose_name='제출처')),
                ('number', models.CharField(blank=True, max_length=50, verbose_name='건의번호')),
                ('filed_on', models.DateField(verbose_name='제출일')),
                ('rule', models.CharField(max_length=200, verbose_name='근거 규정')),
                ('current', models.TextField(verbose_name='현행')),
                ('problem', models.TextField(verbose_name='문제점')),
                ('improvement', models.TextField(verbose_name='개선안')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='회신기한')),
                ('status', models.CharField(choices=[('제출', '제출'), ('결과 도착', '결과 도착'), ('기업에 알림', '기업에 알림')], default='제출', max_length=10, verbose_name='상태')),
                ('result', models.CharField(blank=True, max_length=10, verbose_name='결과')),
                ('result_text', models.TextField(blank=True, verbose_name='결과의 내용')),
                ('result_on', models.DateField(blank=True, null=True, verbose_name='결과가 온 날')),
                ('told_at', models.DateTimeField(blank=True, null=True, verbose_name='기업에 알린 때')),
                ('at', models.DateTimeField(verbose_name='적은 때')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='적은 사람')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='upstream', to='cases.case', verbose_name='애로')),
            ],
            options={
                'verbose_name': '상위건의',
                'verbose_name_plural': '상위건의',
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('rule', ''), _negated=True), models.Q(('current', ''), _negated=True), models.Q(('problem', ''), _negated=True), models.Q(('improvement', ''), _negated=True)), name='upstream_filled', violation_error_message='상위건의에는 근거 규정, 현행, 문제점, 개선안을 모두 적으십시오.'), models.CheckConstraint(condition=models.Q(('status', '제출'), models.Q(models.Q(('result', ''), _negated=True), ('result_on__isnull', False)), _connector='OR'), name='upstream_decided', violation_error_message='결과가 온 상위건의에는 결과와 온 날이 있어야 합니다.')],
            },
        ),
        migrations.CreateModel(
            name='AnswerSample',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort', models.CharField(blank=True, max_length=4, verbose_name='유형 부호의 앞')),
                ('title', models.CharField(max_length=100, verbose_name='제목')),
                ('text', models.TextField(verbose_name='글')),
                ('is_used', models.BooleanField(default=True, verbose_name='쓰는 중')),
                ('changed_at', models.DateTimeField(verbose_name='고친 때')),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='고친 사람')),
            ],
            options={
                'verbose_name': '답변 문안',
                'verbose_name_plural': '답변 문안',
                'ordering': ('sort', 'title', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('text', ''), _negated=True)), name='answer_sample_filled', violation_error_message='답변 문안의 제목과 글을 적으십시오.')],
            },
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(models.F('next_at'), models.F('id'), name='case_by_next'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(models.F('department'), models.F('status'), name='case_by_department'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(models.F('status'), models.F('received_at'), name='case_by_status'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(models.F('received_at'), name='case_by_receipt'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['신청', '접수', '배정', '처리중', '보완요구', '현장조사', '답변결재', '회신완료', '사후관리', '종결', '이송', '반려', '취하', '처리제외', '반복종결'])), name='case_status', violation_error_message='기업애로의 단계는 정해진 말 가운데 하나여야 합니다.'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['신청', '취하']), models.Q(('number__isnull', False), ('received_at__isnull', False)), _connector='OR'), name='case_received_is_numbered', violation_error_message='접수한 애로에는 접수번호와 접수한 때가 있어야 합니다.'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['배정', '처리중', '보완요구', '현장조사', '답변결재', '회신완료', '사후관리', '종결']), _negated=True), ('department__isnull', False), _connector='OR'), name='case_has_department', violation_error_message='배정한 애로에는 주무부서가 있어야 합니다.'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['회신완료', '사후관리', '종결']), _negated=True), ('replied_at__isnull', False), _connector='OR'), name='case_replied_when', violation_error_message='회신한 애로에는 회신한 때가 있어야 합니다.'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('status__in', ('종결', '이송', '반려', '취하', '처리제외', '반복종결'))), models.Q(models.Q(('status__in', ('종결', '이송', '반려', '취하', '처리제외', '반복종결')), _negated=True), ('closed_at__isnull', True)), _connector='OR'), name='case_closed_when', violation_error_message='끝난 애로에만 끝난 때가 있습니다.'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('next_at__isnull', True), ('status__in', ('종결', '이송', '반려', '취하', '처리제외', '반복종결'))), models.Q(models.Q(('status__in', ('종결', '이송', '반려', '취하', '처리제외', '반복종결')), _negated=True), ('next_at__isnull', False)), _connector='OR'), name='case_open_has_next', violation_error_message='끝나지 않은 애로에는 언제나 다음 기한이 있습니다.'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', '종결'), _negated=True), models.Q(('outcome', ''), _negated=True), _connector='OR'), name='case_closed_with_outcome', violation_error_message='종결한 애로에는 해결 결과가 있어야 합니다.'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('is_anonymous', False), ('about', None), ('department', None), models.Q(('about', models.F('department')), _negated=True), _connector='OR'), name='case_not_to_whom_it_is_about', violation_error_message='익명의 애로는 그 상대가 된 부서에 배정할 수 없습니다.'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reopened_at', None), ('turn', 1)), models.Q(('reopened_at__isnull', False), ('turn', 2)), _connector='OR'), name='case_reopened_once', violation_error_message='애로는 한 번만 다시 열 수 있습니다.'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('content', ''), _negated=True), models.Q(('company_name', ''), _negated=True)), name='case_filled', violation_error_message='기업 이름, 제목, 내용을 모두 적으십시오.'),
        ),
        migrations.AddConstraint(
            model_name='caseanswer',
            constraint=models.UniqueConstraint(models.F('case'), models.F('turn'), name='case_answer_once', violation_error_message='한 애로에는 차수마다 답변이 하나입니다.'),
        ),
        migrations.AddConstraint(
            model_name='caseanswer',
            constraint=models.CheckConstraint(condition=models.Q(('refuses', False), models.Q(models.Q(('reason', ''), _negated=True), models.Q(('remedy', ''), _negated=True)), _connector='OR'), name='case_answer_refusal', violation_error_message='들어주지 않는 답변에는 이유와 구제절차를 적으십시오(법 제27조).'),
        ),
        migrations.AddConstraint(
            model_name='caseanswer',
            constraint=models.CheckConstraint(condition=models.Q(('sent_at', None), ('approval__isnull', False), _connector='OR'), name='case_answer_approved', violation_error_message='회신한 답변에는 결재가 있어야 합니다.'),
        ),
        migrations.AddConstraint(
            model_name='caseoutcome',
            constraint=models.CheckConstraint(condition=models.Q(('code__in', ['해결', '일부해결', '추진중', '장기검토', '불가', '안내', '상위 건의중'])), name='outcome_code', violation_error_message='해결 결과는 정해진 말 가운데 하나여야 합니다.'),
        ),
        migrations.AddConstraint(
            model_name='caseoutcome',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('code__in', ['추진중', '장기검토']), _negated=True), ('day__isnull', False), _connector='OR'), name='outcome_has_day', violation_error_message='추진중에는 목표일, 장기검토에는 재검토일을 적으십시오.'),
        ),
        migrations.AddConstraint(
            model_name='caseoutcome',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('code', '불가'), _negated=True), models.Q(models.Q(('reason', ''), _negated=True), models.Q(('alternative', ''), _negated=True)), _connector='OR'), name='outcome_says_why', violation_error_message='불가에는 사유와 대안을 적으십시오.'),
        ),
        migrations.AddConstraint(
            model_name='casesetting',
            constraint=models.CheckConstraint(condition=models.Q(('id', 1)), name='case_setting_one_row', violation_error_message='기업애로 설정은 하나만 있을 수 있습니다.'),
        ),
        migrations.AddConstraint(
            model_name='casesetting',
            constraint=models.CheckConstraint(condition=models.Q(('target_days__gte', 1), ('target_days__lte', 60), models.Q(('center', ''), _negated=True)), name='case_setting_bounds', violation_error_message='비민원의 목표 기간은 1일에서 60일 사이이고, 창구의 이름이 있어야 합니다.'),
        ),
        migrations.AddConstraint(
            model_name='clockevent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cause', ''), ('what', '연장')), models.Q(models.Q(('what', '연장'), _negated=True), models.Q(('cause', ''), _negated=True)), _connector='OR'), name='clock_event_cause', violation_error_message='처리기간을 멈추거나 다시 진행하는 데에는 법령의 사유가 있어야 합니다.'),
        ),
        migrations.AddConstraint(
            model_name='clockevent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('what', '연장'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='clock_event_says_why', violation_error_message='연장하는 사유를 적으십시오.'),
        ),
        migrations.AddIndex(
            model_name='departmentrequest',
            index=models.Index(models.F('department'), models.F('status'), models.F('due_at'), name='request_by_department'),
        ),
        migrations.AddConstraint(
            model_name='departmentrequest',
            constraint=models.UniqueConstraint(models.F('case'), models.F('turn'), models.F('department'), condition=models.Q(('status', '요청')), name='request_once', violation_error_message='그 부서에는 이미 협조를 요청했습니다.'),
        ),
        migrations.AddConstraint(
            model_name='departmentrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', '회신'), _negated=True), models.Q(models.Q(('reply', ''), _negated=True), ('replied_at__isnull', False)), _connector='OR'), name='request_replied', violation_error_message='회신한 협조요청에는 회신한 글과 때가 있어야 합니다.'),
        ),
        migrations.AddConstraint(
            model_name='departmentrequest',
            constraint=models.CheckConstraint(condition=models.Q(('due_at__gte', models.F('first_due_at')), models.Q(('question', ''), _negated=True)), name='request_due', violation_error_message='협조요청에는 묻는 것이 있어야 하고, 회신기한은 앞당길 수 없습니다.'),
        ),
        migrations.AddConstraint(
            model_name='fieldvisit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('found', ''), _negated=True), models.Q(('place', ''), _negated=True)), name='field_visit_filled', violation_error_message='현장방문의 곳과 본 것을 적으십시오.'),
        ),
        migrations.AddConstraint(
            model_name='followupquestion',
            constraint=models.UniqueConstraint(models.F('case'), models.F('turn'), models.F('after_days'), name='follow_up_question_once', violation_error_message='그 날의 해결 확인은 이미 있습니다.'),
        ),
        migrations.AddConstraint(
            model_name='followupquestion',
            constraint=models.CheckConstraint(condition=models.Q(('satisfaction', None), models.Q(('satisfaction__gte', 1), ('satisfaction__lte', 5)), _connector='OR'), name='follow_up_satisfaction', violation_error_message='만족도는 1에서 5까지입니다.'),
        ),
        migrations.AddConstraint(
            model_name='followupquestion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('said', '')), models.Q(models.Q(('said', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='follow_up_answered', violation_error_message='답한 해결 확인에는 답과 답한 때가 함께 있어야 합니다.'),
        ),
        migrations.AddConstraint(
            model_name='monthlycheck',
            constraint=models.CheckConstraint(condition=models.Q(('month__gte', 1), ('month__lte', 12), models.Q(('found', ''), _negated=True)), name='monthly_check_filled', violation_error_message='점검한 달과 본 것을 적으십시오.'),
        ),
    ]
