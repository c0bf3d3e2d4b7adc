"""What every writer of the official form shares: the paper, the type sizes, and the text of a line.

Lengths are millimetres, type sizes points. `docs/reference/form.md` shows the form with these measures.
"""

from gongyak.blocks import Paragraph
from gongyak.documents.plain import plain

PAPER = (210, 297)
MARGIN = 20
TEXT_WIDTH = PAPER[0] - 2 * MARGIN

TITLE_SIZE = 20
HEADING_SIZE = 13
BODY_SIZE = 11
NOTE_SIZE = 10
CELL_SIZE = 10
DENSE_CELL_SIZE = 9
#: In the PDF a cell whose longest word does not fit is set smaller, but not below this.
LEAST_CELL_SIZE = 6
#: From this number of columns a table is set in the small type.
DENSE_COLUMNS = 8
DEEPEST_LEVEL = 10
#: How far each level of a list stands in, and how far its second line hangs behind its mark: not as far
#: as any level does, so that who sees only where lines begin can tell the two apart.
INDENT = 4
HANG = 5

ROW_HEIGHT = 8
DENSE_ROW_HEIGHT = 7
CELL_PADDING = (0.8, 1.5)
LINE_HEIGHT = 1.6
CELL_LINE_HEIGHT = 1.3
#: In the PDF a line that was meant stands this much lower than one that did not fit, in heights of a letter.
CELL_LINE_GAP = 0.16

FONT = "맑은 고딕"
SHADE = "#E6ECF2"
OUTER_LINE = 0.4
INNER_LINE = 0.12


def lines(text: str) -> list[str]:
    """The lines of a text, each without tabs, control characters and unseen signs."""
    return plain(text).replace("\t", " ").split("\n")


def line(text: str) -> str:
    """A text in one line: line feeds and tabs become blanks."""
    return " ".join(part for part in lines(text) if part)


def rank(paragraph: Paragraph) -> int:
    """Rank of a heading by its mark (`#` is 1, at most 6), 0 for what is not a heading."""
    is_heading = bool(paragraph.mark) and not paragraph.mark.strip("#")
    return min(len(paragraph.mark), 6) if is_heading else 0


def marked(paragraph: Paragraph) -> str:
    """The line as it is printed: the mark of an item and its text; headings are printed without theirs."""
    text = line(paragraph.text)
    if rank(paragraph) or not paragraph.mark:
        return text
    return f"{line(paragraph.mark)} {text}".rstrip()


def depth(paragraph: Paragraph) -> int:
    """Level of an item from 0 to the deepest the form knows."""
    return max(0, min(paragraph.level, DEEPEST_LEVEL))
