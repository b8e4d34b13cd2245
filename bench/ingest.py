"""How fast files are read and loaded, beside a bare driver loop and twarc-csv, in the same run.

    python bench/ingest.py [--posts 100000] [--runs 1] [--twarc PYTHON] [--long MB]

A file of invented posts is made (twarc2's pages, three interactions a post, the same for the same
seed). Each part then runs in a process of its own; those that load have a fresh embedded Neo4j:

  reader    the file's records as rows of our tables, nothing else
  load      mashal's whole road: read, check, join, put on record, write, report
  bare      what one would write oneself: orjson, UNWIND $rows … MERGE, 5,000 rows a batch
  twarc     twarc-csv turns the same file into its table (pandas); it needs a Python of its own:
            python -m venv twarc && twarc/bin/pip install twarc-csv "pandas<3"
            (it does not run with pandas 3), then --twarc twarc/bin/python

``load`` and ``bare`` make the same graph, which is counted. ``--long 2000`` loads a file of 2 GB as
well, and tells the most memory that took.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any, Self

import orjson
import posts as invented
import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph import server
from graph.settings import Settings
from graph.store import Store
from ingest.files import Unreadable, files
from ingest.load import load
from ingest.source import Context, Item
from ingest.sources import sources
from ingest.told.collector import seldom

BATCH = 5_000
KIND = "x_api_v2"
COUNTED = ("Account", "Post", "Measurement", "REPLIES_TO", "REPOSTS", "QUOTES", "MENTIONS")
PAGES = 20
FIGURES = {
    "like_count": "reactions",
    "reply_count": "comments",
    "retweet_count": "shares",
    "bookmark_count": "saves",
    "impression_count": "impressions",
}
_BETWEEN = """
UNWIND $rows AS row
MATCH (p:Post {platform: 'x', post_id: row.id})
MATCH (a:Account {platform: 'x', account_id: row.whom})
MERGE (q:Post {platform: 'x', post_id: row.other})
MERGE (a)-[:POSTED]->(q)
MERGE (p)-[r:KIND]->(q) SET r.happened_at = datetime(row.at)
"""
MERGES = {
    "accounts": """
UNWIND $rows AS row
MERGE (a:Account {platform: 'x', account_id: row.id})
SET a.handle = row.handle, a.handle_key = toLower(row.handle), a.name = row.name,
  a.followers = row.n
""",
    "posts": """
UNWIND $rows AS row
MATCH (a:Account {platform: 'x', account_id: row.author})
MERGE (p:Post {platform: 'x', post_id: row.id})
SET p.posted_at = datetime(row.at), p.text = row.text
MERGE (a)-[:POSTED]->(p)
FOREACH (tag IN row.tags | MERGE (h:Hashtag {tag: toLower(tag)}) MERGE (p)-[:TAGGED]->(h))
""",
    "replied_to": _BETWEEN.replace("KIND", "REPLIES_TO"),
    "retweeted": _BETWEEN.replace("KIND", "REPOSTS"),
    "quoted": _BETWEEN.replace("KIND", "QUOTES"),
    "mentions": """
UNWIND $rows AS row
MATCH (p:Post {platform: 'x', post_id: row.id})
MATCH (a:Account {platform: 'x', account_id: row.whom})
MERGE (p)-[r:MENTIONS]->(a) SET r.happened_at = datetime(row.at)
""",
    "figures": """
UNWIND $rows AS row
MATCH (p:Post {platform: 'x', post_id: row.id})
MERGE (m:Measurement {measurement_id: row.key})
SET m.metric = row.metric, m.value = row.value, m.measured_on = date(row.day),
  m.source = 'X API v2', m.period = 'lifetime', m.platform = 'x'
MERGE (m)-[:OF]->(p)
""",
}
TWARC = """
import sys, time
from twarc_csv import CSVConverter
began = time.perf_counter()
with open(sys.argv[1], encoding="utf-8") as given, open(sys.argv[2], "w", encoding="utf-8") as made:
    CSVConverter(given, made).process()
