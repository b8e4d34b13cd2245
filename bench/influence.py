"""Influence and reach beside the libraries a user could pick: seconds, ratios, memory, equality.

Each library and measure runs in a process of its own, so that memory can be told and no library
warms another's caches; the least of three runs counts. Results are compared in the same run.

    python bench/influence.py --size L
    python bench/influence.py --size M --spread --seeds

Libraries that are not installed are left out and said so: ``pip install -e ".[bench]"``.
"""

import argparse
import importlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import spreading
from networks import SIZES, invented
from peers import ENGINES, MEASURES

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

RUNS = 3
ENOUGH = 20.0
"""Seconds after which a measure isn't run again."""
GIVE_UP = 200.0
"""Seconds after which a part is ended."""
CLOSE = 1e-4
"""Two libraries agree if no value differs by more than this share of the largest."""


def part(engine: str, measure: str, folder: Path) -> dict[str, Any]:
    """Run one measure of one library; its values stay in the folder."""
    held = np.load(folder / "network.npz")
    ends, people = (held["source"], held["target"]), int(held["people"])
    if engine == "mashal":
        # Compiled code is loaded before the clock runs, as the others' is on import.
        small = ENGINES[engine](invented(SIZES["S"]), SIZES["S"].people)
        if measure != "build":
            getattr(small, measure)()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    made = ENGINES[engine](ends, people)
    built = time.perf_counter() - began
    seconds: list[float] = []
    values = None
    if measure != "build":
        ask = getattr(made, measure)
        while len(seconds) < RUNS and sum(seconds) < ENOUGH:
            began = time.perf_counter()
            values = ask()
            seconds.append(time.perf_counter() - began)
    if values is not None:
        np.save(folder / f"{measure}-{engine}.npy", values)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": min(seconds, default=built), "megabytes": (peak - before) / 1e3}


def measured(words: list[str]) -> dict[str, Any] | None:
    """Run a part in a process of its own; None if it takes too long or isn't installed."""
    try:
        done = subprocess.run(
            [sys.executable, __file__, *words],
            capture_output=True,
            timeout=GIVE_UP,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return {"seconds": float("inf"), "megabytes": 0.0}
    except subprocess.CalledProcessError as fault:
        print(f"  {' '.join(words[:3])}: {fault.stderr.decode()[-160:].strip()}")
        return None
    return dict(json.loads(done.stdout.splitlines()[-1]))


def measures(folder: Path, wanted: list[str]) -> bool:
    """Print a row a measure: seconds of each library, ratios to ours; say whether all agree."""
    engines = [name for name in ENGINES if name == "mashal" or _is_there(name)]
    print(f"{'':22}" + "".join(f"{name:>22}" for name in engines))
    agree = True
    for measure in wanted:
        found = {
            name: measured(["--part", name, measure, str(folder)])
            for name in engines
            if measure == "build"
            or (hasattr(ENGINES[name], measure) and not _is_hopeless(name, measure, folder))
        }
        ours = (found.get("mashal") or {"seconds": float("nan")})["seconds"]
        cells = [_cell(found.get(name), ours, name) for name in engines]
        print(f"{measure:22}" + "".join(f"{cell:>22}" for cell in cells), flush=True)
        agree &= _agree(folder, measure)
    return agree


def _is_hopeless(name: str, measure: str, folder: Path) -> bool:
    """Leave out what takes plain networkx hours, such as every path from 10,000 people."""
    people = int(np.load(folder / "network.npz")["people"])
    return (
        name == "networkx" and measure in ("harmonic_closeness", "betweenness") and people > 2_000
    )


def _cell(one: dict[str, Any] | None, ours: float, name: str) -> str:
    if one is None:
        return "–"
    ratio = "" if name == "mashal" else f" ({one['seconds'] / ours:,.1f}×)"
    if one["seconds"] == float("inf"):
        return f"over {GIVE_UP:.0f}"
    return f"{one['seconds']:.4g} s{ratio} {one['megabytes']:,.0f}M"


def _agree(folder: Path, measure: str) -> bool:
    """Compare what the libraries found; of what is a sample there is nothing to compare."""
    held = {path.stem: np.load(path) for path in sorted(folder.glob(f"{measure}-*.npy"))}
    ours = held.pop(f"{measure}-mashal", None)
    if ours is None:
        return True
    fine = True
    for name, theirs in held.items():
        both = ~(np.isnan(ours) | np.isnan(theirs))
        off = np.abs(ours - theirs)[both].max(initial=0) / max(
            np.abs(ours[both]).max(initial=0), 1e-300
        )
        if off > CLOSE:
            fine = False
            print(f"  {name} differs: up to {off:.2g} of the largest value")
    return fine


def _is_there(name: str) -> bool:
    try:
        importlib.import_module(name)
    except ImportError:
        print(f"({name} is not installed)")
        return False
    return True


def main(given: argparse.Namespace) -> None:
    """Print every table that was asked for."""
    size = SIZES[given.size]
    print(f"{given.size}: {size.people:,} people, {size.ties:,} ties; seconds (times ours) memory")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, target = invented(size)
        np.savez(folder / "network.npz", source=source, target=target, people=size.people)
        if given.measures:
            agree = measures(folder, given.measures)
            print("all agree" if agree else "NOT ALL AGREE")
        if given.spread:
            spreading.compare_spread(folder, measured)
        if given.seeds:
            spreading.compare_seeds(folder, measured)


def _skipped(size: str) -> list[str]:
    """Leave out what takes hours at a size, for every library alike."""
    if size == "XL":
        return ["harmonic_closeness", "betweenness", "three_step_reach"]
    return ["harmonic_closeness", "betweenness"] if size == "L" else []


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", choices=SIZES, default="M")
    parser.add_argument("--measures", nargs="*", choices=["build", *MEASURES])
    parser.add_argument("--spread", action="store_true")
    parser.add_argument("--seeds", action="store_true")
    parser.add_argument("--part", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.part:
        kind, what, where = chosen.part
        run = part if kind in ENGINES else spreading.part
        print(json.dumps(run(kind, what, Path(where))))
    else:
        if chosen.measures is None:
            out = _skipped(chosen.size)
            chosen.measures = ["build", *(one for one in MEASURES if one not in out)]
        main(chosen)
