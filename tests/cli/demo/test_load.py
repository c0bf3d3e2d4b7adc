"""Loading the demo: the acts of an office, once, whatever breaks off in between."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from gongyak.cli.demo import rounds
from gongyak.cli.demo.load import FOLDER, load
from gongyak.district.models import DepartmentLine, District
from gongyak.pledges import published
from gongyak.pledges.actions import import_card
from gongyak.pledges.models import CardImport, Pledge
from gongyak.pledges.verify import verify
from gongyak.rules.canonical import sha256
from gongyak.snapshots.models import Publication, RenderedFile, Version
from gongyak.snapshots.verify import verify as verify_snapshots


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Two pledges of the first mayor, in his first two rounds."""
    folder = tmp_path / "demo"
    (folder / "8-1").mkdir(parents=True)
    for name in (rounds.REAL, rounds.SHEET, "8-1/1-1-2.toml", "8-1/3-2-1.toml"):
        shutil.copy(FOLDER / name, folder / name)
    return folder


def with_rounds(folder: Path, count: int) -> Path:
    """The folder with as many of the demo's rounds."""
    parts = (FOLDER / rounds.DISTRICT).read_text(encoding="utf-8").split("[[round]]")
    (folder / rounds.DISTRICT).write_text("[[round]]".join(parts[: count + 1]), encoding="utf-8")
    return folder


def state() -> tuple[list[str], int, int]:
    """What the public could tell apart: every list, and how much stands behind them."""
    return (
        [one.hash for one in Publication.objects.order_by("seq")],
        Version.objects.count(),
        RenderedFile.objects.count(),
    )


@pytest.mark.django_db
def test_it_is_the_same_however_often_it_is_broken_off(small, capsys):
    load(with_rounds(small, 1))
    assert Publication.objects.count() == 1
    told = rounds.read(with_rounds(small, 3))
    first = next(takings for round, takings in rounds.steps(told) if round.as_of == date(2022, 12, 31))[0]
    import_card(name=first.name, data=first.data, answers=first.answers, by=first.by, now=first.now)
    load(small)
    lists, versions, files = state()
    # the late card is in the third list only, and the first list has both pledges
    assert [len(one.versions.all()) for one in Publication.objects.order_by("seq")] == [2, 2, 2]
    assert (versions, files) == (4, 20)
    load(small)
    assert state() == (lists, versions, files)
    assert "다른 자료" not in capsys.readouterr().err


@pytest.mark.django_db
def test_a_store_with_other_publications_is_left_alone(small, capsys):
    real = (FOLDER / rounds.REAL).read_bytes()
    from tests.portal.sites import publish_real_card

    publish_real_card(data=real)
    before = state()
    load(with_rounds(small, 1))
    assert state() == before
    assert "다른 자료가 있어" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_store_with_other_cards_is_told_of(small, capsys):
    told = rounds.read(with_rounds(small, 1))
    first = next(iter(rounds.steps(told)))[1][0]
    import_card(
        name="a.txt",
        data=first.data.replace(b"60%", b"61%"),
        answers=first.answers,
        by="시연",
        now=datetime(2026, 1, 1, tzinfo=UTC),
    )
    load(small)
    assert not Publication.objects.exists()
    assert "다른 자료가 있어" in capsys.readouterr().err


def test_the_whole_demo_is_there_and_proves_itself(demo_district):
    assert verify() == verify_snapshots() == []
    assert Publication.objects.count() == 15
    assert published.days() == tuple(sorted({round.as_of for round in rounds.in_order(FOLDER)}, reverse=True))
    held = published.listed()
    assert (held.as_of, held.holder.key, len(held.rows)) == (date(2024, 12, 31), "8-2", 32)
    assert [one.key for one in held.holders] == ["8-2", "8-1"]
    assert len(published.listed(holder="8-1").rows) == 20
    assert len(published.listed(as_of=date(2023, 3, 31)).rows) == 20
    assert District.objects.get().notice.startswith("시연 누리집입니다.")
    assert "invented" in District.objects.get().notice_english
    assert DepartmentLine.objects.count() == 15


def test_the_real_card_is_shown_as_imported(demo_district):
    card = published.card("1-2-2")
    assert (card.as_of, card.seq, card.card.notice, card.card.department_phone) == (
        date(2024, 6, 30),
        1,
        None,
        None,
    )
    assert card.source.sha256 == sha256((FOLDER / rounds.REAL).read_bytes())
    assert {answer.by for answer in card.answers} == {"시연"}
    assert published.card("1-2-2", as_of=date(2024, 3, 31)) is None
    assert Pledge.objects.get(number="1-2-2").origin is None


def test_cards_are_recorded_in_their_rounds_and_corrected_later(demo_district):
    late = Version.objects.filter(retroactive=True).values_list("document__key", "effective_on")
    assert set(late) == {("8-2/2-1-2", date(2023, 9, 30)), ("8-2/7-2-1", date(2024, 9, 30))}
    wrong, right = (
        published.card("6-1-1", as_of=date(2024, 3, 31), known_at=day) for day in (date(2024, 4, 20), None)
    )
    assert "108면에서" in str(wrong.card.achievements) and "118면에서" in str(right.card.achievements)
    assert right.publication > wrong.publication
    reasons = [one.reason for one in Publication.objects.order_by("seq") if "정정" in one.reason]
    assert len(reasons) == 4


def test_shared_budgets_and_origins_are_in_the_registry(demo_district):
    shared = Pledge.objects.exclude(shares_budget_of=None)
    assert {(one.number, one.shares_budget_of.number) for one in shared} == {
        ("2-2-2", "2-2-1"),
        ("5-2-2", "5-2-1"),
    }
    assert set(Pledge.objects.exclude(number="1-2-2").values_list("origin", flat=True)) == {"신규", "계속"}
    assert CardImport.objects.count() == Version.objects.filter(document__kind="pledge").count() == 282


def test_what_is_done_next_goes_on_from_it(demo_district):
    taken = import_card(
        name="a.txt",
        data=(FOLDER / rounds.REAL).read_bytes().replace(b"50%", b"55%"),
        answers=rounds.parse_sheet((FOLDER / rounds.SHEET).read_text(encoding="utf-8")),
        by="시연",
        now=datetime(2026, 1, 1, tzinfo=UTC),
    )
    assert (taken.seq, taken.replaces, taken.retroactive) == (2, 1, True)
    assert published.card("1-2-2").seq == 1


def test_every_page_and_file_of_an_invented_card_says_so(demo_district):
    for number, format in (("1-1-1", "md"), ("1-1-1", "json"), ("8-1-1", "md")):
        assert "시연을 위해 지어낸 카드입니다" in published.file(number, format).body.decode()
