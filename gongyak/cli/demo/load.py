"""Load the demo into the store, once: settings and registry first, then round by round."""

import sys
from collections.abc import Sequence
from concurrent.futures import Executor
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gongyak.cli.demo import rounds
from gongyak.cli.demo.office import Round
from gongyak.cli.demo.rounds import Taking, Told

if TYPE_CHECKING:
    from gongyak.cli.demo.timeline import Timeline

FOLDER = Path(__file__).parents[3] / "demo"
#: How much longer a card's files take than to take it in, for the bar.
_FILES = 3
_OTHER = (
    "이 보관소에는 다른 자료가 있어 시연 자료를 넣지 않았습니다. 시연을 새로 보려면 GONGYAK_VAR로 빈 폴더를 "
    "가리키거나 보관소 파일을 옮긴 뒤 다시 시작하십시오."
)


def load(folder: Path = FOLDER) -> None:
    """Take in and publish whatever of the demo is not there yet; a store that has all of it stays as it is.

    A store that holds anything else, such as the demo of another version, is left alone with one sentence.
    """
    from gongyak.pledges.actions import Refusal
    from gongyak.snapshots.models import Publication

    wanted = [(round.as_of, round.published, round.reason) for round in rounds.in_order(folder)]
    done = list(Publication.objects.order_by("seq").values_list("as_of", "published_at", "reason"))
    if done[: len(wanted)] == wanted:  # what was published since is of whoever tries the office
        _engage_late(folder, done[len(wanted) - 1][1])
        _finish(folder)
        return
    if done != wanted[: len(done)]:
        print(_OTHER, file=sys.stderr)
        return
    try:
        _complete(rounds.read(folder), len(done))
        _finish(folder)
    except Refusal as refusal:
        print(f"{_OTHER} ({refusal})", file=sys.stderr)


def _engage_late(folder: Path, after: datetime) -> None:
    """The people of the office, in a store that was loaded before there were any."""
    from gongyak.cli.demo import office
    from gongyak.cli.demo.people import engage

    engage(office.read(folder / rounds.DISTRICT), after)


def _story(folder: Path) -> "Timeline":
    """What the office does beside its rounds: changes, the headquarters' year, answers to residents."""
    from gongyak.cli.demo import decisions, opinions
    from gongyak.cli.demo.headquarters import story
    from gongyak.cli.demo.timeline import Timeline

    return Timeline([*decisions.steps(folder), *story.steps(folder), *opinions.steps(folder)])


def _finish(folder: Path) -> None:
    """What is done after the last round. Nothing without the people of the demo."""
    from gongyak.cli.demo.opinions import regulate
    from gongyak.staff.invented import are_there

    if are_there():
        _story(folder).carry_out()
        regulate(folder)


def _complete(told: Told, done: int) -> None:
    """Do the rounds that are left; one that was broken off half way is done again."""
    from gongyak.cli.demo.people import engage
    from gongyak.cli.demo.registry import register
    from gongyak.pledges.rendering import renderers

    register(told.office)
    engage(told.office)
    steps, story = list(rounds.steps(told))[done:], _story(told.folder)
    with renderers() as workers, _bar(steps) as bar:
        for round, takings in steps:
            _do(told, round, takings, workers, bar, story)


def _do(
    told: Told, round: Round, takings: Sequence[Taking], workers: Executor, bar: Any, story: "Timeline"
) -> None:
    """One round: what was done meanwhile, files taken in, the registry completed, the set published.

    Safe to repeat.
    """
    from gongyak.cli.demo.registry import describe
    from gongyak.pledges.actions import import_card, publish_quarter

    for one in takings:
        story.carry_out(before=one.now)
        import_card(name=one.name, data=one.data, answers=one.answers, by=one.by, now=one.now)
        bar.update()
    describe(told.stories)
    story.carry_out(before=round.published)
    publish_quarter(
        as_of=round.as_of, by=rounds.BY, now=round.published, reason=round.reason, workers=workers
    )
    bar.update(_FILES * len(takings))


def _bar(steps: Sequence[tuple[Round, Sequence[Taking]]]) -> Any:
    """A bar over all the cards on a terminal; one line where the errors go elsewhere."""
    from tqdm import tqdm

    total = sum(len(takings) for _, takings in steps) * (1 + _FILES)
    if not sys.stderr.isatty():
        print("시연 자료를 넣습니다. 처음 한 번, 1분쯤 걸립니다 …", file=sys.stderr)
    words = "시연 자료를 넣는 중 (처음 한 번)"
    form = "{desc} {percentage:3.0f}% |{bar}| 남은 시간 {remaining}"
    return tqdm(total=total, desc=words, bar_format=form, disable=None, leave=False, file=sys.stderr)
