"""What coverage, sessions, campaigns and attitudes cost on an invented programme, beside peers.

    python bench/coverage.py --size M                what every question costs, and what its memory
    python bench/coverage.py --size M --peers        threads, attitudes and plans beside a peer
    python bench/coverage.py --size M --peers --pingouin PYTHON

Each question is asked in a process of its own that holds nothing but the programme, as a first
visit would; seconds are the processor's, memory is what the process took beyond the programme.
A peer is what somebody would write with the usual library: networkx for the trees of replies,
scipy (and pingouin, by a Python that has it) for the changes, question by question, and a lazy
greedy of sets and a heap for a plan. What is found is compared in the same run.
"""

import argparse
import heapq
import json
import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

# First of all paths: a bench beside this one is called as a package of the project is.
from programme import SIZES, snapshot_of

from graph.attitude import (
    By,
    Exposure,
    answered_twice,
    attitude_change,
    attrition,
    change_by,
    reliability,
    response,
)
from graph.campaigns import content_by, content_figures, followers_over_time, threads
from graph.coverage import (
    KINDS,
    Looked,
    by_region,
    evenness_of,
    grid,
    next_sessions,
    place,
    thinness,
    with_change,
)
from graph.coverage._ground import Ground, ground
from graph.coverage._items import session_items
from graph.coverage._worth import GROUPS, NONE, PANELISTS, SESSIONS, TOPICS, Items
from graph.reach import campaign_days, campaign_figures, ladder
from graph.sessions import by_period, contents, held, loads, testimonials, topics
from graph.snapshot import Snapshot

Ask = Callable[[Snapshot], Any]
RUNS = 3
MB = 1 << 10
"""Linux counts the memory of a process in kB."""
FEW = Looked(groups=(("faith_group", "hindu"), ("faith_group", "sikh")), topics=("women", "sports"))
QUESTIONS: Mapping[str, Ask] = {
    "thinness": thinness,
    "thinness and its change": with_change,
    "grid, campus × topic": grid,
    "grid, campus × faith group": lambda one: grid(one, "campus", "faith_group", counted="people"),
    "grid, campus × discipline, few hidden": lambda one: grid(
        one, "campus", "discipline", counted="people", hide=KINDS
    ),
    "grid, two faiths, two topics": lambda one: grid(one, counted="people", looked=FEW),
    "grid, platform × topic, posts": lambda one: grid(one, "platform", "topic", counted="posts"),
    "evenness": evenness_of,
    "regions": by_region,
    "next sessions, 10": next_sessions,
    "place 100 sessions": lambda one: place(one, many=100),
    "place 30 within a budget": lambda one: place(
        one, many=30, budget=20, travel_cost=0.5, minority=5, once=True
    ),
    "place 50 ambassadors": lambda one: place(one, many=50, what="ambassadors"),
    "attitude change": attitude_change,
    **{f"change by {by}": lambda one, by=by: change_by(one, by) for by in By},
    "change by campus, one question": lambda one: change_by(one, By.campus, "item_women"),
    "attrition": attrition,
    "reliability": reliability,
    **{f"response, {what}": lambda one, what=what: response(one, what) for what in Exposure},
    "sessions by month": by_period,
    "sessions by term": lambda one: by_period(one, "term"),
    "sessions held": held,
    "topics": topics,
    "loads": loads,
    "testimonials": testimonials,
    "contents": contents,
    "campaign figures": campaign_figures,
    "campaign days": campaign_days,
    "reach ladder of campaigns": ladder,
    "threads": threads,
    "content figures": content_figures,
    "content by topic": lambda one: content_by(one, "topic"),
    "followers": followers_over_time,
}


