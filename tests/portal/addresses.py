"""Every address of the site, made from the patterns themselves, so that a new one is covered without a word."""

import re
from collections.abc import Iterable, Iterator

from django.contrib.admindocs.views import simplify_regex
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RegexPattern

from gongyak.portal.urls import pages

#: What stands for a part of an address: something that is there. A name that is not here becomes `x`.
THERE = {"number": "1-2-2", "format": "pdf", "seq": "1", "key": "1"}
#: What is elsewhere something else.
SPECIAL = {
    "/api/v1/files/<name>.<format>": "/api/v1/files/pledges.csv",
    "/cards/<number>/figures.<format>": "/cards/1-2-2/figures.xlsx",
}
_PART = re.compile(r"<(?:\w+:)?(\w+)>")


def templates(patterns: Iterable[URLPattern | URLResolver] | None = None, before: str = "/") -> Iterator[str]:
    """Addresses with their parts open: `/cards/<number>/`."""
    for one in get_resolver().url_patterns if patterns is None else patterns:
        route = "" if isinstance(one.pattern, LocalePrefixPattern) else _route(one)
        if isinstance(one, URLResolver):
            yield from templates(one.url_patterns, before + route)
        else:
            yield _PART.sub(r"<\1>", before + route)


def _route(one: URLPattern | URLResolver) -> str:
    if isinstance(one.pattern, RegexPattern):
        return simplify_regex(str(one.pattern)).lstrip("/")
    return str(one.pattern)


def with_part(template: str, value: str | None = None) -> str:
    """An address with every part filled: by `value`, or by what is there."""
    if value is None and template in SPECIAL:
        return SPECIAL[template]
    return re.sub(r"<(\w+)>", lambda part: THERE.get(part[1], "x") if value is None else value, template)


#: All of them that the public has, those that are there; the office's have a table of their own (`tests/desk`).
TEMPLATES = sorted(template for template in set(templates()) if not template.startswith("/desk/"))
ADDRESSES = [with_part(template) for template in TEMPLATES]

#: The pages: every address that each language has.
PAGES = [with_part(template) for template in templates(pages)]
#: Pages that say why there is nothing, and others that only a question leads to.
ASIDE = [
    "/nowhere",
    "/cards/9-9-9/",
    "/?as_of=x",
    "/?known_at=x",
    "/?as_of=1999-01-01",
    "/cards/1-2-2/?as_of=1999-01-01",
]
ASIDE += ["/cards/?q=없는말", "/cards/?q=대책&status=none&sort=money", "/cards/1-2-2/?as_of=2024-06-30"]
