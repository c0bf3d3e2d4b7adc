"""Hostile files: each is refused with one sentence, quickly, and nothing else happens."""

import io
import os
import random
import resource
import struct
import zipfile
import zlib

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongyak import documents
from gongyak.documents import Refused, archive, child, gate
from tests.documents import samples
from tests.documents.test_read_hwpx import HANCOM, SECTION, p, package, tbl, tc

PARSED = child.WALL_SECONDS / 4


def zipped(members, compression=zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as made:
        for name, data in members:
            made.writestr(name, data)
    return target.getvalue()


def hwpx_with(name: str, data: bytes | str) -> bytes:
    return zipped(
        [
            ("mimetype", "application/hwp+zip"),
            ("Contents/section0.xml", SECTION.format(p("가"))),
            (name, data),
        ]
    )


def spent() -> float:
    """Seconds of the processor that this process and its ended children took: a busy machine changes little of them."""
    return sum(os.times()[:4])


def refusal(name: str, data: bytes, *, within: float = 1.0) -> str:
    """The sentence with which a file is refused, which must cost at most that many seconds of the processor.

    The gate alone has one second; what a child must parse has its limits, of which a quarter is allowed here.
    """
    begun = spent()
    with pytest.raises(Refused) as caught:
        documents.read(name, data)
    assert spent() - begun < within
    sentence = str(caught.value)
    assert sentence.endswith(("십시오.", "주십시오."))
    assert "\n" not in sentence
    return sentence


def bomb(inflated: int) -> bytes:
    return hwpx_with("Contents/section1.xml", b"<a>" + b" " * inflated)


def lying(data: bytes, name: bytes, size: int) -> bytes:
    """The archive with another inflated size declared for one member, in both of its places."""
    parts = bytearray(data)
    at = data.find(b"PK\x03\x04")
    while at >= 0:
        if data[at + 30 : at + 30 + len(name)] == name:
            struct.pack_into("<L", parts, at + 22, size)
        at = data.find(b"PK\x03\x04", at + 1)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        if data[at + 46 : at + 46 + len(name)] == name:
            struct.pack_into("<L", parts, at + 24, size)
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(parts)


GOOD = package(p("가"))


def test_good_files_of_every_kind_pass():
    made = docx.Document()
    target = io.BytesIO()
    made.save(target)
    assert gate.admit("카드.hwpx", GOOD) == "hwpx"
    assert gate.admit("카드.DOCX", target.getvalue()) == "docx"
    assert gate.admit("카드.xlsx", documents.write("xlsx", samples.card())) == "xlsx"
    assert gate.admit("카드.pdf", documents.write("pdf", samples.card())) == "pdf"
    assert gate.admit("카드.txt", "가".encode()) == "md"


@pytest.mark.parametrize("name", ["card.exe", "card", "", "card.hwpx.zip", "..", "card.docm"])
def test_unknown_extensions(name):
    assert "읽을 수 없는 형식" in refusal(name, GOOD)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.hwpx", b"%PDF-1.7\n"),
        ("a.pdf", GOOD),
        ("a.docx", GOOD),
        ("a.txt", GOOD),
        ("a.xlsx", b"PK\x05\x06" + bytes(18)),
        ("a.hwp", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)),
        ("a.hwpx", zipped([("hello.txt", "안녕")])),
        ("a.hwp", b"HWP Document File V3.00 \x1a\x01\x02\x03\x04\x05"),
    ],
)
def test_content_that_belies_the_name(name, data):
    assert "이름과 달리" in refusal(name, data)


def test_empty_file():
    assert "비어" in refusal("a.hwpx", b"")


def test_truncated_archives():
    whole = documents.write("hwpx", samples.card())
    for share in (0.1, 0.5, 0.9, 0.99):
        assert "깨졌거나" in refusal("a.hwpx", whole[: int(len(whole) * share)])


def test_truncated_pdf_and_hwp():
    assert refusal("a.pdf", documents.write("pdf", samples.card())[:2000], within=PARSED)
    assert refusal(
        "a.hwp", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + gate._HWP5 + bytes(40), within=5
    )


@pytest.mark.parametrize("name", ["a.hwpx", "a.hwp", "a.docx", "a.xlsx", "a.pdf", "a.txt"])
def test_random_bytes(name):
    assert refusal(name, random.Random(7).randbytes(100_000))


