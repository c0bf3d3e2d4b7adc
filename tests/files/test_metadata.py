"""What a photograph of the public tells beside the picture does not come in; which way is up does."""

import struct
from io import BytesIO

import pytest
from PIL import Image, ImageOps
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

from gongyak.files.actions import admit, admit_of_public
from gongyak.rules.refusal import Refusal

CANARY = "비밀 37.5665"
XMP = f"<x:xmpmeta>{CANARY}</x:xmpmeta>".encode()
IPTC = b"\xff\xed" + struct.pack(">H", 2 + 14 + len(CANARY.encode())) + b"Photoshop 3.0\0" + CANARY.encode()


def exif(turned: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[Base.Make] = CANARY
    made[Base.DateTime] = "2026:11:26 09:00:00"
    if turned != 1:
        made[Base.Orientation] = turned
    made.get_ifd(IFD.GPSInfo)[GPS.GPSLatitudeRef] = "N"
    made.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (37.0, 33.0, 59.0)
    return made


def picture() -> Image.Image:
    drawn = Image.linear_gradient("L").resize((64, 40)).convert("RGB")
    drawn.putpixel((3, 3), (255, 0, 0))
    return drawn


def jpeg(turned: int = 1, **more: object) -> bytes:
    out = BytesIO()
    picture().save(out, "JPEG", exif=exif(turned), xmp=XMP, comment=CANARY.encode(), **more)
    made = out.getvalue()
    return made[:2] + IPTC + made[2:] + b"film" + CANARY.encode()


def png(turned: int = 1) -> bytes:
    told = PngInfo()
    told.add_text("Author", CANARY, zip=False)
    told.add_itxt("XML:com.adobe.xmp", CANARY)
    told.add_text("Comment", CANARY, zip=True)
    told.add(b"tIME", bytes([7, 234, 11, 26, 9, 0, 0]))
    out = BytesIO()
    picture().save(out, "PNG", exif=exif(turned), pnginfo=told, dpi=(300, 300))
    return out.getvalue() + CANARY.encode()


def brought(name: str, data: bytes) -> tuple[Image.Image, bytes]:
    made = admit_of_public(name, data)
    opened = Image.open(BytesIO(made.data))
    opened.load()
    return opened, made.data


@pytest.mark.parametrize("more", [{}, {"progressive": True}, {"restart_marker_blocks": 1}], ids=repr)
@pytest.mark.parametrize("turned", [1, 3, 6, 8])
def test_a_jpeg_keeps_its_picture_and_which_way_is_up_alone(turned: int, more: dict[str, object]) -> None:
    data = jpeg(turned, **more)
    assert CANARY.encode() in data
    opened, kept = brought("현장.jpg", data)
    assert CANARY.encode() not in kept
    assert b"2026:11:26" not in kept
    assert b"xmpmeta" not in kept
    assert dict(opened.getexif()) == ({Base.Orientation: turned} if turned != 1 else {})
    was = Image.open(BytesIO(data))
    assert opened.tobytes() == was.tobytes()
    assert ImageOps.exif_transpose(opened).tobytes() == ImageOps.exif_transpose(was).tobytes()


@pytest.mark.parametrize("turned", [1, 6])
def test_a_png_keeps_its_picture_and_which_way_is_up_alone(turned: int) -> None:
    opened, kept = brought("화면.png", png(turned))
    for told in (CANARY.encode(), b"tIME", b"tEXt", b"zTXt", b"iTXt", b"Author"):
        assert told not in kept
    assert (b"eXIf" in kept) is (turned != 1)
    assert dict(opened.getexif()) == ({Base.Orientation: turned} if turned != 1 else {})
    assert opened.tobytes() == picture().tobytes()
    assert opened.info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_a_little_endian_exif_is_read_and_a_broken_one_tells_nothing() -> None:
    small = b"II*\0" + struct.pack("<IHHHIHHI", 8, 1, Base.Orientation, 3, 1, 6, 0, 0)
    out = BytesIO()
    picture().save(out, "JPEG", exif=b"Exif\0\0" + small)
    assert brought("현장.jpg", out.getvalue())[0].getexif()[Base.Orientation] == 6
    broken = out.getvalue().replace(small, small[:4] + b"\xff\xff\xff\x7f" + small[8:])
    assert brought("현장.jpg", broken)[0].getexif() == {}


def test_the_colour_profile_of_a_jpeg_stays() -> None:
    opened, _ = brought("현장.jpg", jpeg(icc_profile=b"profile of colours"))
    assert opened.info["icc_profile"] == b"profile of colours"


def test_the_colours_of_print_stay() -> None:
    out = BytesIO()
    picture().convert("CMYK").save(out, "JPEG", exif=exif())
    opened, _ = brought("현장.jpg", out.getvalue())
    assert opened.info["adobe_transform"] == Image.open(out).info["adobe_transform"]
    assert opened.tobytes() == Image.open(out).tobytes()


def test_evidence_of_the_office_stays_as_it_is() -> None:
    assert admit("현장.jpg", jpeg(6)).data == jpeg(6)
    assert admit("화면.png", png()).data == png()


def test_documents_of_the_public_stay_as_they_are() -> None:
    assert admit_of_public("글.txt", CANARY.encode()).data == CANARY.encode()


@pytest.mark.parametrize("cut", [30, 200, 400])
def test_a_picture_whose_parts_cannot_be_told_apart_is_refused(cut: int) -> None:
    with pytest.raises(Refusal, match=r"‘현장.jpg’ 사진이 깨졌거나 잘려"):
        admit_of_public("현장.jpg", jpeg()[:cut])
    whole = png()
    with pytest.raises(Refusal, match=r"‘화면.png’ 사진이 깨졌거나 잘려"):
        admit_of_public("화면.png", whole[: whole.index(b"IDAT") + 20])


def test_a_jpeg_cut_within_its_picture_comes_in_as_far_as_it_goes() -> None:
    whole = jpeg()
    kept = admit_of_public("현장.jpg", whole[: whole.index(b"film") - 10]).data
    assert CANARY.encode() not in kept
    assert Image.open(BytesIO(kept)).size == (64, 40)
