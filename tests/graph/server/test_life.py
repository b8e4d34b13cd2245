"""The embedded server through everything that happens to it on a laptop."""

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from graph import server
from graph.errors import SetupError, StoreError
from graph.runtime import config, java, ports, process
from graph.runtime.prepare import prepare
from graph.server import begin
from graph.server.folder import Folder, Running
from graph.settings import Settings
from graph.store import Store

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and modes")
STARTER = """
import sys
from pathlib import Path
from graph.server import ensure_running, status
from graph.settings import Settings
settings = Settings(MASHAL_HOME=Path(sys.argv[1]), MASHAL_CACHE=Path(sys.argv[2]))
ensure_running(settings)
print(status(settings).pid)
"""

# Where the tests run in the background, a shell has told them, and so this child, to ignore it.
HEEDS_CTRL_C = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
WAITS = "import time; time.sleep(60)"


def starter(settings: Settings) -> list[str]:
    return [sys.executable, "-c", STARTER, str(settings.home), str(settings.cache)]


@pytest.fixture
def folder(own: Settings) -> Folder:
    """Give the folder of a store whose server runs at the beginning of each test."""
    server.ensure_running(own)
    return Folder(own.home)


def names(settings: Settings) -> list[str]:
    with Store.open(settings) as store:
        return store.read("MATCH (t:Topic) RETURN t.topic_id AS id ORDER BY id")["id"].tolist()


def add(settings: Settings, name: str) -> None:
    with Store.open(settings) as store:
        store.run("MERGE (:Topic {topic_id: $name})", name=name)


def kill(settings: Settings) -> psutil.Process:
    running = server.status(settings)
    assert running.pid is not None
    victim = psutil.Process(running.pid)
    victim.kill()
    while process.is_alive(victim):
        time.sleep(0.02)
    return victim


def take(stranger: socket.socket, port: int) -> None:
    """Listen on a port as soon as the system has taken it from a killed process."""
    stranger.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    for _ in range(100):
        try:
            stranger.bind(("127.0.0.1", port))
        except OSError:
            time.sleep(0.05)
        else:
            stranger.listen()
            return
    pytest.fail(f"port {port} did not become free")