def test_zip_bombs_are_refused_before_they_are_inflated():
    assert "압축 폭탄" in refusal("a.hwpx", bomb(250 * 1024 * 1024), within=0.5)
    assert "압축 폭탄" in refusal("a.hwpx", bomb(20 * 1024 * 1024), within=0.5)


def test_a_bomb_that_declares_a_small_size_is_found_while_inflating():
    lie = lying(bomb(300 * 1024 * 1024), b"Contents/section1.xml", 1000)
    assert "압축 폭탄" in refusal("a.hwpx", lie)


def test_a_declared_size_that_is_not_true():
    assert "깨졌거나" in refusal("a.hwpx", lying(GOOD, b"Contents/section0.xml", 5))


def test_repeated_markup_below_a_megabyte_is_no_bomb():
    assert gate.admit("a.hwpx", hwpx_with("Contents/x.xml", b"<a>" + b" " * 900_000)) == "hwpx"


def test_too_many_members_are_counted_before_the_archive_is_opened(monkeypatch):
    many = zipped([("mimetype", "application/hwp+zip"), *((f"m{n}", "") for n in range(60_000))])

    def opened(*_):
        raise AssertionError

    monkeypatch.setattr(archive.zipfile, "ZipFile", opened)
    assert "2,000개" in refusal("a.hwpx", many)
    at = many.rfind(b"PK\x05\x06")
    lie = many[: at + 8] + struct.pack("<HH", 3, 3) + many[at + 12 :]
    assert "2,000개" in refusal("a.hwpx", lie)


def with_64_bit_record(data: bytes) -> bytes:
    """The archive with its true count told in a 64-bit record, while its end record tells of one member."""
    at = data.rfind(b"PK\x05\x06")
    count, size, offset = struct.unpack_from("<10xHLL", data, at)
    record = struct.pack("<4sQHHLLQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1)
    return data[:at] + record + locator + struct.pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, 1, 1, 46, 0, 0)


def test_a_count_told_in_a_64_bit_record_does_not_pass():
    members = [("mimetype", "application/hwp+zip"), *((f"m{n}", "") for n in range(60_000))]
    hidden = with_64_bit_record(zipped(members))
    with zipfile.ZipFile(io.BytesIO(hidden)) as opened:
        assert len(opened.infolist()) == 60_001
    assert "ZIP64" in refusal("a.hwpx", hidden, within=0.2)


def test_members_are_counted_again_after_opening(monkeypatch):
    monkeypatch.setattr(archive, "_check_count", lambda *_: None)
    assert "2,000개" in refusal("a.hwpx", zipped((f"m{n}", "") for n in range(2_001)))


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "a/../../b", "..\\..\\b", "C:\\b", "\\\\host\\b"]
)
def test_names_that_leave_the_archive(name):
    assert "이름이 잘못" in refusal("a.hwpx", hwpx_with(name, "x"))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_come_twice():
    assert "이름이 잘못" in refusal("a.hwpx", hwpx_with("mimetype", "application/hwp+zip"))
    assert "이름이 잘못" in refusal("a.hwpx", hwpx_with("contents/SECTION0.xml", "x"))


def test_archives_inside():
    assert "또 다른 압축" in refusal("a.hwpx", hwpx_with("BinData/a.bin", GOOD))


def test_unknown_compression():
    made = zipped([("mimetype", "application/hwp+zip"), ("Contents/section0.xml", "<a/>")], zipfile.ZIP_LZMA)
    assert "압축 방식" in refusal("a.hwpx", made)


def test_encrypted_members():
    flagged = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        flagged[GOOD.rfind(mark) + offset] |= 1
    assert "암호" in refusal("a.hwpx", bytes(flagged))


def test_passwords_of_every_format():
    manifest = "<m xmlns='x'><file-entry><encryption-data/></file-entry></m>"
    assert "암호" in refusal("a.hwpx", hwpx_with("META-INF/manifest.xml", manifest))
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    assert "암호" in refusal("a.docx", ole + "EncryptedPackage".encode("utf-16-le"))
    locked = gate._HWP5 + struct.pack("<II", 0x05000300, 0x3)
    assert "암호" in refusal("a.hwp", ole + locked + bytes(200))
    assert "암호" in refusal("a.pdf", b"%PDF-1.7\ntrailer << /Encrypt 5 0 R >>")


ENTITY = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'


