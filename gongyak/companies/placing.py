"""Where a company is: its 법정동 by code, name or address, and its 행정동 where only one minds that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from gongyak.companies.models import Dong, DongTie
from gongyak.rules.companies import KnownDong, dong_words, find_dong

_MOST_WORDS = 500


@dataclass(frozen=True, slots=True)
class Places:
    """The places that some texts may mean, and the 행정동 by the code of the 법정동 that they mind."""

    dongs: tuple[KnownDong, ...]
    minds: Mapping[str, tuple[str, ...]]
    is_loaded: bool

    def named(self, code: str) -> KnownDong | None:
        """The 법정동 of a code."""
        return next((one for one in self.dongs if one.code == code), None)


@dataclass(frozen=True, slots=True)
class Placed:
    """A company's fields with what was found of its place, and what is to be said of that; `wrong` where the 법정동
    that was typed is none."""

    typed: Mapping[str, str]
    said: tuple[str, ...] = ()
    wrong: str = ""


def places_of(texts: Iterable[Mapping[str, str]]) -> Places:
    """What the texts of companies may mean. Four queries for 500 words, one where no list is loaded."""
    if not Dong.objects.legal().exists():
        return Places((), {}, is_loaded=False)
    words = {
        word for one in texts for name in ("legal_dong", "address") for word in dong_words(one.get(name, ""))
    }
    rows: list[Dong] = []
    for some in _parts(sorted(words)):
        rows += Dong.objects.legal().filter(Q(last__in=some) | Q(code__in=some))
    codes = [row.code for row in rows]
    minds: dict[str, tuple[str, ...]] = {}
    for some in _parts(codes):
        ties = list(DongTie.objects.filter(legal__in=some).order_by("admin"))
        names = dict(
            Dong.objects.admin().filter(code__in={one.admin for one in ties}).values_list("code", "last")
        )
        for tie in ties:
            minds[tie.legal] = (*minds.get(tie.legal, ()), names.get(tie.admin, ""))
    known = tuple(KnownDong(row.kind, row.code, row.name, row.is_ended) for row in rows)
    return Places(known, minds, is_loaded=True)


def place(typed: Mapping[str, str], among: Places | None = None) -> Placed:
    """A company's fields with its 법정동 as a code: that of the name that was typed, or that the address tells where
    nothing was typed. Where no list is loaded nothing changes."""
    known = among or places_of([typed])
    asked = typed.get("legal_dong", "").strip()
    if not known.is_loaded:
        return Placed(typed)
    if asked:
        found = known.named(asked) or find_dong(asked, known.dongs)
        if found is None:
            return Placed(
                typed,
                wrong=f"‘{asked}’: 법정동 목록에 없거나 여럿입니다. 시·구까지 적거나 코드를 적으십시오.",
            )
        said = (f"{found.name}은 폐지된 법정동입니다.",) if found.is_ended else ()
    else:
        found = find_dong(typed.get("address", ""), known.dongs)
        if found is None:
            return Placed(typed)
        said = (f"주소에서 법정동을 찾아 적었습니다: {found.name}.",)
    admin = [name for name in known.minds.get(found.code, ()) if name]
    minded = {"admin_dong": admin[0]} if len(admin) == 1 and not typed.get("admin_dong", "").strip() else {}
    return Placed({**typed, "legal_dong": found.code, **minded}, said)


def _parts(words: list[str]) -> Iterable[list[str]]:
    """SQLite takes no more than so many values at once."""
    return (words[at : at + _MOST_WORDS] for at in range(0, len(words), _MOST_WORDS))
