"""What a reader chose, as two cookies hold it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy

SIZE, CONTRAST = "size", "contrast"
#: The five steps of KRDS; how large each is, is said in `display.css`.
SIZES = {
    "1": gettext_lazy("작게"),
    "2": gettext_lazy("보통"),
    "3": gettext_lazy("조금 크게"),
    "4": gettext_lazy("크게"),
    "5": gettext_lazy("가장 크게"),
}
CONTRASTS = {"0": gettext_lazy("보통"), "1": gettext_lazy("고대비")}
USUAL = {SIZE: "2", CONTRAST: "0"}


@dataclass(frozen=True, slots=True)
class Display:
    """Text size `1` to `5` and contrast `0` or `1`."""

    size: str = USUAL[SIZE]
    contrast: str = USUAL[CONTRAST]

    @property
    def has_high_contrast(self) -> bool:
        """Light on black rather than dark on white."""
        return self.contrast == "1"

    def with_choice(self, choice: Mapping[str, str]) -> "Display":
        """The same with what a form or the cookies hold; what is no choice of ours changes nothing."""
        size, contrast = choice.get(SIZE, ""), choice.get(CONTRAST, "")
        return replace(
            self,
            size=size if size in SIZES else self.size,
            contrast=contrast if contrast in CONTRASTS else self.contrast,
        )


def read_display(cookies: Mapping[str, str]) -> Display:
    """What the cookies of a request remember."""
    return Display().with_choice(cookies)
