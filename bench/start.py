"""How fast the store starts: with the AOT cache made at set-up, beside a plain start.

    python bench/start.py [RUNS]

Plain and AOT-cached starts alternate on one and the same store, so that a busy moment hits both.
Measured are seconds from beginning the process until Bolt answers, and until a first statement
has its answer.
"""

import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from graph import server
from graph.runtime import process
from graph.runtime.prepare import Runtime, prepare
from graph.server.connection import Connection
from graph.server.folder import Folder
from graph.settings import Settings
from graph.store import Store


def start_once(folder: Folder, runtime: Runtime, connection: Connection) -> tuple[float, float]:
    """Start the server, ask it one thing, stop it; give both times in seconds."""
    port = int(connection.uri.rsplit(":", 1)[1])
    began = time.perf_counter()
    command = runtime.server(folder.neo4j, folder.conf)
    begun = process.spawn(command, folder.neo4j, folder.log)
    try:
        process.wait_until_ready(begun, port, folder.log)
        answers = time.perf_counter() - began
        with Store(connection) as store:
            store.read("RETURN 1 AS one")
        return answers, time.perf_counter() - began
    finally:
        process.stop(begun)


def main(runs: int) -> None:
    """Print every run, the medians and their ratio."""
    with tempfile.TemporaryDirectory() as home:
        settings = Settings.load(Path(home) / "store")
        cached = prepare(settings.cache, print)
        if cached.aot_cache is None:
            sys.exit("There is no AOT cache here: run mashal doctor to see why.")
        plain = replace(cached, aot_cache=None)
        connection = server.ensure_running(settings)
        folder = Folder(settings.home)
        server.stop(settings)
        times: dict[str, list[tuple[float, float]]] = {"plain": [], "AOT": []}
        print("run  start  answers  first statement")
        for run in range(1, runs + 1):
            for name, runtime in (("plain", plain), ("AOT", cached)):
                taken = start_once(folder, runtime, connection)
                times[name].append(taken)
                print(f"{run:3}  {name:5}  {taken[0]:6.2f} s  {taken[1]:6.2f} s")
    for at, what in enumerate(("until it answers", "until the first statement's answer")):
        slow, fast = (statistics.median(taken[at] for taken in times[n]) for n in times)
        print(f"{what}: plain {slow:.2f} s, AOT {fast:.2f} s (medians), {slow / fast:.1f} times")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
