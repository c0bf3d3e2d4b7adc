"""A PostgreSQL of one's own whose processes may be killed; it syncs as in production."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

_OWNERS = ("postgres", "nobody")


@dataclass(frozen=True)
class Cluster:
    """A running cluster in a folder, on a socket there."""

    folder: Path
    programs: Path
    archiving: bool = False

    @property
    def address(self) -> str:
        return f"postgresql://gongyak@/postgres?host={self.folder}"

    def run(self, *command: str) -> None:
        subprocess.run([*_as_owner(), *command], cwd=self.folder, check=True, capture_output=True)

    def start(self) -> None:
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c max_connections=60"
        if self.archiving:
            options += f" -c archive_mode=on -c archive_command='cp %p {self.folder}/wal/%f'"
        control = [str(self.programs / "pg_ctl"), "-D", "data", "-s", "-w", "-t", "60"]
        self.run(*control, "-l", "server.log", "-o", options, "start")

    def stop(self, mode: str = "immediate") -> None:
        """`fast` archives what is left of the log."""
        self.run(str(self.programs / "pg_ctl"), "-D", "data", "-s", "-w", "-m", mode, "stop")

    def recover_to(self, moment: str) -> None:
        """Start from the base copy in `data` and play the archive up to a moment."""
        told = f"restore_command = 'cp {self.folder}/wal/%f %p'\nrecovery_target_time = '{moment}'\n"
        told += "recovery_target_action = 'promote'\n"
        with (self.folder / "data" / "postgresql.auto.conf").open("a") as conf:
            conf.write(told)
        self.run("touch", "data/recovery.signal")
        self.start()
        self.wait_until_it_writes()

    def wait_until_it_writes(self, seconds: float = 60) -> None:
        """Come back once recovery is over."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with psycopg.connect(self.address) as connection:
                if connection.execute("SELECT pg_is_in_recovery()").fetchone() == (False,):
                    return
            time.sleep(0.2)
        raise AssertionError("recovery did not end")

    def postmaster(self) -> int:
        return int((self.folder / "data" / "postmaster.pid").read_text().split()[0])

    def backends(self) -> Sequence[int]:
        """The processes that answer somebody else's connections."""
        with psycopg.connect(self.address) as connection:
            asked = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
            return [pid for (pid,) in connection.execute(asked)]

    def kill_backend(self) -> None:
        """kill -9 one of them; PostgreSQL then restarts all."""
        os.kill(self.backends()[0], signal.SIGKILL)

    def kill_postmaster(self) -> None:
        """kill -9 the whole server."""
        os.kill(self.postmaster(), signal.SIGKILL)


def programs() -> Path | None:
    """Where PostgreSQL's programs are, None where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def _as_owner() -> list[str]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid():
        return []
    owner = next(name for name in _OWNERS if _known(name))
    group = pwd.getpwnam(owner).pw_gid
    return ["setpriv", f"--reuid={owner}", f"--regid={group}", "--clear-groups"]


def _known(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


@contextmanager
def cluster(programs: Path, *, archiving: bool = False) -> Iterator[Cluster]:
    """A new cluster with checksums, gone after the block; `archiving` keeps its log in the folder `wal`."""
    folder = Path(tempfile.mkdtemp(prefix="gongyak-fault-"))
    if not os.geteuid():
        owner = pwd.getpwnam(next(name for name in _OWNERS if _known(name)))
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    folder.chmod(0o755)
    made = Cluster(folder, programs, archiving)
    try:
        options = ["-k", "-D", "data", "-U", "gongyak", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        made.run(str(programs / "initdb"), *options)
        made.run("mkdir", "wal")
        made.start()
        yield made
        made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
