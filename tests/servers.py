"""Real SPARQL servers, started on free ports of this machine: Oxigraph's and Virtuoso."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

VIRTUOSO = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = {folder}
NumberOfBuffers = 20000
MaxDirtyBuffers = 12000
CaseMode = 2
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 10000
MaxQueryExecutionTime = 300
"""


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server is, and what writing takes."""

    address: str
    user: str = ""


@contextmanager
def oxigraph(folder: Path) -> Iterator[Server]:
    """Oxigraph's own server, with an empty store in memory."""
    port = free_port()
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or "oxigraph"
    with running([program, "serve", "--bind", f"127.0.0.1:{port}"], folder, port):
        yield Server(f"http://127.0.0.1:{port}")


@contextmanager
def virtuoso(folder: Path) -> Iterator[Server]:
    """Virtuoso with an empty store and the limits of its Debian package; writing wants HTTP Digest."""
    sql, http = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(VIRTUOSO.format(folder=folder, sql=sql, http=http))
    with running(["virtuoso-t", "+foreground", "+configfile", str(settings)], folder, http):
        yield Server(f"http://127.0.0.1:{http}", "dba:dba")


@contextmanager
def running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    """A program that listens on a port, until the block ends."""
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
    try:
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert process.poll() is None, (folder / "server.log").read_text("utf-8", "replace")
                time.sleep(0.1)
        yield
    finally:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
