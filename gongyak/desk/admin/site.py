"""Every table of ours, to look at when something is wrong. Nothing can be added, changed or removed here: what is
official changes by acts alone, and those stand in the chain.

What opens doors is not shown, and each page that is opened is kept as a look at what stands on it.
"""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import Field, Model
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from gongyak.desk.admin.permissions import may_look
from gongyak.desk.doors import office
from gongyak.desk.looking import looked
from gongyak.staff.actors import Actor

#: Never shown, in whatever table: hashes of passwords and sessions, keys of second factors, salts of erasable names.
SECRET = frozenset({"password", "secret", "credential", "key", "salt", "token", "hook_secret"})
_SHOWN = 6  # columns of a list


class Site(AdminSite):
    """The pages, behind the door of the desk."""

    site_header = site_title = "자료 들여다보기"
    index_title = "모든 표 (보기만)"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether the door was passed."""
        return hasattr(request, "desk")

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        """A page of Django's, behind the door, and kept as a look."""
        inner = super().admin_view(view, cacheable)

        @office(may_look)
        def opened(request: HttpRequest, actor: Actor, *args: Any, **kwargs: Any) -> HttpResponseBase:
            looked(request, actor, [request.path.removeprefix("/desk/")], "admin")
            answer: HttpResponseBase = inner(request, *args, **kwargs)
            return answer

        return opened

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is one way in, and it is not here."""
        return redirect("login")

    def logout(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is one way out, by a form of the desk."""
        return redirect("desk")


class ToLookOnly(ModelAdmin):  # type: ignore[type-arg]
    """A table: its rows, and one row with every column that is no secret."""

    actions = None
    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, *_: Any) -> bool:
        """Never."""
        return False

    def has_change_permission(self, *_: Any) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, *_: Any) -> bool:
        """Never."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever passed the door."""
        return hasattr(request, "desk")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Never: by asking for rows whose password begins with so and so, one could read what is not shown."""
        return False

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whoever passed the door."""
        return hasattr(request, "desk")


def make_site() -> Site:
    """The site with every table of ours."""
    made = Site(name="admin")
    for model in apps.get_models():
        if model.__module__.startswith("gongyak."):
            made.register(model, _looked_at(model))
    return made


def _looked_at(model: type[Model]) -> type[ToLookOnly]:
    open_fields = [field for field in model._meta.concrete_fields if field.name not in SECRET]
    names = [field.name for field in open_fields]
    shown = [field.name for field in open_fields if not _is_long(field)][:_SHOWN]
    told = {"fields": names, "readonly_fields": names, "list_display": shown, "ordering": ("-pk",)}
    return type(f"{model.__name__}ToLook", (ToLookOnly,), told | {"list_select_related": False})


def _is_long(field: "Field[Any, Any]") -> bool:
    return field.get_internal_type() in ("TextField", "JSONField", "BinaryField") or field.is_relation
