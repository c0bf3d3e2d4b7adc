"""Files of many cards, made in processes of their own."""

import json
import signal
import subprocess
import sys
from datetime import date
from itertools import count

import pytest

from gongyak.pledges.actions import publish_quarter
from gongyak.pledges.rendering import MANY, MEDIA_TYPES, Wanted, files_of, files_of_all, renderers
from gongyak.rules.canonical import canonical
from gongyak.rules.card import to_json
from gongyak.rules.card.model import Card
from gongyak.snapshots.models import RenderedFile
from tests.pledges.files import DAY, NOW, changed, take

QUICK = ("json", "md")


def wanted(number: int, formats: tuple[str, ...] = QUICK) -> Wanted:
    card = Card(number=f"1-{number}", title=f"{number}번째 공약", as_of=date(2024, 6, 30))
    return Wanted(canonical({"card": to_json(card)}), formats)


def test_processes_make_the_same_files_in_the_same_order():
    asked = [wanted(number) for number in range(1, 6)] + [wanted(6, tuple(MEDIA_TYPES))]
    with renderers() as workers:
        made = list(files_of_all(asked, workers))
        assert not workers.submit(eval, "'django' in __import__('sys').modules").result()
    assert made == [files_of(one) for one in asked]
    assert [json.loads(files["json"])["number"] for files in made] == [f"1-{n}" for n in range(1, 7)]


def test_few_are_made_here_and_many_by_processes_started_for_it(monkeypatch):
    started = count()

    def counted():
        next(started)
        return renderers()

    monkeypatch.setattr("gongyak.pledges.rendering.renderers", counted)
    few, many = ([wanted(number) for number in range(size)] for size in (MANY - 1, MANY))
    assert list(files_of_all(few)) == [files_of(one) for one in few]
    assert next(started) == 0
    assert list(files_of_all(many)) == [files_of(one) for one in many]
    assert next(started) == 2


def test_a_process_ends_when_the_one_that_asked_is_killed():
    code = (
        "from gongyak.pledges.rendering import renderers\n"
        "import os, sys, time\n"
        "if __name__ == '__main__':\n"
        "    with renderers() as workers:\n"
        "        print(workers.submit(os.getpid).result(), flush=True)\n"
        "        time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as asking:
        assert int(asking.stdout.readline()) != asking.pid
        asking.send_signal(signal.SIGKILL)
        # the pipe ends when nobody holds it any more, the worker included
        assert asking.communicate(timeout=20) == ("", None)


@pytest.mark.django_db
def test_every_card_of_a_set_gets_its_own_files(monkeypatch):
    monkeypatch.delitem(MEDIA_TYPES, "pdf")
    for number in range(1, MANY + 1):
        take(changed({"관리번호\t1-2-2": f"관리번호\t7-{number}"}), name=f"{number}.txt")
    publish_quarter(as_of=DAY, by="총괄부서", now=NOW, reason="분기 공개")
    kept = RenderedFile.objects.select_related("version__document").filter(format="json")
    assert {str(file.version.document): json.loads(bytes(file.body))["number"] for file in kept} == {
        f"pledge/8-1/7-{number}": f"7-{number}" for number in range(1, MANY + 1)
    }
    assert RenderedFile.objects.count() == MANY * len(MEDIA_TYPES)
