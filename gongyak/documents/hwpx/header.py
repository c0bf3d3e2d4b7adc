"""header.xml of our HWPX: fonts, borders, letter and paragraph shapes, styles (KS X 6101, head)."""

from functools import cache

from gongyak.documents import form
from gongyak.documents.hwpx import looks

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'
_HANCOM = "http://www.hancom.co.kr/hwpml"
#: The prefixes that Hancom's own files declare on every part; some readers fail where one is missing.
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in (
        ("ha", f"{_HANCOM}/2011/app"),
        ("hp", f"{_HANCOM}/2011/paragraph"),
        ("hp10", f"{_HANCOM}/2016/paragraph"),
        ("hs", f"{_HANCOM}/2011/section"),
        ("hc", f"{_HANCOM}/2011/core"),
        ("hh", f"{_HANCOM}/2011/head"),
        ("hhs", f"{_HANCOM}/2011/history"),
        ("hm", f"{_HANCOM}/2011/master-page"),
        ("hpf", "http://www.hancom.co.kr/schema/2011/hpf"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("opf", "http://www.idpf.org/2007/opf/"),
        ("ooxmlchart", f"{_HANCOM}/2016/ooxmlchart"),
        ("hwpunitchar", f"{_HANCOM}/2016/HwpUnitChar"),
        ("epub", "http://www.idpf.org/2007/ops"),
        ("config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0"),
    )
)
_SCRIPTS = ("hangul", "latin", "hanja", "japanese", "other", "symbol", "user")


@cache
def header_xml() -> str:
    """The whole part; it is the same for every document."""
    return (
        f'{DECLARATION}<hh:head {NAMESPACES} version="1.4" secCnt="1">'
        '<hh:beginNum page="1" footnote="1" endnote="1" pic="1" tbl="1" equation="1"/><hh:refList>'
        + _fonts()
        + _list("borderFill", _borders())
        + _list("charPr", [_letters(letters) for letters in looks.LETTERS.values()], "charProperties")
        + _list("tabPr", ['autoTabLeft="0" autoTabRight="0"/>'], "tabProperties")
        + _list("numbering", [_outline()], first=1)
        + _list("paraPr", _shapes(), "paraProperties")
        + _list("style", _styles())
        + '</hh:refList><hh:compatibleDocument targetProgram="HWP201X"><hh:layoutCompatibility/>'
        '</hh:compatibleDocument><hh:docOption><hh:linkinfo path="" pageInherit="0" footnoteInherit="0"/>'
        '</hh:docOption><hh:trackchageConfig flags="56"/></hh:head>'
    )


def _list(name: str, items: list[str], plural: str = "", first: int = 0) -> str:
    """A counted list; each item is what follows its id, closed by the item itself."""
    plural = plural or f"{name}s"
    first = looks.FIRST_CELL_BORDER - 2 if name == "borderFill" else first
    body = "".join(f'<hh:{name} id="{number}" {item}' for number, item in enumerate(items, first))
    return f'<hh:{plural} itemCnt="{len(items)}">{body}</hh:{plural}>'


def _fonts() -> str:
    font = (
        f'<hh:font id="0" face="{form.FONT}" type="TTF" isEmbedded="0"><hh:typeInfo familyType="FCAT_GOTHIC"'
        ' weight="5" proportion="3" contrast="2" strokeVariation="0" armStyle="0" letterform="2" midline="0"'
        ' xHeight="4"/></hh:font>'
    )
    faces = "".join(
        f'<hh:fontface lang="{script.upper()}" fontCnt="1">{font}</hh:fontface>' for script in _SCRIPTS
    )
    return f'<hh:fontfaces itemCnt="{len(_SCRIPTS)}">{faces}</hh:fontfaces>'


def _borders() -> list[str]:
    """First the two without lines (page, paragraph), then those of the cells, plain and shaded in turn."""
    bare = [_border((None,) * 4, ""), _border((None,) * 4, "none")]
    thick = [form.INNER_LINE, form.OUTER_LINE]
    cells = [
        _border(tuple(thick[edge] for edge in edges), colour)
        for edges in looks.EDGE_SETS
        for colour in ("", form.SHADE)
    ]
    return bare + cells


def _border(widths: tuple[float | None, ...], colour: str) -> str:
    lines = "".join(
        f'<hh:{side}Border type="{"SOLID" if width else "NONE"}" width="{width or 0.1} mm" color="#000000"/>'
        for side, width in zip(("left", "right", "top", "bottom"), widths, strict=True)
    )
    fill = (
        f'<hc:fillBrush><hc:winBrush faceColor="{colour}" hatchColor="#999999" alpha="0"/></hc:fillBrush>'
        if colour
        else ""
    )
    return (
        'threeD="0" shadow="0" centerLine="NONE" breakCellSeparateLine="0">'
        '<hh:slash type="NONE" Crooked="0" isCounter="0"/>'
        '<hh:backSlash type="NONE" Crooked="0" isCounter="0"/>'
        f'{lines}<hh:diagonal type="NONE" width="0.1 mm" color="#000000"/>{fill}</hh:borderFill>'
    )


