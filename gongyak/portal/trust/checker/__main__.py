"""The command: ask, check in order, and end with what was proved and what was not."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from gongyak.portal.trust.checker.proof import HASH, against_kept, check_file, check_list, check_manifest
from gongyak.portal.trust.checker.sources import Gathered, gather, read, save
from gongyak.portal.trust.checker.words import (
    ARGUMENTS,
    END_UNSEEN,
    END_WRONG,
    HELP,
    OPEN,
    PROVED,
    UNSEEN,
    WRONG,
    Unable,
    say,
)


def main(given: Sequence[str] | None = None) -> int:
    """Check what the command line names, tell, and end: 0 all right, 1 something differs, 2 not all was seen."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console may lack signs of ours
            stream.reconfigure(errors="replace")
    asked = arguments(given)
    told: list[str] = []
    found = None
    try:
        found = gather(asked.given)
        for line in check(found, asked.earlier):
            told.append(line)
            print(line, flush=True)
    except Unable as error:
        told.append(str(error))
        print(error)
    state = state_of(told)
    print(conclusion(state, has_file=bool(found and found.files), has_earlier=bool(asked.earlier)))
    return keep(asked.save, found.body) if found and asked.save and not state else state


def keep(path: str, body: bytes) -> int:
    """Keep the list of now; 2 where it cannot be."""
    try:
        print(save(path, body))
    except Unable as error:
        print(error)
        return 2
    return 0


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for."""
    vars(argparse)["_"] = lambda text: ARGUMENTS.get(text, text)  # it looks its own words up by this name
    parser = argparse.ArgumentParser(
        prog="check.py",
        description="내려받은 관리카드가 공개 목록 그대로인지, 목록의 사슬이 이어지는지 확인합니다.",
        epilog=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "given", nargs="+", metavar="파일이나주소", help="확인할 파일, 누리집 주소나 받아 둔 목록"
    )
    parser.add_argument(
        "--earlier", action="append", default=[], metavar="간직한것", help="전에 간직한 목록이나 해시"
    )
    parser.add_argument(
        "--save", metavar="파일", help="모두 맞으면 지금의 공개 목록을 이 이름으로 간직합니다"
    )
    return parser.parse_args(given)


def check(found: Gathered, earlier: Sequence[str]) -> Iterator[str]:
    """Everything in order: the chain, what was kept, the files."""
    rows = [one.row for one in found.chain]
    yield say("source", path=found.name, last=len(rows))
    broken = list(check_list(rows))
    for one in found.chain:
        broken += check_manifest(one) if one.manifest is not None else []
    yield from (*broken, *found.missing)
    if not rows:
        yield say("empty")
    elif not broken and not found.missing:
        yield say("chain", last=len(rows), hash=rows[-1]["hash"])
    for kept in earlier:
        typed = kept.encode("utf-8", "replace")
        yield against_kept(rows, typed if HASH.fullmatch(typed.strip()) else read(kept), kept)
    for path in found.files:
        yield from check_file(path, read(path), found.chain)


def state_of(told: Sequence[str]) -> int:
    """How it ends: 1 where anything differs, else 2 where anything was not seen, else 0."""
    if any(line.startswith(WRONG) for line in told):
        return 1
    return 2 if any(line.startswith(UNSEEN) for line in told) else 0


def conclusion(state: int, *, has_file: bool, has_earlier: bool) -> str:
    """What was proved, and what was not."""
    if state:
        return END_WRONG if state == 1 else END_UNSEEN
    proved = ["chain", *(["file"] if has_file else []), *(["earlier"] if has_earlier else [])]
    left = ["content", *(["kept", "coming"] if has_earlier else ["alone"]), "others"]
    lines = ["결과: 모두 맞습니다.", "증명한 것:", *(f"  - {PROVED[each]}" for each in proved)]
    return "\n".join([*lines, "증명하지 못한 것:", *(f"  - {OPEN[each]}" for each in left)])


if __name__ == "__main__":
    sys.exit(main())