def test_two_processes_that_ask_at_once_share_one_server(own: Settings) -> None:
    both = [
        subprocess.Popen(starter(own), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    # Both end although the server goes on: it holds none of their pipes.
    answers = [each.communicate(timeout=300) for each in both]
    assert [each.returncode for each in both] == [0, 0], answers
    pids = {int(out) for out, _ in answers}
    assert len(pids) == 1
    assert psutil.pid_exists(pids.pop())
    assert server.status(own).running


def test_it_listens_on_this_machine_only(own: Settings, folder: Folder) -> None:
    noted = folder.noted()
    assert noted is not None
    listening = [
        line.laddr
        for line in psutil.Process(noted.pid).net_connections()
        if line.status == psutil.CONN_LISTEN or line.type == socket.SOCK_DGRAM
    ]
    assert [address.port for address in listening] == [noted.port]
    assert listening[0].ip.removeprefix("::ffff:") == "127.0.0.1"


@POSIX
def test_password_and_data_are_the_owners_alone(folder: Folder) -> None:
    assert stat.S_IMODE(folder.password_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.neo4j.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.home.stat().st_mode) == 0o700
    assert len(folder.password()) >= 32


def test_the_password_is_on_no_command_line(folder: Folder) -> None:
    noted = folder.noted()
    assert noted is not None
    assert folder.password() not in " ".join(psutil.Process(noted.pid).cmdline())


def test_statements_and_names_are_not_logged(own: Settings, folder: Folder) -> None:
    add(own, "a name nobody else has")
    for log in (folder.neo4j / "logs").iterdir():
        assert "a name nobody else has" not in log.read_text("utf-8", errors="replace")


def test_a_running_server_is_found_without_waiting_for_anybody(
    own: Settings, folder: Folder
) -> None:
    with server.held(own):
        assert server.ensure_running(own).password == folder.password()


@POSIX
def test_ctrl_c_where_it_was_started_does_not_reach_it(own: Settings, folder: Folder) -> None:
    server.stop(own)
    with subprocess.Popen(
        [*starter(own)[:2], HEEDS_CTRL_C + STARTER + WAITS, *starter(own)[3:]],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as asking:
        assert asking.stdout is not None
        pid = int(asking.stdout.readline())
        os.killpg(asking.pid, signal.SIGINT)
        asking.wait(30)
    assert server.status(own).pid == pid


def test_killed_it_comes_back_with_every_committed_row(own: Settings, folder: Folder) -> None:
    add(own, "before the kill")
    victim = kill(own)
    assert not server.status(own).running
    assert "before the kill" in names(own)
    assert server.status(own).pid != victim.pid


def test_a_stranger_on_its_port_is_left_alone(own: Settings, folder: Folder) -> None:
    before = server.ensure_running(own)
    port = int(before.uri.rsplit(":", 1)[1])
    kill(own)
    with socket.socket() as stranger:
        take(stranger, port)
        assert not server.status(own).running
        after = server.ensure_running(own)
        assert after.uri != before.uri
        assert server.ensure_running(own) == after


def test_its_process_id_may_be_anothers_by_now(own: Settings, folder: Folder) -> None:
    port = config.port(folder.conf)
    assert port is not None
    kill(own)
    folder.finish(Running(os.getpid(), port))
    assert not server.status(own).running
    assert not server.stop(own)
    server.ensure_running(own)
    assert server.status(own).pid != os.getpid()


def test_a_server_whose_note_was_lost_is_found_again(own: Settings, folder: Folder) -> None:
    pid = server.status(own).pid
    folder.forget_server()
    server.ensure_running(own)
    assert server.status(own).pid == pid


@POSIX
def test_a_server_that_hangs_is_started_anew(
    own: Settings, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(own, "before it hung")
    running = server.status(own)
    pid = running.pid
    assert pid is not None
    assert running.port is not None
    os.kill(pid, signal.SIGSTOP)
    # The signal reaches one thread after the other: the last of them may answer once more.
    while ports.speaks_bolt(running.port):
        time.sleep(0.05)
    monkeypatch.setattr(process, "START_SECONDS", 0.0)
    monkeypatch.setattr(begin, "PATIENCE_SECONDS", 0.5)
    monkeypatch.setattr(begin, "HUNG_SECONDS", 0.5)
    said: list[str] = []
    server.ensure_running(own, said.append)
    assert "Neo4j runs but does not answer: it is started anew" in said
    assert "before it hung" in names(own)
    assert server.status(own).pid != pid


def test_two_stores_stand_side_by_side(own: Settings, settings: Settings, store: Store) -> None:
    add(own, "only here")
    one, other = server.status(own), server.status(settings)
    assert one.running
    assert other.running
    assert one.port != other.port
    assert one.pid != other.pid
    found = store.read("MATCH (t:Topic {topic_id: 'only here'}) RETURN t")
    assert found.empty


def test_a_lost_password_is_made_anew_and_no_row_is_lost(own: Settings, folder: Folder) -> None:
    add(own, "before the loss")
    before = folder.password()
    server.stop(own)
    folder.password_file.unlink()
    said: list[str] = []
    server.ensure_running(own, said.append)
    assert "The store's password was lost: a new one is made" in said
    assert folder.password() != before
    assert "before the loss" in names(own)


def test_a_set_up_that_was_cut_is_begun_again(settings: Settings, tmp_path: Path) -> None:
    chosen = settings.model_copy(update={"home": tmp_path / "مشعل راہ"})
    half = Folder(chosen.home)
    half.make()
    half.begin_anew()
    (half.data / "databases" / "system").mkdir(parents=True)
    (half.data / "databases" / "system" / "neostore").write_bytes(b"half")
    try:
        add(chosen, "the folder's name is in Urdu")
        assert half.has_data
    finally:
        server.stop(chosen)


def test_data_of_a_newer_neo4j_is_not_touched(own: Settings, folder: Folder) -> None:
    server.stop(own)
    note = folder.neo4j / "version"
    ours = note.read_text("ascii")
    note.write_text("2099.01.0\n", "ascii")
    with pytest.raises(StoreError, match=r"written by Neo4j 2099\.01\.0, newer than mashal's own"):
        server.ensure_running(own)
    assert not server.status(own).running
    note.write_text(ours, "ascii")


def test_files_another_server_holds_are_told(own: Settings, folder: Folder, tmp_path: Path) -> None:
    server.stop(own)
    # By another road to the folder it is not recognised as the store's own server.
    road = tmp_path / "road"
    try:
        road.symlink_to(folder.neo4j, target_is_directory=True)
    except OSError:
        shutil.copytree(folder.neo4j, road)
    runtime = prepare(own.cache, lambda _: None)
    port = ports.free_port()
    config.write(tmp_path / "conf", port)
    log = tmp_path / "other.log"
    other = process.spawn(java.server(runtime.folder, road, tmp_path / "conf"), tmp_path, log)
    try:
        process.wait_until_ready(other, port, log)
        with pytest.raises(StoreError, match="another program has its files open"):
            server.ensure_running(own)
    finally:
        process.stop(other)
    server.ensure_running(own)


def test_a_full_disk_is_told_before_the_start(
    own: Settings, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.stop(own)
    full = shutil.disk_usage(own.home)._replace(free=1_000_000)
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "disk_usage", lambda _: full)
        with pytest.raises(SetupError, match="the disk is full: the store needs"):
            server.ensure_running(own)
    server.ensure_running(own)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a running process's files")
def test_a_database_that_had_to_stop_comes_back_when_it_is_opened(
    own: Settings, folder: Folder
) -> None:
    add(own, "before it stopped")
    pid = server.status(own).pid
    # What a full disk does: the next write to a long file fails.
    psutil.Process(pid).rlimit(psutil.RLIMIT_FSIZE, (500_000, 500_000))
    rows = [{"id": f"too much {number}", "text": "x" * 500} for number in range(5_000)]
    with Store.open(own) as store, pytest.raises(StoreError, match="the database had to stop"):
        store.write("UNWIND $rows AS r CREATE (:Topic {topic_id: r.id, name: r.text})", rows)
    said: list[str] = []
    with Store.open(own, said.append) as store:
        found = store.read("MATCH (t:Topic) RETURN t.topic_id AS id")["id"].tolist()
    assert "The database had stopped: the store is started anew" in said
    assert "before it stopped" in found
    assert not any(name.startswith("too much") for name in found)


def test_a_data_folder_that_cannot_be_is_told(settings: Settings, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    for home in (in_the_way, in_the_way / "below"):
        with pytest.raises(StoreError, match=r"can't be written .* Choose another with --store"):
            server.ensure_running(settings.model_copy(update={"home": home}))


def test_status_and_stop_make_nothing(settings: Settings, tmp_path: Path) -> None:
    chosen = settings.model_copy(update={"home": tmp_path / "none"})
    assert not server.status(chosen).running
    assert not server.stop(chosen)
    assert not chosen.home.exists()


def test_a_broken_aot_cache_does_not_prevent_the_start(
    own: Settings, folder: Folder, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.aot"
    broken.write_bytes(b"no cache at all" * 1000)
    with server.held(own) as hold:
        hold.end()
        runtime = replace(prepare(own.cache, lambda _: None), aot_cache=broken)
        folder.finish(begin._start(folder, runtime))
    assert server.status(own).running
