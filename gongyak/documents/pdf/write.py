"""Blocks as PDF/UA-1 (ISO 14289-1) by WeasyPrint: real text, tags, an embedded Korean font."""

import shutil
import subprocess
from collections.abc import Sequence
from functools import cache

from weasyprint import HTML
from weasyprint.urls import URLFetcher

from gongyak.blocks import Block, Paragraph
from gongyak.documents import Refused, form
from gongyak.documents.pdf.page import page

FONT = "NanumGothic"


def write(blocks: Sequence[Block], *, title: str = "") -> bytes:
    """The blocks as a tagged PDF, A4 upright; the same blocks give the same bytes and no date is in them.

    Nothing is fetched from anywhere. Raises `Refused` where no Korean font is installed, and for a table of
    absurd size.
    """
    name = form.line(title or _first_line(blocks)) or "문서"
    html = page(blocks, name, korean_font())
    document = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=()))
    made: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return made


@cache
def korean_font() -> str:
    """Family name of the font to set the text in, as fontconfig knows it: NanumGothic or any Korean one."""
    lister = shutil.which("fc-list")
    for pattern in (FONT, ":lang=ko"):
        if lister and (families := _families(lister, pattern)):
            return families[0]
    raise Refused("한글 글꼴이 없어 PDF를 만들 수 없습니다. 서버에 나눔고딕(fonts-nanum)을 설치하십시오.")


def _families(lister: str, pattern: str) -> list[str]:
    command = [lister, "--format=%{family[0]}\n", pattern]
    listed = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
    return sorted(filter(None, listed.stdout.split("\n")))


def _first_line(blocks: Sequence[Block]) -> str:
    return next((block.text for block in blocks if isinstance(block, Paragraph)), "")