print(time.perf_counter() - began)
"""
Result = dict[str, Any]


def reader(path: Path) -> Result:
    """Read the file and do nothing with it."""
    (given,) = files([path])
    if isinstance(given, Unreadable):
        raise given.fault
    began, records, rows = time.perf_counter(), 0, 0
    # Without the collector, as a load reads.
    with seldom():
        for event in sources()[KIND].read(given, Context()):
            if isinstance(event, Item):
                records += 1
                rows += len(event.rows)
    return {"seconds": time.perf_counter() - began, "records": records, "rows": rows}


def whole(path: Path) -> Result:
    """Load the file as a user does."""
    with _FreshStore() as fresh:
        began, before = time.perf_counter(), fresh.cpu()
        (report,) = load(fresh.store, [path]).files
        return _measured(fresh, began, before, report.rows_read)


def bare(path: Path) -> Result:
    """Load the same with nothing but a driver loop."""
    with _FreshStore() as fresh, path.open("rb") as file:
        began, before, records = time.perf_counter(), fresh.cpu(), 0
        pages = map(orjson.loads, file)
        while part := list(islice(pages, PAGES)):
            rows: dict[str, list[Any]] = {name: [] for name in MERGES}
            for page in part:
                _add(page, rows)
                records += len(page["data"])
            for name, lines in rows.items():
                for start in range(0, len(lines), BATCH):
                    fresh.store.run(MERGES[name], rows=lines[start : start + BATCH])
        return _measured(fresh, began, before, records)


def _add(page: Any, rows: dict[str, list[Any]]) -> None:
    """Take what the graph needs out of a page, as straight as can be."""
    authors = {each["id"]: each["author_id"] for each in page["includes"]["tweets"]}
    day = page["__twarc"]["retrieved_at"][:10]
    for user in page["includes"]["users"]:
        followers = user["public_metrics"]["followers_count"]
        rows["accounts"].append(
            {"id": user["id"], "handle": user["username"], "name": user["name"], "n": followers}
        )
    for post in page["data"]:
        references = {each["type"]: each["id"] for each in post.get("referenced_tweets", ())}
        row = {"id": post["id"], "author": post["author_id"], "at": post["created_at"]}
        for kind, other in references.items():
            acted = {"id": post["id"], "other": other, "whom": authors[other], "at": row["at"]}
            rows[kind].append(acted)
        if "retweeted" in references:
            rows["posts"].append({**row, "text": None, "tags": []})
            continue
        marks = post["entities"]
        tags = [each["tag"] for each in marks["hashtags"]]
        rows["posts"].append({**row, "text": post["text"], "tags": tags})
        for each in marks["mentions"]:
            if each["id"] != post.get("in_reply_to_user_id"):
                named = {"id": post["id"], "whom": each["id"], "at": row["at"]}
                rows["mentions"].append(named)
        for name, metric in FIGURES.items():
            figure = {"id": post["id"], "metric": metric, "value": post["public_metrics"][name]}
            key = f"{metric}/{post['id']}/{day}"
            rows["figures"].append({**figure, "day": day, "key": key})


class _FreshStore:
    """A store in a folder of its own, whose server is stopped at the end."""

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="mashal-bench-")
        self._settings = Settings.load(Path(self._folder.name) / "store")
        self.store = Store.open(self._settings)
        return self

    def cpu(self) -> dict[str, float]:
        """Give the processor's seconds this process and the server have had so far."""
        pid = server.status(self._settings).pid
        used = psutil.Process(pid).cpu_times()
        return {"python": time.process_time(), "server": used.user + used.system}

    def __exit__(self, *_: object) -> None:
        self.store.close()
        server.stop(self._settings)
        self._folder.cleanup()


def _measured(fresh: _FreshStore, began: float, before: dict[str, float], records: int) -> Result:
    seconds = time.perf_counter() - began
    used = {name: taken - before[name] for name, taken in fresh.cpu().items()}
    return {
        "seconds": seconds,
        "cpu": used,
        "records": records,
        "made": _counted(fresh.store),
    }


