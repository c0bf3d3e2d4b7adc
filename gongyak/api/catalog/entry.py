"""The datasets, their files and the API as a DCAT catalogue in JSON-LD.

W3C Data Catalog Vocabulary (DCAT) 3, with the properties that DCAT-AP asks of catalogues and datasets. No Korean
profile binds; titles are in Korean and English.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from gongyak.api.written import in_seoul
from gongyak.district.published import PublishedDistrict
from gongyak.rules.opendata import KOGL, Dataset, datasets

Node = dict[str, Any]
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_KOREAN = {"@id": "http://publications.europa.eu/resource/authority/language/KOR"}
_QUARTERLY = {"@id": "http://publications.europa.eu/resource/authority/frequency/QUARTERLY"}
_MONTHLY = {"@id": "http://publications.europa.eu/resource/authority/frequency/MONTHLY"}
#: The dataset of the figures of business difficulties, which no 기준일 of a pledge dates.
FIGURES = "difficulties"
_KEYWORDS = ("공약", "구청장", "관리카드", "이행률", "예산")


@dataclass(frozen=True, slots=True)
class Places:
    """Absolute addresses: of the site, this catalogue, the page of the data, the API, its description, the feed."""

    site: str
    catalog: str
    page: str
    api: str
    described: str
    feed: str


@dataclass(frozen=True, slots=True)
class FilePlace:
    """One file of a dataset: format, media type, absolute address; `day` its 기준일, None for the latest always."""

    dataset: str
    format: str
    media_type: str
    address: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Span:
    """When something was published, first and last, and the 기준일 from which to which it tells."""

    issued: datetime
    modified: datetime
    first_day: date
    last_day: date


def make_catalog(
    district: PublishedDistrict,
    places: Places,
    files: Sequence[FilePlace],
    span: Span | None,
    figures: Span | None = None,
) -> Node:
    """The whole catalogue; without datasets while nothing is published. `figures` is the time of those of
    difficulties."""
    made = [_dataset(one, district, places, files, span) for one in datasets()] if span else []
    if figures:
        made.append(_figures(district, places, [one for one in files if one.dataset == FIGURES], figures))
    return {
        "@context": CONTEXT,
        "@id": places.catalog,
        "@type": "dcat:Catalog",
        "dct:title": _both(f"{district.name} 공약 공개자료", f"{district.name} pledges, open data"),
        "dct:description": _both(
            " ".join(filter(None, ("구청장 공약사항 관리카드의 공개자료", district.notice))),
            "Open data of the district mayor's pledge cards",
        ),
        "dct:publisher": _publisher(district, places),
        "dct:license": _licence(district),
        "dct:language": _KOREAN,
        "foaf:homepage": {"@id": places.site},
        **(_times(span) if span else {}),
        "dcat:dataset": made,
        "dcat:service": _service(district, places, [FIGURES] if figures else []),
    }


def _dataset(
    one: Dataset, district: PublishedDistrict, places: Places, files: Sequence[FilePlace], span: Span
) -> Node:
    mine = [file for file in files if file.dataset == one.name]
    return {
        "@id": f"{places.catalog}#{one.name}",
        "@type": "dcat:Dataset",
        "dct:identifier": one.name,
        "dct:title": _both(one.ko, one.en),
        "dct:description": _both(one.about_ko, one.about_en),
        "dcat:keyword": [{"@value": word, "@language": "ko"} for word in _KEYWORDS],
        "dct:publisher": _publisher(district, places),
        "dcat:contactPoint": _contact(district),
        "dct:license": _licence(district),
        "dct:language": _KOREAN,
        "dct:accrualPeriodicity": _QUARTERLY,
        **_times(span),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _typed(span.first_day.isoformat(), "date"),
            "dcat:endDate": _typed(span.last_day.isoformat(), "date"),
        },
        "dct:spatial": {"@type": "dct:Location", "dct:title": {"@value": district.name, "@language": "ko"}},
        "dcat:landingPage": {"@id": places.page},
        "dcat:distribution": [_distribution(one, file, district, places) for file in mine],
    }


def _distribution(one: Dataset, file: FilePlace, district: PublishedDistrict, places: Places) -> Node:
    day = file.day.isoformat() if file.day else "latest"
    korean = f"{file.day} 기준" if file.day else "최신"
    return {
        "@id": f"{places.catalog}#{one.name}-{day}-{file.format}",
        "@type": "dcat:Distribution",
        "dct:title": _both(
            f"{one.ko} {korean} {file.format.upper()}", f"{one.en}, {day}, {file.format.upper()}"
        ),
        "dcat:accessURL": {"@id": places.page},
        "dcat:downloadURL": {"@id": file.address},
        "dcat:mediaType": {"@id": _MEDIA + file.media_type.partition(";")[0]},
        "dct:license": _licence(district),
    }


def _figures(district: PublishedDistrict, places: Places, files: Sequence[FilePlace], span: Span) -> Node:
    """The figures of business difficulties: by month and quarter, small counts hidden."""
    korean = "접수·회신·해결을 달마다, 유형·비율·결과를 분기마다. 기업에 관한 5건 미만의 수는 가린다."
    english = (
        "Received, answered and solved by month; sorts, rates and outcomes by quarter; counts below 5 hidden."
    )
    one = Dataset(FIGURES, "기업애로 통계", "Figures of business difficulties", korean, english, ())
    return _dataset(one, district, places, files, span) | {
        "dcat:keyword": [{"@value": word, "@language": "ko"} for word in ("기업애로", "민원", "해결률")],
        "dct:accrualPeriodicity": _MONTHLY,
    }


def _service(district: PublishedDistrict, places: Places, more: Sequence[str]) -> Node:
    return {
        "@id": f"{places.catalog}#api",
        "@type": "dcat:DataService",
        "dct:title": _both("공약 공개자료 API", "Pledges API"),
        "dcat:endpointURL": {"@id": places.api},
        "dcat:endpointDescription": {"@id": places.described},
        "dcat:servesDataset": [
            {"@id": f"{places.catalog}#{name}"} for name in (*(one.name for one in datasets()), *more)
        ],
        "dct:license": _licence(district),
        "dct:conformsTo": {"@id": "https://spec.openapis.org/oas/v3.1.0"},
    }


def _publisher(district: PublishedDistrict, places: Places) -> Node:
    return {
        "@id": f"{places.catalog}#publisher",
        "@type": "foaf:Organization",
        "foaf:name": {"@value": district.name, "@language": "ko"},
        "foaf:homepage": {"@id": places.site},
    }


def _contact(district: PublishedDistrict) -> Node:
    phone = district.lines.get(district.coordinator, "")
    return {
        "@type": "vcard:Organization",
        "vcard:fn": district.coordinator or district.name,
        **({"vcard:hasTelephone": {"@id": f"tel:{phone}"}} if phone else {}),
    }


def _licence(district: PublishedDistrict) -> Node:
    place = {"@id": KOGL} if "공공누리" in district.licence else {}
    title = {"@value": district.licence, "@language": "ko"}
    return {**place, "@type": "dct:LicenseDocument", "dct:title": title}


def _times(span: Span) -> Node:
    return {
        "dct:issued": _typed(in_seoul(span.issued), "dateTime"),
        "dct:modified": _typed(in_seoul(span.modified), "dateTime"),
    }


def _both(korean: str, english: str) -> list[Node]:
    return [{"@value": korean, "@language": "ko"}, {"@value": english, "@language": "en"}]


def _typed(value: str, type: str) -> Node:
    return {"@value": value, "@type": f"xsd:{type}"}
