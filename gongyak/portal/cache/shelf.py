"""A bounded number of kept answers: what was not asked for longest goes first."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

from gongyak.portal.cache.kept import Kept


class Shelf:
    """Answers by key, at most `entries` and `weight` bytes of them, each for `seconds`. Safe between threads."""

    def __init__(self, *, entries: int, weight: int, seconds: float) -> None:
        self.entries, self.most_weight, self.seconds = entries, weight, seconds
        self.weight = 0
        self._lock = Lock()
        self._held: OrderedDict[Hashable, tuple[Kept, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._held)

    def get(self, key: Hashable, now: float) -> Kept | None:
        """What is held under a key, unless it is too old; `now` in seconds of a steady clock."""
        with self._lock:
            held = self._held.get(key)
            if held is None:
                return None
            if now - held[1] > self.seconds:
                self._drop(key)
                return None
            self._held.move_to_end(key)
            return held[0]

    def put(self, key: Hashable, kept: Kept, now: float) -> None:
        """Hold an answer, and let go of the least asked for until all fits. One too heavy is not held."""
        if kept.weight > self.most_weight / 8:
            return
        with self._lock:
            self._drop(key)
            self._held[key] = (kept, now)
            self.weight += kept.weight
            while len(self._held) > self.entries or self.weight > self.most_weight:
                self._drop(next(iter(self._held)))

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._held.clear()
            self.weight = 0

    def _drop(self, key: Hashable) -> None:
        held = self._held.pop(key, None)
        if held is not None:
            self.weight -= held[0].weight
