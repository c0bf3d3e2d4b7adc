"""What people wrote beside their signatures goes with what they signed when its time is over; the signatures stay."""

from collections.abc import Collection

from gongyak.approvals.models import Approval, ApprovalStep


def erase_words(objects: Collection[str], erased: str) -> None:
    """Put `erased` where opinions stood in the approvals of these objects (by key), within the act of who may."""
    rows = Approval.objects.filter(object__in=objects)
    ApprovalStep.objects.filter(approval__in=rows).exclude(memo="").update(memo=erased)
