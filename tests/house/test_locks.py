"""What is installed is named with its hash, and from nowhere in particular."""

import json
import re

import pytest

from tests.house.tree import ROOT

LOCKED = re.compile(r"^([a-z0-9][a-z0-9.\-]*)==(\S+)(?: ; [^\\]+)? \\$", re.M)


def locked(name: str) -> dict[str, str]:
    return dict(LOCKED.findall((ROOT / "requirements" / name).read_text()))


@pytest.mark.parametrize("name", ["run.txt", "test.txt"])
def test_every_requirement_is_locked_with_a_hash_and_no_address(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text()
    assert "://" not in text
    assert not re.search(r"^-", text, re.M)
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) == len(locked(name)) > 10
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_tests_run_on_the_versions_of_the_product() -> None:
    assert locked("run.txt").items() <= locked("test.txt").items()


def test_front_end_packages_are_locked_by_hash_and_no_address() -> None:
    text = (ROOT / "package-lock.json").read_text()
    packages = {name: entry for name, entry in json.loads(text)["packages"].items() if name}
    assert packages
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert not any("resolved" in entry for entry in packages.values())


def test_every_package_that_was_chosen_is_accounted_for() -> None:
    told = (ROOT / "docs/explanation/dependencies.md").read_text().lower().replace(", -", ", pytest-")
    package = json.loads((ROOT / "package.json").read_text())
    chosen = {
        re.split(r"[~=<>\[]", line)[0]
        for name in ("run.in", "test.in")
        for line in (ROOT / "requirements" / name).read_text().splitlines()
        if line and not line.startswith(("#", "-r"))
    } | {*package["dependencies"], *package["devDependencies"]}
    assert [name for name in sorted(chosen) if name not in told] == []
