"""A PostgreSQL of our own for one run: made in a temporary folder, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy


@contextmanager
def temporary_postgres(*, fsync: bool = False) -> Iterator[str]:
    """Yield the URL of an empty database on a server that ends with the block.

    ``fsync``: every commit reaches the disk, as in real life; tests need no such patience.
    """
    programs = max(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    folder = Path(tempfile.mkdtemp(prefix="eventapp-postgres-"))
    as_owner = _as_owner(folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    subprocess.run(
        [
            *as_owner,
            programs / "initdb",
            "-D",
            folder / "db",
            "-U",
            "eventapp",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--locale-provider=icu",
            "--icu-locale=vi",  # sorts unlike SQLite wherever a column does not say how
        ],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    options = (
        f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=120"
        f" -c fsync={'on' if fsync else 'off'}"
    )
    control = [*as_owner, programs / "pg_ctl", "-D", folder / "db", "-w"]
    subprocess.run(
        [*control, "-o", options, "-l", folder / "log", "start"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    try:
        url = f"postgresql://eventapp@127.0.0.1:{port}/postgres"
        yield url
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=True, stdout=subprocess.DEVNULL)
        shutil.rmtree(folder)


def database_of(worker: str, url: str) -> str:
    """The URL of a database for one of several test processes; nothing stays nothing."""
    if not url or worker == "master":
        return url
    server = sqlalchemy.create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {worker}")
    server.dispose()
    return f"{url.rsplit('/', 1)[0]}/{worker}"


def _as_owner(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root: root hands it to the account Debian made for it."""
    if os.geteuid() != 0:
        return []
    account = pwd.getpwnam("postgres")
    os.chown(folder, account.pw_uid, account.pw_gid)
    return ["runuser", "-u", "postgres", "--"]
