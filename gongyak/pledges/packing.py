"""매니페스토 평가 자료 as files: one document, or all of them in an archive that can be checked."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping

from gongyak import documents
from gongyak.pledges.manifesto import MadePack
from gongyak.rules.canonical import sha256
from gongyak.rules.manifesto import TITLE, document, file_name, to_json
from gongyak.rules.moments import moment_text

#: What a single file of the pack can be.
FORMATS = ("hwpx", "xlsx", "pdf", "md", "json")
_MADE = (1980, 1, 1, 0, 0, 0)


def pack_file(made: MadePack, format: str) -> bytes:
    """The pack as one file; the same pack gives the same bytes."""
    if format == "json":
        return (json.dumps(told(made), ensure_ascii=False, indent=2) + "\n").encode()
    return documents.write(format, document(made.pack, made.about), title=TITLE)


def told(made: MadePack) -> dict[str, object]:
    """The pack as JSON values, with the set that it is of."""
    found = made.found
    return {
        "set": {
            "as_of": found.as_of.isoformat(),
            "publication": found.publication,
            "published_at": moment_text(found.published_at),
            "hash": found.hash,
            "holder": {"key": found.holder.key, "term": found.holder.term, "name": found.holder.name},
        },
        **to_json(made.pack),
    }


def archive(made: MadePack) -> bytes:
    """A ZIP with the pack as HWPX, XLSX and JSON, lists for spreadsheets, and SHA256SUMS over all of them."""
    named = {
        file_name(made.found.holder.key, made.found.as_of, ending): pack_file(made, ending)
        for ending in ("hwpx", "xlsx", "json")
    }
    named |= {"증빙목록.csv": _evidence(made), "누리집_자가점검.csv": _site(made)}
    sums = "".join(f"{sha256(body)}  {name}\n" for name, body in sorted(named.items()))
    return _zipped({**named, "SHA256SUMS": sums.encode()})


def _zipped(named: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, body in named.items():
            entry = zipfile.ZipInfo(name, _MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, body)
    return target.getvalue()


def _evidence(made: MadePack) -> bytes:
    rows = [
        (one.number, one.line, one.text, " / ".join(one.when), " / ".join(one.documents))
        for one in made.pack.evidence
    ]
    return _csv(("관리번호", "줄", "추진실적", "때", "근거 문서"), rows)


def _site(made: MadePack) -> bytes:
    seen = {True: "있음", False: "없음", None: "사람이 볼 것"}
    rows = [(one.label, seen[one.passed], one.said, one.path) for one in made.pack.site]
    return _csv(("볼 것", "판정", "까닭", "주소"), rows)


def _csv(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> bytes:
    """UTF-8 with the mark that Excel needs; a text that a spreadsheet would take for a formula is quoted."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([[_plain(text) for text in row] for row in rows])
    return target.getvalue().encode("utf-8-sig")


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
