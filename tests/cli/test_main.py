"""The command line as a person or a script meets it: as a process of its own."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from gongyak.cli import main

HERE = Path(__file__).parents[2]
GONGYAK = [sys.executable, "-m", "gongyak.cli"]


def gongyak(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **variables}
    return subprocess.run([*GONGYAK, *arguments], env=environment, cwd=HERE, capture_output=True, text=True)


def test_help_is_korean_whatever_the_locale() -> None:
    shown = gongyak("--help", LANG="C", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert shown.returncode == 0
    assert "사용법: gongyak" in shown.stdout
    for english in ("usage", "options", "positional", "show this"):
        assert english not in shown.stdout


@pytest.mark.parametrize("command", sorted(main.COMMANDS))
def test_every_command_has_help_with_an_example(command: str) -> None:
    shown = gongyak(command, "--help")
    assert shown.returncode == 0
    assert "예:" in shown.stdout
    assert f"gongyak {command}" in shown.stdout.split("예:")[1]


@pytest.mark.parametrize("arguments", [(), ("없는명령",), ("serve", "--port", "0"), ("serve", "--어쩌고")])
def test_a_wrong_call_ends_with_2_and_one_korean_sentence(arguments: tuple[str, ...]) -> None:
    ended = gongyak(*arguments)
    assert ended.returncode == 2
    assert "도움말: gongyak" in ended.stderr
    assert "Traceback" not in ended.stderr + ended.stdout


def test_a_reader_that_goes_away_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run(
        [
            sys.executable,
            "-c",
            "from gongyak.cli import main, serve\n"
            "def run(args):\n    print('가' * 100_000)\n    return 0\n"
            "serve.run = run\nraise SystemExit(main.main(['serve']))",
        ],
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        cwd=HERE,
    )
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (141, "")


def test_only_the_chosen_command_is_imported() -> None:
    code = "import sys; from gongyak.cli.main import parser; parser('serve'); print('django' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], cwd=HERE, capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "False"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/static/none", timeout=5):
            return True
    except urllib.error.HTTPError as answer:
        answer.close()
        return True
    except OSError:
        return False


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_serve_names_a_taken_port_and_ends_cleanly(tmp_path: Path, ending: signal.Signals) -> None:
    port = _free_port()
    environment = {**os.environ, "GONGYAK_VAR": str(tmp_path), "PORT": str(port)}
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings"  # not those of the tests
    environment.pop("DATABASE_URL", None)
    server = subprocess.Popen(
        [*GONGYAK, "serve"], env=environment, cwd=HERE, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    idle = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        deadline = time.monotonic() + 30
        while not _answers(port):
            assert time.monotonic() < deadline and server.poll() is None
            time.sleep(0.1)
        idle.request("GET", "/static/none")
        idle.getresponse().read()  # and the connection stays, as a browser's does
        second = gongyak("serve", **environment)
        os.killpg(server.pid, ending)  # Ctrl-C, kill, a closed window: as a terminal does
        said, complained = server.communicate(timeout=10)
    finally:
        idle.close()
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
            server.communicate()
    assert f"http://127.0.0.1:{port}/" in said
    assert complained.replace("자료 보관소를 준비합니다 …\n", "") == ""
    assert server.returncode == 0
    assert second.returncode == 1
    assert second.stderr.startswith(f"포트 {port}")
    assert len(second.stderr.splitlines()) == 1
