"""What somebody typed into the form of an opinion, and what is wrong with it in the words of the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from gongyak.pledges import intake
from gongyak.pledges.intake import Written

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields as they were typed; `key` is that of the form, `public` is yes, no or nothing chosen yet."""

    key: str
    text: str = ""
    public: str = ""
    name: str = ""
    contact: str = ""
    consents: bool = False

    @property
    def written(self) -> Written:
        """What is handed in."""
        return Written(self.text, self.public == YES, self.name, self.contact, self.consents)

    @property
    def has_contact(self) -> bool:
        """Whether anything personal was given, or is wrong there: its part of the form stands open."""
        return bool(self.name.strip() or self.contact.strip() or self.consents)


@dataclass(frozen=True, slots=True)
class Form:
    """The form to show again: what was typed, sentences by field, and one above it where something else happened."""

    typed: Typed
    wrong: Mapping[str, str] = field(default_factory=dict)
    said: str = ""


def read(sent: Mapping[str, str]) -> Typed:
    """The fields of a form; a new key where it brought none of ours."""
    key, public = sent.get("key", ""), sent.get("public", "")
    return Typed(
        key=key if intake.is_key(key) else intake.new_key(),
        text=sent.get("text", "").replace("\r\n", "\n"),
        public=public if public in (YES, NO) else "",
        name=sent.get("name", ""),
        contact=sent.get("contact", ""),
        consents="consents" in sent,
    )


def wrong_with(typed: Typed) -> dict[str, str]:
    """A sentence for every field that must be mended, in the order of the page."""
    found = intake.wrong_with(typed.written)
    if not typed.public:
        found["public"] = "public"
    told = _sentences(len(typed.text))
    return {
        name: told[found[name]] for name in ("text", "public", "name", "contact", "consents") if name in found
    }


def _sentences(length: int) -> dict[str, str]:
    counted = {"length": f"{length:,}", "most": f"{intake.LONGEST:,}"}
    return {
        "missing": _("의견을 적어 주십시오."),
        "long": _("의견이 %(length)s자입니다. %(most)s자까지로 줄여 주십시오.") % counted,
        "resident": _("주민등록번호로 보이는 숫자가 있습니다. 주민등록번호는 받지 않으니 지워 주십시오."),
        "public": _("의견을 공개해도 되는지 골라 주십시오."),
        "name": _("성명을 읽을 수 없습니다. 50자까지로, 번호 없이 적어 주십시오."),
        "contact": _("연락처를 읽을 수 없습니다. 전화번호나 전자우편 주소 하나만 적어 주십시오."),
        "consent": _("성명이나 연락처를 적으셨으면 아래의 수집·이용에 동의해 주십시오."),
    }
