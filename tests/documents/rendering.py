"""Our files as engines that are not ours draw them: rhwp for HWPX, in a child process."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

CHILD = """
import ctypes, json, sys
ctypes.CDLL("libfreetype.so.6", mode=ctypes.RTLD_GLOBAL)
import rhwp
document = rhwp.Document.from_bytes(sys.stdin.buffer.read())
pages = range(document.page_count)
if sys.argv[1:]:
    for page in pages:
        with open(f"{sys.argv[1]}-{page + 1}.png", "wb") as picture:
            picture.write(document.render_png(page, scale=2.0))
print(json.dumps([document.render_svg(page) for page in pages]))
"""
#: The engine looks up the fonts of the document by name; where they are missing NanumGothic stands in.
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include>/etc/fonts/fonts.conf</include><match target="pattern"><edit name="family" mode="prepend"
binding="strong"><string>NanumGothic</string></edit></match></fontconfig>"""
PIXELS_PER_MM = 96 / 25.4


@dataclass(frozen=True)
class Rectangle:
    """A cell on its page, in millimetres."""

    left: float
    top: float
    right: float
    bottom: float


def draw(data: bytes, folder: Path, name: str = "") -> list[str]:
    """The pages of an HWPX as SVG; with a name, also as `name-1.png` … in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-I", "-c", CHILD, *([str(folder / name)] if name else [])]
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".conf") as fonts:
        fonts.write(FONTS)
        fonts.flush()
        environment = {**os.environ, "FONTCONFIG_FILE": fonts.name}
        done = subprocess.run(command, input=data, capture_output=True, timeout=120, env=environment)
    assert done.returncode == 0, done.stderr.decode()
    pages: list[str] = json.loads(done.stdout)
    return pages


def cells(svg: str) -> list[Rectangle]:
    """The cells that the engine laid out on a page: one clipping rectangle each, the first is the page's."""
    root = etree.fromstring(svg.encode())
    clips = root.findall(".//{*}clipPath/{*}rect")[1:]
    found = [
        [float(clip.get(name)) / PIXELS_PER_MM for name in ("x", "y", "width", "height")] for clip in clips
    ]
    return [Rectangle(x, y, x + width, y + height) for x, y, width, height in found]


def text(svg: str) -> str:
    """The letters on a page in the order in which the engine drew them."""
    return "".join(etree.fromstring(svg.encode()).itertext("{*}text", with_tail=False))
