"""Sentences from templates with named fields, and lines of free text as they were written."""

import string
from collections.abc import Iterator, Mapping, Sequence

from gongyak.rules.compiling.model import Behind
from gongyak.rules.compiling.model import Line as Compiled
from gongyak.rules.records import Line


def sentence(templates: Sequence[str], fields: Mapping[str, str]) -> str:
    """The first template whose fields all say something; the title alone where none has them."""
    for template in templates:
        if all(fields[name] for _, name, _, _ in string.Formatter().parse(template) if name):
            return template.format(**fields)
    return fields["title"]


def free_lines(key: str, lines: Sequence[Line], records: tuple[Behind, ...]) -> Iterator[Compiled]:
    """Free text below a line, word for word."""
    for at, line in enumerate(lines):
        own = f"{key}/lines/{at}"
        yield Compiled(
            own, line.text, line.mark, records, children=tuple(free_lines(own, line.children, records))
        )
