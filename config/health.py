"""What watches over the product ask: is it alive, is it ready. No figure and no name is told to strangers."""

import shutil
from datetime import timedelta

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongyak.jobs.models import Job

#: Less free space than this, in parts of the disk, is trouble; work that waits longer than this is, too.
LEAST_FREE = 0.02
LONGEST_WAIT = timedelta(hours=1)


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """200 while the process answers, whatever else is wrong: asks for nothing."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 where the office can work: the database takes writes, there is space, jobs are done; else 503.

    Every part is named with true or false, so that the watch says which.
    """
    parts = {"database": _has_database(), "space": _has_space()}
    parts["jobs"] = parts["database"] and _does_jobs()
    is_ready = all(parts.values())
    answer = JsonResponse({"ready": is_ready, **parts}, status=200 if is_ready else 503)
    answer["Cache-Control"] = "no-store"
    return answer


def _has_database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except Error:
        return False


def _has_space() -> bool:
    disk = shutil.disk_usage(settings.VAR)
    return disk.free > disk.total * LEAST_FREE


def _does_jobs() -> bool:
    try:
        return not Job.objects.open().filter(due_at__lt=timezone.now() - LONGEST_WAIT).exists()
    except Error:
        return False