def alone(snapshot: Snapshot, ask: Ask) -> tuple[float, float]:
    """Ask in a process of its own; give the processor's seconds and the memory it took, in MB."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began = time.process_time()
        ask(snapshot)
        seconds = time.process_time() - began
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        os.write(writing, json.dumps([seconds, (most - before) / MB]).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        said = told.read()
    os.waitpid(child, 0)
    if not said:
        raise SystemExit("a question failed, see above")
    seconds, memory = json.loads(said)
    return seconds, memory


def costs(size: str, only: str) -> None:
    """Print what every question costs."""
    snapshot = snapshot_of(SIZES[size])
    # What is loaded or compiled once is no question's.
    small = snapshot_of(SIZES["S"])
    for ask in QUESTIONS.values():
        ask(small)
    many = {"people": len(snapshot.people), "at sessions": len(snapshot.session_people)}
    many |= {"answers": len(snapshot.feedback), "posts": len(snapshot.posts)}
    print(f"{size}: " + ", ".join(f"{count:,} {what}" for what, count in many.items()))
    print(f"{'':40}{'s':>8}{'MB':>8}")
    for name, ask in QUESTIONS.items():
        if only in name:
            runs = [alone(snapshot, ask) for _ in range(RUNS)]
            seconds, memory = (min(run[at] for run in runs) for at in (0, 1))
            print(f"{name:40}{seconds:8.2f}{memory:8.0f}", flush=True)


def trees(snapshot: Snapshot) -> pd.DataFrame:
    """Describe the threads with networkx: a graph of replies, a search in breadth from each top."""
    graph: nx.DiGraph[tuple[str, str]] = nx.DiGraph()
    acts = snapshot.interactions[snapshot.interactions["kind"] == "reply"]
    columns = ["platform", "post_id", "target_post_id", "source_account", "target_account"]
    account = {}
    for where, post, to, by, whom in acts[columns].itertuples(index=False):
        graph.add_edge((where, to), (where, post))
        account[where, post], account[where, to] = by, whom
    rows = []
    for top in [node for node, many in graph.in_degree() if not many]:
        layers = list(nx.bfs_layers(graph, top))
        below = [post for layer in layers for post in layer]
        rows.append(
            (
                *top,
                len(below) - 1,
                len({account[post] for post in below}),
                len(layers) - 1,
                max(map(len, layers)),
            )
        )
    return pd.DataFrame(rows, columns=SHAPE)


SHAPE = ["platform", "post_id", "replies", "accounts", "depth", "breadth"]


def one_by_one(snapshot: Snapshot, items: list[str]) -> pd.DataFrame:
    """Test each question with scipy: means a person, the paired t interval, Wilcoxon's test."""
    from scipy import stats

    given = snapshot.feedback.assign(score=pd.to_numeric(snapshot.feedback["score"]))
    turned = given["item"].str.contains("beliefs")
    given["score"] = given["score"].mask(turned, 6 - given["score"])
    key, rows = ["session_id", "respondent_code", "item"], []
    before, after = (given[given["wave"] == wave] for wave in ("before", "after"))
    pairs = before[[*key, "score"]].merge(after[[*key, "score"]], on=key)
    pairs = pairs.rename(columns={"score_x": "before", "score_y": "after"})
    for item in items:
        people = pairs[pairs["item"] == item].groupby("respondent_code")[["before", "after"]].mean()
        ends = stats.ttest_rel(people["after"], people["before"]).confidence_interval(0.95)
        ranks = stats.wilcoxon(
            (people["after"] - people["before"]).round(9),
            zero_method="pratt",
            correction=True,
            method="asymptotic",
        )
        change = (people["after"] - people["before"]).mean()
        rows.append((item, len(people), change, ends.low, ends.high, ranks.pvalue))
    return pd.DataFrame(rows, columns=["name", "people", "change", "low", "high", "p"])


PINGOUIN = """
import json, sys, time
import pandas as pd, pingouin
pairs = pd.read_csv(sys.argv[1], dtype={"respondent_code": str})
rows = []
began = time.process_time()
for item, answers in pairs.groupby("item"):
    people = answers.groupby("respondent_code")[["before", "after"]].mean()
    found = pingouin.ttest(people["after"], people["before"], paired=True)
    interval = found[[name for name in found if name.startswith("CI95")][0]].iloc[0]
    rows.append([item, float(interval[0]), float(interval[1])])
print(json.dumps([time.process_time() - began, rows]))
"""


class Sets:
    """What stands as plain sets and lists; what each item adds is worked out one by one."""

    def __init__(self, on: Ground, items: Items) -> None:
        standing = on.standing
        self.counts, self.wanted = standing.counts.tolist(), standing.wanted.tolist()
        self.weights, self.region = standing.weights.tolist(), standing.region.tolist()
        self.at = {
            part: {tuple(one) for one in np.argwhere(known).tolist()}
            for part, known in (
                (TOPICS, standing.topic_at),
                (GROUPS, standing.group_at),
                (PANELISTS, standing.panelist_at),
            )
        }
        self.of_region = [
            ({tuple(one) for one in np.argwhere(known).tolist()}, known.shape[1])
            for known in (standing.topic_in, standing.group_in)
        ]
        self.half = standing.region_weight / 2
        columns = (items.campus, items.topic, items.group, items.panelist, items.lead)
        self.items = list(zip(*(column.tolist() for column in columns), strict=True))

    def new(self, item: int) -> list[tuple[int, int]]:
        """Name the parts of which the item would bring something new to its campus."""
        campus, topic, group, panelist, _ = self.items[item]
        some = ((TOPICS, topic), (GROUPS, group), (PANELISTS, panelist))
        return [
            (part, what)
            for part, what in some
            if what != NONE and (campus, what) not in self.at[part]
        ]

    def step(self, campus: int, part: int) -> float:
        if not self.weights[campus][part] > 0:
            return 0.0
        has, wants = self.counts[campus][part], self.wanted[campus][part]
        return float(
            self.weights[campus][part] * (min(1.0, (has + 1) / wants) - min(1.0, has / wants))
        )

    def gain(self, item: int) -> float:
        campus, topic, group, _, _ = self.items[item]
        total = self.step(campus, SESSIONS)
        total += sum(self.step(campus, part) for part, _ in self.new(item))
        for (seen, size), what in zip(self.of_region, (topic, group), strict=True):
            if what != NONE and size and (self.region[campus], what) not in seen:
                total += self.half / size
        return total

    def take(self, item: int) -> None:
        campus, topic, group, _, _ = self.items[item]
        self.counts[campus][SESSIONS] += 1
        for part, what in self.new(item):
            self.at[part].add((campus, what))
            self.counts[campus][part] += 1
        for (seen, _), what in zip(self.of_region, (topic, group), strict=True):
            seen.add((self.region[campus], what))


