"""A file of the personnel office as rows of text: XLSX through the gate and in a child process, or CSV."""

import csv
import io

from gongyak.blocks import Table
from gongyak.documents import Refused, read
from gongyak.rules.refusal import Refusal

LARGEST = 1_000_000  # bytes


def read_sheet(name: str, data: bytes, largest: int = LARGEST) -> list[list[str]]:
    """The rows of the first table; Refusal for a file that is too large, broken, or neither XLSX nor CSV."""
    if len(data) > largest:
        raise Refusal(f"파일이 {largest // 1_000_000} MB를 넘습니다. 나누어 올려 주십시오.")
    if name.lower().endswith(".csv"):
        return _csv(data)
    if not name.lower().endswith(".xlsx"):
        raise Refusal("XLSX 또는 CSV 파일을 고르십시오.")
    try:
        blocks = read(name, data).blocks
    except Refused as refused:
        raise Refusal(str(refused)) from refused
    table = next((block for block in blocks if isinstance(block, Table)), None)
    if table is None:
        raise Refusal("파일에 표가 없습니다.")
    return _rows(table)


def _csv(data: bytes) -> list[list[str]]:
    for coding in ("utf-8-sig", "cp949"):
        try:
            text = data.decode(coding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Refusal("CSV 파일의 글자를 읽을 수 없습니다. UTF-8이나 CP949로 저장해 주십시오.")
    try:
        return list(csv.reader(io.StringIO(text.replace("\0", ""), newline="")))
    except csv.Error as error:
        raise Refusal("CSV 파일의 형식이 어긋났습니다. 엑셀에서 다시 저장해 주십시오.") from error


def _rows(table: Table) -> list[list[str]]:
    width = max((cell.column for cell in table.cells), default=-1) + 1
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, [""] * width)[cell.column] = cell.text
    return [rows.get(number, []) for number in range(max(rows, default=-1) + 1)]