def _counted(store: Store) -> Result:
    """Count what the graph holds, to see that both loads have made the same."""
    nodes = store.read("MATCH (n) RETURN labels(n)[0] AS name, count(*) AS count")
    ties = store.read("MATCH ()-[r]->() RETURN type(r) AS name, count(*) AS count")
    every = [*nodes.itertuples(index=False), *ties.itertuples(index=False)]
    return {name: int(count) for name, count in every if name in COUNTED}


PARTS: dict[str, Callable[[Path], Result]] = {"reader": reader, "load": whole, "bare": bare}


def run(part: str, path: Path) -> Result:
    """Run one part in a process of its own; gives its result and the most memory it took."""
    done = subprocess.run(
        [sys.executable, __file__, "--part", part, str(path)], stdout=subprocess.PIPE, check=True
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def twarc(python: str, path: Path) -> Result:
    """Have twarc-csv turn the file into its table, by the Python it is installed for."""
    with tempfile.TemporaryDirectory() as folder:
        command = [python, "-c", TWARC, str(path), f"{folder}/made.csv"]
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
        )
    return {"seconds": float(done.stdout.split()[-1])}


def main(given: argparse.Namespace) -> None:
    """Print every part's time, and the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "posts.jsonl"
        interactions = invented.write(path, given.posts)
        size = path.stat().st_size / 1e6
        print(f"{given.posts:,} posts with {interactions:,} interactions, {size:,.0f} MB")
        seconds: dict[str, list[float]] = {}
        made: list[Result] = []
        for _ in range(given.runs):
            # The parts take turns, so that a busy moment hits all.
            for part in PARTS:
                found = run(part, path)
                seconds.setdefault(part, []).append(found["seconds"])
                _say(part, found, given.posts)
                if "made" in found:
                    made.append(found["made"])
            if given.twarc:
                found = twarc(given.twarc, path)
                seconds.setdefault("twarc", []).append(found["seconds"])
                _say("twarc", found, given.posts)
        print("the same graph" if all(each == made[0] for each in made) else f"differ: {made}")
        _compare({part: statistics.median(taken) for part, taken in seconds.items()})
        if given.long:
            _long(Path(folder), given.long)


def _say(part: str, found: Result, count: int) -> None:
    rows = f", {found['rows'] / found['seconds']:,.0f} rows/s" if "rows" in found else ""
    memory = f", at most {found['megabytes']:,.0f} MB" if "megabytes" in found else ""
    if "cpu" in found:
        used = " + ".join(f"{name} {taken:.1f} s" for name, taken in found["cpu"].items())
        memory += f"; processor: {used}"
    speed = f"{count / found['seconds']:,.0f} posts/s"
    print(f"{part:7} {found['seconds']:7.1f} s  {speed}{rows}{memory}", flush=True)


def _compare(seconds: dict[str, float]) -> None:
    print(f"load against the bare loop: {seconds['bare'] / seconds['load']:.2f} times as fast")
    if "twarc" in seconds:
        print(f"reader against twarc-csv: {seconds['twarc'] / seconds['reader']:.1f} times as fast")


def _long(folder: Path, megabytes: int) -> None:
    """Load a long file, and tell the most memory that took."""
    path = folder / "long.jsonl"
    written = 0
    with path.open("wb") as file:
        for page in invented.pages(10**9, seed=2):
            written += file.write(orjson.dumps(page) + b"\n")
            if written >= megabytes * 1e6:
                break
    found = run("load", path)
    print(f"a file of {written / 1e6:,.0f} MB:")
    _say("load", found, found["records"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--twarc", metavar="PYTHON")
    parser.add_argument("--long", type=int, metavar="MB", default=0)
    parser.add_argument("--part", nargs=2, metavar=("PART", "FILE"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.part:
        result = PARTS[chosen.part[0]](Path(chosen.part[1]))
        result["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        print(json.dumps(result))
    else:
        main(chosen)