def lazily(snapshot: Snapshot, many: int) -> float:
    """Plan sessions by a lazy greedy of plain sets and a heap (Minoux 1978); give what it adds.

    The items and what stands are ours.
    """
    on = ground(snapshot, Looked())
    items, _ = session_items(on, many, 1.0, 0.0)
    sets, free = Sets(on, items), on.leads.people["free"].tolist()
    heap = [(-sets.gain(item), item, 0) for item in range(len(items))]
    heapq.heapify(heap)
    worth, taken = 0.0, 0
    while heap and taken < many:
        value, item, asked = heapq.heappop(heap)
        lead = sets.items[item][-1]
        if lead != NONE and not free[lead]:
            continue
        if asked < taken:
            heapq.heappush(heap, (-sets.gain(item), item, taken))
            continue
        sets.take(item)
        worth, taken = worth - value, taken + 1
        if lead != NONE:
            free[lead] -= 1
    return worth


def timed(ask: Callable[[], Any]) -> tuple[float, Any]:
    began = time.process_time()
    found = ask()
    return time.process_time() - began, found


def beside(what: str, ours: float, theirs: float, said: str) -> None:
    print(f"{what:34}{ours:8.2f}{theirs:9.2f}{theirs / ours:8.1f}×  {said}", flush=True)


def peers(size: str, pingouin: str | None) -> None:
    """Print what we and a peer take for the same; end where they find something else."""
    print(f"{size}: processor's seconds, equal results\n{'':34}{'mashal':>8}{'peer':>9}")
    small = snapshot_of(SIZES["S"])
    for ask in (threads, attitude_change, place):
        ask(small)
    one_by_one(small, ["item_women"])
    snapshot = snapshot_of(SIZES[size])

    ours, mine = timed(lambda: threads(snapshot))
    theirs, other = timed(lambda: trees(snapshot))
    order = ["platform", "post_id"]
    pd.testing.assert_frame_equal(
        mine[SHAPE].sort_values(order, ignore_index=True),
        other.sort_values(order, ignore_index=True),
        check_dtype=False,
    )
    beside("threads", ours, theirs, f"networkx, the shapes of {len(mine):,} threads alone")

    ours, mine = timed(lambda: attitude_change(snapshot))
    pairs, rated = answered_twice(snapshot), mine[mine["kind"] == "item"]
    theirs, other = timed(lambda: one_by_one(snapshot, rated["name"].tolist()))
    for column in ("people", "change", "low", "high", "p"):
        np.testing.assert_allclose(rated[column].astype(float), other[column], rtol=1e-9)
    beside("attitude change", ours, theirs, "scipy, the questions alone, no scales, d or shares")
    if pingouin:
        with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
            pairs[["item", "respondent_code", "before", "after"]].to_csv(file.name, index=False)
            words = [pingouin, "-c", PINGOUIN, file.name]
            done = subprocess.run(words, capture_output=True, check=True)
        theirs, rows = json.loads(done.stdout.splitlines()[-1])
        told = pd.DataFrame(rows, columns=["name", "low", "high"]).set_index("name")
        told = told.loc[rated["name"]]
        for column in ("low", "high"):
            # It rounds the ends of its intervals to two decimals or more, by its version.
            np.testing.assert_allclose(rated[column], told[column], atol=0.0051)
        beside("", ours, theirs, "pingouin, t intervals alone, of answers matched")

    for many in (10, 100):
        ours, plan = timed(lambda many=many: place(snapshot, many=many))
        theirs, worth = timed(lambda many=many: lazily(snapshot, many))
        apart = abs(plan.gain - worth) / worth
        if apart > 0.02:
            raise SystemExit(f"the plans are worth {plan.gain} and {worth}")
        beside(
            f"place {many} sessions",
            ours,
            theirs,
            f"lazy greedy, worth {worth:.3f} ({plan.gain:.3f}), without bound and draws",
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", choices=SIZES, default="M")
    parser.add_argument("--only", default="", help="questions with this in their name")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--pingouin", metavar="PYTHON")
    chosen = parser.parse_args()
    if chosen.peers:
        peers(chosen.size, chosen.pingouin)
    else:
        costs(chosen.size, chosen.only)