def _letters(letters: looks.Letters) -> str:
    def each(name: str, value: int) -> str:
        return f"<hh:{name} " + " ".join(f'{script}="{value}"' for script in _SCRIPTS) + "/>"

    return (
        f'height="{round(letters.size * 100)}" textColor="#000000" shadeColor="none" useFontSpace="0" '
        'useKerning="0" symMark="NONE" borderFillIDRef="2">'
        + each("fontRef", 0)
        + each("ratio", 100)
        + each("spacing", 0)
        + each("relSz", 100)
        + each("offset", 0)
        + ("<hh:bold/>" if letters.bold else "")
        + '<hh:underline type="NONE" shape="SOLID" color="#000000"/>'
        '<hh:strikeout shape="NONE" color="#000000"/><hh:outline type="NONE"/>'
        '<hh:shadow type="NONE" color="#B2B2B2" offsetX="10" offsetY="10"/></hh:charPr>'
    )


def _outline() -> str:
    """The numbers of the outline levels: none, since the headings carry their own."""
    heads = "".join(
        f'<hh:paraHead start="1" level="{level}" align="LEFT" useInstWidth="0" autoIndent="0" '
        'widthAdjust="0" textOffsetType="PERCENT" textOffset="0" numFormat="DIGIT" '
        'charPrIDRef="4294967295" checkable="0"/>'
        for level in range(1, 8)
    )
    return f'start="0">{heads}</hh:numbering>'


def _shapes() -> list[str]:
    return [_shape(shape, align) for shape in looks.SHAPES.values() for align in looks.ALIGNS]


def _shape(shape: looks.Shape, align: str) -> str:
    horizontal = "JUSTIFY" if align == "left" and not shape.outline else align.upper()
    heading = (
        f'type="OUTLINE" idRef="0" level="{shape.outline - 1}"'
        if shape.outline
        else 'type="NONE" idRef="0" level="0"'
    )
    # Hancom's files say BREAK_WORD where a line breaks between words only, against the standard's wording.
    return (
        'tabPrIDRef="0" condense="0" fontLineHeight="0" snapToGrid="1" suppressLineNumbers="0" checked="0">'
        f'<hh:align horizontal="{horizontal}" vertical="BASELINE"/><hh:heading {heading}/>'
        '<hh:breakSetting breakLatinWord="KEEP_WORD" breakNonLatinWord="BREAK_WORD" widowOrphan="0" '
        f'keepWithNext="{int(shape.outline > 0)}" keepLines="0" pageBreakBefore="0" lineWrap="BREAK"/>'
        '<hh:autoSpacing eAsianEng="0" eAsianNum="0"/><hp:switch>'
        f'<hp:case hp:required-namespace="{_HANCOM}/2016/HwpUnitChar">{_margin(shape, 1)}</hp:case>'
        f"<hp:default>{_margin(shape, 2)}</hp:default></hp:switch>"
        '<hh:border borderFillIDRef="2" offsetLeft="0" offsetRight="0" offsetTop="0" offsetBottom="0" '
        'connect="0" ignoreMargin="0"/></hh:paraPr>'
    )


def _margin(shape: looks.Shape, factor: int) -> str:
    """The margins; readers that do not know `HwpUnitChar` take them in half units, hence the factor."""
    sides = (
        ("intent", -shape.hang),
        ("left", shape.left),
        ("right", 0),
        ("prev", shape.before),
        ("next", shape.after),
    )
    body = "".join(f'<hc:{side} value="{value * factor}" unit="HWPUNIT"/>' for side, value in sides)
    percent = round(shape.line_height * 100)
    return f'<hh:margin>{body}</hh:margin><hh:lineSpacing type="PERCENT" value="{percent}" unit="HWPUNIT"/>'


def _styles() -> list[str]:
    """바탕글 and the outline styles 개요 1 to 6, whose shapes are those of the headings."""
    ordinary = _style("바탕글", "Normal", looks.shape_id("body"), looks.letters_id("body"), 0)
    outlines = [
        _style(
            f"개요 {rank}",
            f"Outline {rank}",
            looks.shape_id(f"heading {rank}"),
            looks.letters_id(looks.SHAPES[f"heading {rank}"].letters),
            rank,
        )
        for rank in range(1, 7)
    ]
    return [ordinary, *outlines]


def _style(name: str, english: str, shape: int, letters: int, number: int) -> str:
    return (
        f'type="PARA" name="{name}" engName="{english}" paraPrIDRef="{shape}" charPrIDRef="{letters}" '
        f'nextStyleIDRef="{number}" langID="1042" lockForm="0"/>'
    )
