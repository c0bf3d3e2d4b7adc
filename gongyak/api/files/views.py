"""Addresses of the bulk files."""

from collections.abc import Callable
from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import P, Path, Query, Router
from pydantic import Field

from gongyak.api.asking import Asked
from gongyak.api.face import resource
from gongyak.api.files.rows import make_table
from gongyak.api.files.table import Table
from gongyak.api.files.workbook import to_xlsx
from gongyak.api.files.written import to_csv, to_json
from gongyak.api.headers import tagged, with_digest
from gongyak.district.published import district
from gongyak.rules.opendata import dataset, datasets

router = Router()
#: How each format is written, and its media type.
FORMATS: dict[str, tuple[Callable[[Table, str], bytes], str]] = {
    "csv": (to_csv, "text/csv; charset=utf-8"),
    "json": (to_json, "application/json"),
    "xlsx": (to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
Name = Path[Literal[tuple(one.name for one in datasets())], P(description="자료 / dataset")]  # type: ignore[misc]
Format = Path[Literal[tuple(FORMATS)], P(description="형식 / format")]  # type: ignore[misc]
_BODIES = {media.partition(";")[0]: {"schema": {}} for _, media in FORMATS.values()}


class FileAsked(Asked):
    """A file as asked."""

    header: Literal["ko", "en"] = Field(
        "ko", description="첫 줄의 이름을 한국어로, 또는 영문으로 / language of the header"
    )


@resource(
    router,
    "/files/{name}.{format}",
    name="file",
    summary="자료 전체를 파일로 / a whole dataset as a file",
    bodies=_BODIES,
)
def file(request: HttpRequest, name: Name, format: Format, asked: Query[FileAsked]) -> HttpResponse:
    """A whole dataset: CSV (UTF-8 with BOM), JSON or XLSX with the dictionary in it. See docs/reference/open-data.md."""
    found = dataset(name)
    assert found  # noqa: S101 (the address allows no other)
    table = make_table(found, asked, district())
    write, media_type = FORMATS[format]
    response = with_digest(tagged(write(table, asked.header), media_type))
    response["Content-Disposition"] = content_disposition_header(True, f"{table.stem}.{format}")
    return response
