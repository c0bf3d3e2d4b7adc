"""One row of settings, the public telephone line of each department, and the revision of the public pages."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

#: 지방자치단체 홈페이지 저작물의 이용 조건 (저작권법 제24조의2, 공공누리 제1유형).
LICENCE = "공공누리 제1유형: 출처표시"
#: Which passwords are taken (`rules/passwords.py`).
PASSWORD_RULES = (("asvs", "국제 기준(ASVS)"), ("gov-kr", "공공기관 지침"))


class DistrictManager(models.Manager["District"]):
    """The one row."""

    def current(self) -> District:
        """The settings; their defaults, unsaved, where nobody has set anything yet."""
        return self.first() or District()


class District(models.Model):
    """자치구 설정: one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField("이름", max_length=50, default="우리 구")
    shows_officers = models.BooleanField("담당자 성명과 내선 공개", default=False)
    progress_formula = models.CharField(
        "진도 산식", max_length=200, default="부서가 입력한 진도(%)의 단순 평균"
    )
    licence = models.CharField("이용 조건", max_length=200, default=LICENCE)
    notice = models.TextField("알림", blank=True)
    notice_english = models.TextField("알림(영문)", blank=True)
    coordinator = models.CharField("총괄부서", max_length=50, blank=True)
    audit_mail = models.EmailField("감사담당 전자우편", blank=True)
    password_rule = models.CharField("암호 규칙", max_length=10, default="asvs", choices=PASSWORD_RULES)
    needs_second_factor = models.BooleanField("2단계 인증 필수", default=False)
    idle_minutes = models.PositiveSmallIntegerField("쉬면 로그아웃(분)", default=20)
    looks_years = models.PositiveSmallIntegerField("접속기록 보관(년)", default=3)
    write_days = models.PositiveSmallIntegerField("작성·제출 마감(회차를 연 날 뒤 며칠)", default=10)
    approve_days = models.PositiveSmallIntegerField("검토·결재 마감(회차를 연 날 뒤 며칠)", default=14)
    confirm_days = models.PositiveSmallIntegerField("총괄확인 마감(회차를 연 날 뒤 며칠)", default=18)
    publish_days = models.PositiveSmallIntegerField("공개 예정(회차를 연 날 뒤 며칠)", default=20)
    statuses_confirmed = models.BooleanField("판단기준을 우리 구 지침으로 확인함", default=False)
    opinion_days = models.PositiveSmallIntegerField("구민 의견의 답변 기한(일)", default=7)
    opinion_years = models.PositiveSmallIntegerField("의견의 성명·연락처 보관(년)", default=1)

    objects = DistrictManager()

    class Meta:
        verbose_name = verbose_name_plural = "자치구 설정"
        constraints = [
            models.CheckConstraint(
                condition=Q(id=1),
                name="district_one_row",
                violation_error_message="자치구 설정은 하나만 있을 수 있습니다.",
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="district_named",
                violation_error_message="자치구의 이름을 적으십시오.",
            ),
            models.CheckConstraint(
                condition=Q(password_rule__in=[name for name, _ in PASSWORD_RULES]),
                name="district_password_rule",
                violation_error_message="암호 규칙은 asvs 또는 gov-kr입니다.",
            ),
            models.CheckConstraint(
                condition=Q(idle_minutes__gte=5, idle_minutes__lte=120),
                name="district_idle_minutes",
                violation_error_message="쉬면 로그아웃하는 시간은 5분에서 120분 사이여야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(looks_years__gte=1, looks_years__lte=30),
                name="district_looks_years",
                violation_error_message="접속기록은 1년 이상 보관해야 합니다(30년까지).",
            ),
            models.CheckConstraint(
                condition=Q(opinion_days__gte=1, opinion_days__lte=60)
                & Q(opinion_years__gte=1, opinion_years__lte=5),
                name="district_opinions",
                violation_error_message="구민 의견의 답변 기한은 1일에서 60일, 연락처 보관은 1년에서 5년 사이여야 합니다.",
            ),
            models.CheckConstraint(
                condition=Q(write_days__gte=1)
                & Q(approve_days__gte=F("write_days"))
                & Q(confirm_days__gte=F("approve_days"))
                & Q(publish_days__gte=F("confirm_days"))
                & Q(publish_days__lte=120),
                name="district_deadlines",
                violation_error_message="마감은 작성, 결재, 총괄확인, 공개의 차례로 이어지고 회차를 연 날 뒤 1일에서 120일 사이여야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class DepartmentLine(models.Model):
    """부서 대표전화: shown to the public in place of an officer's name and extension."""

    department = models.CharField("부서", max_length=50, unique=True)
    phone = models.CharField("대표전화", max_length=30)
    place = models.PositiveSmallIntegerField("직제 순서", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "부서 대표전화"
        constraints = [
            models.CheckConstraint(
                condition=~Q(department="") & ~Q(phone=""),
                name="department_line_filled",
                violation_error_message="부서와 대표전화를 모두 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.department} {self.phone}"


class SiteRevisionManager(models.Manager["SiteRevision"]):
    """The one row."""

    def bump(self) -> None:
        """Say that the public pages changed; part of the transaction that changes them."""
        self.get_or_create(id=1)
        self.filter(id=1).update(number=F("number") + 1)


class SiteRevision(models.Model):
    """누리집 차수: grows with each change of what the public sees, so that kept pages know when they are old."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    number = models.PositiveBigIntegerField("차수", default=0)

    objects = SiteRevisionManager()

    class Meta:
        verbose_name = verbose_name_plural = "누리집 차수"
        constraints = [
            models.CheckConstraint(
                condition=Q(id=1),
                name="site_revision_one_row",
                violation_error_message="누리집 차수는 하나만 있을 수 있습니다.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class StatusWord(models.Model):
    """추진상황의 말: what the district means by a word, and which of the six national words it is.

    A row whose word is one of the six says the district's own criterion for it.
    """

    word = models.CharField("말", max_length=30, unique=True)
    national = models.CharField("전국 분류", max_length=30)
    criterion = models.TextField("판단기준")

    class Meta:
        verbose_name = verbose_name_plural = "추진상황의 말"
        constraints = [
            models.CheckConstraint(
                condition=~Q(word="") & ~Q(national="") & ~Q(criterion=""),
                name="status_word_filled",
                violation_error_message="말과 전국 분류와 판단기준을 모두 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.word} → {self.national}"


class RuleSetting(models.Model):
    """점검 규칙의 설정: a rule of the linter that the district has switched off or made lighter or heavier.

    A rule without a row is as `rules/data/linting.toml` has it; an empty severity is that of the rule.
    """

    code = models.CharField("규칙", max_length=40, unique=True)
    is_on = models.BooleanField("켜짐", default=True)
    severity = models.CharField("무게", max_length=10, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "점검 규칙의 설정"
        constraints = [
            models.CheckConstraint(
                condition=Q(severity__in=["", "error", "warning", "note"]) & ~Q(code=""),
                name="rule_setting_severity",
                violation_error_message="규칙의 무게는 오류, 주의, 알림 가운데 하나여야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class OwnSlip(models.Model):
    """바로잡을 말: a word that the district's cards should not use, and the one that they should."""

    wrong = models.CharField("잘못된 말", max_length=30, unique=True)
    right = models.CharField("바른 말", max_length=30)

    class Meta:
        verbose_name = verbose_name_plural = "바로잡을 말"
        constraints = [
            models.CheckConstraint(
                condition=~Q(wrong="") & ~Q(right="") & ~Q(wrong=F("right")),
                name="own_slip_filled",
                violation_error_message="잘못된 말과 바른 말을 서로 다르게 모두 적으십시오.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wrong} → {self.right}"


class ElectionWindow(models.Model):
    """선거 기간: an election of the district's own (보궐선거), and since when no 홍보물 may go out before it."""

    name = models.CharField("선거", max_length=60)
    begins = models.DateField("홍보물을 낼 수 없는 첫날")
    day = models.DateField("선거일", unique=True)

    class Meta:
        verbose_name = verbose_name_plural = "선거 기간"
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & Q(begins__lte=F("day")),
                name="election_window_in_order",
                violation_error_message="선거의 이름을 적고, 첫날은 선거일이거나 그 앞이어야 합니다.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SettingChange(models.Model):
    """설정 변경: what somebody changed in the settings, with the words before and after; rows are only added."""

    at = models.DateTimeField("바꾼 때")
    by = models.TextField("바꾼 사람(계정)")
    object = models.TextField("바꾼 것")
    told = models.JSONField("전과 후", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "설정 변경"

    def __str__(self) -> str:
        return f"{self.object} {self.at:%Y-%m-%d}"