@pytest.mark.parametrize("text", [ENTITY, LAUGHS, "<!DOCTYPE html><a/>", "  \n" + ENTITY])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_declarations_of_entities(text, encoding):
    assert "DTD" in refusal("a.hwpx", hwpx_with("Contents/section1.xml", text.encode(encoding)))


def test_a_declaration_across_two_pieces_is_found():
    text = "<a>" + " " * (archive._PIECE - 8) + ENTITY
    assert "DTD" in refusal("a.hwpx", hwpx_with("x.xml", text))


def test_encodings_that_could_hide_a_declaration():
    assert "DTD" in refusal("a.hwpx", hwpx_with("x.xml", "<?xml version='1.0' encoding='UTF-7'?><a/>"))


def test_text_that_speaks_of_declarations_is_no_declaration():
    assert documents.read("a.hwpx", package(p("&lt;!DOCTYPE html&gt;"))).blocks[0].text == "<!DOCTYPE html>"


def test_large_files_are_refused_by_their_size_alone(tmp_path):
    large = tmp_path / "큰 파일.hwpx"
    with large.open("wb") as file:
        file.truncate(300 * 1000 * 1000)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = spent()
    with pytest.raises(Refused, match="300 MB"):
        documents.read_path(large)
    assert spent() - begun < 0.1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 5_000  # kB


def test_paths_that_are_no_files(tmp_path):
    for path in (tmp_path, tmp_path / "없음.hwpx", tmp_path / "nul\0.hwpx"):
        with pytest.raises(Refused, match="하십시오"):
            documents.read_path(path)


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    path = tmp_path / "a.hwpx"
    path.write_bytes(GOOD)

    def denied(*_args, **_options):
        raise PermissionError

    monkeypatch.setattr(type(path), "open", denied)
    with pytest.raises(Refused, match="권한"):
        documents.read_path(path)


def test_names_in_sentences_are_clean():
    sentence = refusal("../../a\u202e\x07\n" + "b" * 200 + ".exe", b"x")
    assert "/" not in sentence.split("’")[0]
    assert "\u202e" not in sentence
    assert len(sentence) < 200


def test_five_thousand_nested_tables():
    nested = tbl(tc("가", 0, 0) + tc("나", 0, 1))
    for _ in range(300):
        nested = tbl(tc(p(inside=nested), 0, 0) + tc("나", 0, 1))
    assert refusal("a.hwpx", package(p(inside=nested)), within=PARSED)
    opened = f"<x xmlns:hp='{HANCOM}'>" + "<hp:tbl>" * 5000
    assert refusal("a.hwpx", package(opened), within=PARSED)


def test_enormous_spans():
    wide = tbl(tc("가", 0, 0, 60_000, 60_000), tc("나", 1, 0))
    assert "표의 칸" in refusal("a.hwpx", package(p(inside=wide)), within=PARSED)
    bare = f"<hp:tc><hp:subList>{p('가')}</hp:subList><hp:cellSpan colSpan='60000' rowSpan='60000'/></hp:tc>"
    assert refusal("a.hwpx", package(p(inside=tbl(bare, bare))), within=PARSED)


@pytest.mark.parametrize("body", ["<hp:p>", "<hp:p></hp:q>", "\x00", "<hp:tbl><hp:tr>"])
def test_broken_markup(body):
    assert "깨졌거나" in refusal("a.hwpx", package(body), within=PARSED)


@given(st.binary(max_size=400), st.sampled_from(["a.hwpx", "a.docx", "a.xlsx", "a.pdf", "a.hwp"]))
def test_the_gate_raises_nothing_but_refusals(data, name):
    for prefix in (b"", b"PK\x03\x04", b"PK\x05\x06", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        try:
            gate.admit(name, prefix + data)
        except Refused as refused:
            assert str(refused).endswith(".")


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_a_changed_byte_is_refused_or_let_in(at, value):
    try:
        gate.admit("a.hwpx", GOOD[:at] + bytes([value]) + GOOD[at + 1 :])
    except Refused as refused:
        assert str(refused).endswith(".")


def test_a_stream_that_ends_early_or_is_no_deflate():
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    stream = packer.compress(b"<a/>" * 100) + packer.flush()
    at = GOOD.find(b"Contents/section0.xml") + len("Contents/section0.xml")
    assert refusal("a.hwpx", GOOD[:at] + stream[:3] + b"\xff" * 8 + GOOD[at + 11 :])
