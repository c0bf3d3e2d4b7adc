"""The template environment: an undefined variable is an error, HTML is escaped, tags leave no gaps."""

from functools import lru_cache
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from gongyak.portal.terms import glossed, lang, mixed, term
from gongyak.rules.dates import format_day
from gongyak.rules.moments import moment_words


def environment(**options: Any) -> Environment:
    """Jinja's environment for all pages: `static(path)` and `url(name, …)` give addresses, `_(…)` and
    `{% trans %}` translate the Korean text in them, `term(…)` a word of a card where it has English, and
    `<p{{ lang(text) }}>`, `mixed(…)` and `glossed(…)` mark what is Korean."""
    chosen = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True, "autoescape": True}
    made = Environment(extensions=["jinja2.ext.i18n"], **(options | chosen))  # noqa: S701 (escaping is on)
    made.policies["ext.i18n.trimmed"] = True  # a text may be broken into lines where the template is read
    made.install_gettext_callables(gettext, ngettext, newstyle=True)
    made.globals.update(_=_said, static=static, url=_url, term=term, lang=lang, mixed=mixed, glossed=glossed)
    made.globals.update(day=format_day, moment=moment_words)
    return made


def _said(text: str, **variables: object) -> Markup:
    """A text in the page's language, as Jinja's own `_` gives it; that one takes three times as long, and a
    list says hundreds of them."""
    return _looked_up(get_language(), text) % variables


@lru_cache(maxsize=4_000)
def _looked_up(_language: str | None, text: str) -> Markup:
    return Markup(gettext(text))  # noqa: S704 (our own texts)


def _url(name: str, *args: object, **kwargs: object) -> str:
    return reverse(name, args=args, kwargs=kwargs)
