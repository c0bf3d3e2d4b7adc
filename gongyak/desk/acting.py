"""Acts on the page of one thing: each is done by a form, and the page is shown again with what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed

from gongyak.desk.doors import May, office
from gongyak.desk.parts import everybody
from gongyak.rules.refusal import Refusal
from gongyak.staff.actors import Actor

Row = TypeVar("Row")
#: Does one act and returns the sentence that says so; raises Refusal.
Act = Callable[[HttpRequest, Actor, Row], str]


@dataclass(frozen=True)
class Acting(Generic[Row]):
    """The page of one kind of thing: `visible` finds one that the person may see (404 where not), `render` shows it
    with a refusal, `onward` is where one goes when the act is done.
    """

    visible: Callable[[Actor, int], Row]
    render: Callable[[HttpRequest, Actor, Row, Refusal], HttpResponse]
    onward: Callable[[HttpRequest, Actor, Row], HttpResponse]

    def view(self, act: Act[Row]) -> Callable[..., HttpResponse]:
        """A view that does one act."""

        @office()
        def do(request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
            return self.do(act, request, actor, pk)

        return do

    def named(self, acts: Mapping[str, Act[Row]], may: May = everybody) -> Callable[..., HttpResponse]:
        """A view that does the act that the address names, for who `may`; 404 for any other."""

        @office(may)
        def do(request: HttpRequest, actor: Actor, pk: int, act: str) -> HttpResponse:
            if act not in acts:
                raise Http404
            return self.do(acts[act], request, actor, pk)

        return do

    def do(self, act: Act[Row], request: HttpRequest, actor: Actor, pk: int) -> HttpResponse:
        """Do an act that a form asks for."""
        row = self.visible(actor, pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            said = act(request, actor, row)
        except Refusal as refusal:
            return self.render(request, actor, self.visible(actor, pk), refusal)
        messages.success(request, said)
        return self.onward(request, actor, row)
