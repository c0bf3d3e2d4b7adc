"""Every page by the HTML standard (KWCAG 8.1.1), as html-validate judges it.

All its recommended rules but those of pure style: how boolean attributes, the doctype and void elements are
spelled, spaces at line ends, long titles (a card is named in full), and telephone numbers that may be broken.
A region that scrolls is no section of the text. Lists may have a name, as ARIA allows; tables of the official form name headers by id (H43) rather than scope (H63).
"""

import re
import subprocess
from pathlib import Path

import pytest
from django.test import Client

from tests.portal.addresses import ASIDE, PAGES

ROOT = Path(__file__).parents[2]
VALIDATE = ROOT / "node_modules" / ".bin" / "html-validate"
RULES = Path(__file__).with_name("html-validate.json")


def judged(*files: Path) -> str:
    """What is wrong with some files, one line each; empty where nothing is."""
    command = [VALIDATE, "--config", RULES, "--formatter", "text", *files]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout.strip()


@pytest.mark.usefixtures("real_card")
def test_every_page_keeps_to_the_standard_in_both_languages(client: Client, tmp_path: Path) -> None:
    files = []
    for language in ("", "/en"):
        for number, address in enumerate([*PAGES, *ASIDE]):
            files.append(tmp_path / f"{language.strip('/') or 'ko'}-{number}.html")
            files[-1].write_bytes(client.get(language + address).content)
    assert judged(*files) == ""


def test_what_is_wrong_is_seen(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.html"
    wrong.write_text(
        '<!DOCTYPE html><html lang="ko"><title>가</title><p id="a"><div id="a"></div></p></html>'
    )
    assert {"no-dup-id", "close-order"} <= set(re.findall(r"\[([\w/-]+)\]", judged(wrong)))
