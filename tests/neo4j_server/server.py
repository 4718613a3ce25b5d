"""A real Neo4j Community server on this machine: assembled from Maven Central, started, waited for, stopped.

usage: python tests/neo4j_server/server.py assemble FOLDER     (needs mvn and Java 17 or 21)
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

POM = Path(__file__).with_name("pom.xml")
HOME = "PASSAGE_TEST_NEO4J"
"""The environment variable that names the folder of an assembled server."""
_OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")
_PATIENCE = 300
"""Seconds until the server has to answer."""
_CONF = """\
server.default_listen_address=127.0.0.1
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
dbms.security.auth_enabled={auth}
server.memory.heap.initial_size=512m
server.memory.heap.max_size=1g
server.memory.pagecache.size=128m
"""


def assemble(folder: Path) -> None:
    """Put the server's jars into `folder`/lib."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(POM, folder / "pom.xml")
    command = ["mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={folder / 'lib'}"]
    subprocess.run(command, cwd=folder, check=True)


def missing() -> str:
    """Return why no server can be started here; nothing where one can."""
    folder = os.environ.get(HOME)
    if not folder or not any(Path(folder, "lib").glob("neo4j-*.jar")):
        return f"{HOME} names no assembled server: python tests/neo4j_server/server.py assemble FOLDER"
    return "" if shutil.which("java") else "there is no java"


@contextmanager
def running(work: Path, *, password: str | None = None, more: str = "", admin: Sequence[str] = ()) -> Iterator[str]:
    """Start a server with its data in the folder `work` and yield its URI; with a `password` it asks for it.

    `more` holds lines of its configuration; `admin` are arguments of a neo4j-admin that runs first, to import say.
    """
    port = _free_port()
    (work / "conf").mkdir(parents=True, exist_ok=True)
    auth = "false" if password is None else "true"
    (work / "conf" / "neo4j.conf").write_text(_CONF.format(port=port, auth=auth) + more)
    lib = Path(os.environ[HOME], "lib", "*")
    if password is not None:
        _java(lib, work, "org.neo4j.server.startup.Neo4jAdminCommand", "dbms", "set-initial-password", password)
    if admin:
        _java(lib, work, "org.neo4j.server.startup.Neo4jAdminCommand", *admin)
    command = [
        "java", *(f"--add-opens={part}=ALL-UNNAMED" for part in _OPENED), "-cp", str(lib),
        "org.neo4j.server.CommunityEntryPoint", f"--home-dir={work}", f"--config-dir={work / 'conf'}", "--console-mode",
    ]  # fmt: skip
    log = work / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, cwd=work)
    try:
        _wait(process, port, log)
        yield f"bolt://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()


def _java(lib: Path, work: Path, main: str, *arguments: str) -> None:
    environment = os.environ | {"NEO4J_HOME": str(work), "NEO4J_CONF": str(work / "conf")}
    opens = [f"--add-opens={part}=ALL-UNNAMED" for part in _OPENED]
    subprocess.run(["java", *opens, "-cp", str(lib), main, *arguments], env=environment, check=True, cwd=work)


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        with socket.socket() as s:
            # the port opens with the server's last step
            if s.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.3)
    process.kill()
    raise RuntimeError(f"Neo4j did not start:\n{log.read_text(errors='replace')[-3000:]}")


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] != "assemble":
        sys.exit(__doc__)
    assemble(Path(sys.argv[2]).resolve())
