"""What the database promises of how people come in."""

from gongyak.district.models import District
from gongyak.staff.models import Factor, LoginSession, SecondFactor
from tests.people import NOW


def test_second_factor_kind(refused, people):
    refused(SecondFactor(staff=people["담당"], kind="주문", secret="x", made_at=NOW), "정해진 말")


def test_second_factor_passkey_once(refused, people):
    told = {"kind": Factor.PASSKEY, "secret": "x", "credential": "same", "made_at": NOW}
    SecondFactor.objects.create(staff=people["팀장"], **told)
    refused(SecondFactor(staff=people["담당"], **told), "이미 등록되어")


def test_second_factor_one_app(refused, people):
    told = {"staff": people["담당"], "kind": Factor.TOTP, "secret": "x", "made_at": NOW}
    SecondFactor.objects.create(**told)
    refused(SecondFactor(**told), "하나만")


def test_login_session_end_has_a_reason(refused, people):
    told = {"staff": people["담당"], "key": "k", "began_at": NOW, "seen_at": NOW}
    refused(LoginSession(**told, ended_at=NOW), "까닭")


def test_district_password_rule(refused):
    refused(District(name="가온구", password_rule="아무거나"), "asvs 또는 gov-kr")


def test_district_idle_minutes(refused):
    refused(District(name="가온구", idle_minutes=0), "5분에서 120분")
