"""The address of the feed."""

from django.http import HttpRequest, HttpResponse

from gongyak.api.asking import Asked
from gongyak.api.face import asking
from gongyak.api.feed.entries import make_feed
from gongyak.api.headers import tagged
from gongyak.district.published import district
from gongyak.pledges import published

#: The feed holds so many publications, the latest ones.
LATEST = 30


@asking
def feed(request: HttpRequest, asked: Asked) -> HttpResponse:
    """The latest publications as an Atom feed (RFC 4287)."""
    steps = published.steps(asked.known_at, LATEST)
    if asked.holder:
        theirs = {one.seq for one in published.publications(asked.known_at, asked.holder)}
        steps = tuple(step for step in steps if step.publication.seq in theirs)
    shown = [step for step in steps if asked.as_of is None or step.publication.as_of <= asked.as_of]
    made = make_feed(request, district(), shown, published.corrections(asked.known_at))
    return tagged(made.encode(), "application/atom+xml; charset=utf-8")
