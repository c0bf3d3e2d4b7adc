"""The demo: an invented district around the one real card, taken in and published round by round.

`load()` does what an office would have done from 2022 to 2025, with the very acts that an office has.
"""

from gongyak.cli.demo.load import load

__all__ = ["load"]
