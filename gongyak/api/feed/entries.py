"""Publications as entries of an Atom feed.

Whoever reads the feed keeps the head hashes outside the operator's reach: an entry never changes, and its hash is
that of the public list, which names the list before it. That is what makes the feed an anchor.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from gongyak.district.published import PublishedDistrict
from gongyak.pledges.published import Correction, PublishedPublication, PublishedStep
from gongyak.rules.dates import format_day
from gongyak.rules.moments import day_of

#: An entry names so many corrected cards, and says how many more there are.
MOST_NAMED = 20


class _Feed(Atom1Feed):
    """An Atom feed whose entries lead to their public list, too."""

    def add_item_elements(self, handler: Any, item: Any) -> None:
        """The elements of an entry."""
        super().add_item_elements(handler, item)
        about = {"rel": "related", "type": "application/json", "href": item["list_address"]}
        handler.addQuickElement("link", "", about)


def make_feed(
    request: HttpRequest,
    district: PublishedDistrict,
    steps: Sequence[PublishedStep],
    corrections: Iterable[Correction],
) -> str:
    """The feed as text; `corrections` of other publications are left out."""
    feed = _Feed(
        title=f"{district.name} 공약 공개",
        link=request.build_absolute_uri(reverse("home")),
        description=" ".join(
            filter(None, ("구청장 공약 카드를 공개하거나 고칠 때마다 한 편", district.notice))
        ),
        language="ko",
        author_name=district.name,
        feed_url=request.build_absolute_uri(reverse("feed")),
        feed_guid=f"tag:{authority(request)},2024:changes",
        feed_copyright=district.licence,
    )
    listed = list(corrections)
    for step in steps:
        mine = [one for one in listed if one.publication == step.publication.seq]
        _add(feed, request, step, mine, district.notice)
    return feed.writeString("utf-8")


def authority(request: HttpRequest) -> str:
    """The name of this site in lasting ids (RFC 4151): the first that it is known by, whatever it was asked as."""
    first = settings.ALLOWED_HOSTS[0].lstrip(".") if settings.ALLOWED_HOSTS else "*"
    name = request.get_host() if first == "*" else first
    return name.rpartition(":")[0] if name.rpartition(":")[2].isdigit() else name


def _add(
    feed: Atom1Feed, request: HttpRequest, step: PublishedStep, corrections: Sequence[Correction], notice: str
) -> None:
    one = step.publication
    day = format_day(one.as_of)
    kind = "정정 공개" if step.corrects else "공개"
    feed.add_item(
        title=f"{day} 기준 공약 {one.count}건 {kind}",
        link=request.build_absolute_uri(f"{reverse('home')}?as_of={one.as_of}"),
        description="".join(f"<p>{escape(line)}</p>" for line in _lines(step, corrections, notice)),
        unique_id=f"tag:{authority(request)},{_day(one)}:publication:{one.seq}",
        pubdate=one.published_at,
        updateddate=one.published_at,
        categories=(kind,),
        list_address=request.build_absolute_uri(reverse("publication", args=[one.seq])),
    )


def _day(one: PublishedPublication) -> str:
    """The day on which the id was given."""
    return day_of(one.published_at).isoformat()


def _lines(step: PublishedStep, corrections: Sequence[Correction], notice: str) -> list[str]:
    """What an entry says: why, what changed, which cards were corrected, and the hash that anchors it."""
    one = step.publication
    changed = f"새 카드 {step.added}건, 내용이 달라진 카드 {step.changed}건, 빠진 카드 {step.removed}건"
    against = f" (공개 {step.before}차와 견주어)" if step.before else ""
    lines = [f"사유: {one.reason}", f"카드 {one.count}건: {changed}{against}"]
    lines += [_correction(each) for each in corrections[:MOST_NAMED]]
    if len(corrections) > MOST_NAMED:
        lines.append(f"그 밖에 고친 카드 {len(corrections) - MOST_NAMED}건")
    lines.append(f"공개 {one.seq}차의 머리 해시(공개 목록의 SHA-256): {one.hash}")
    lines.append(f"앞 공개의 해시: {one.previous_hash or '없음(첫 공개)'}")
    return [*lines, notice] if notice else lines


def _correction(one: Correction) -> str:
    what = "늦게 넣은 카드" if one.is_late else "고친 카드"
    return f"{what} {one.number} {one.title} ({format_day(one.day)} 기준, 확정본 {one.seq}차)"
