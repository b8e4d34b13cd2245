"""Resilience: what breaks when somebody leaves, and how few the work leans on."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from graph.calendar import same_day_before
from graph.carrying.absence import reached
from graph.carrying.contributions import contributions
from graph.csr import components
from graph.cuts import cuts, largest_without
from graph.findings.few_carry_it import ENOUGH_SESSIONS, MONTHS
from graph.once import once
from graph.pillars._cause import Cause, Indicator, as_count, cause, few, people
from graph.pillars._seen import Seen, campus_of, share_of, unknown
from graph.robustness import robustness
from graph.snapshot import Snapshot

BEST_CONNECTED = 3
_NO_TIES = "no ties between people are recorded yet"


@dataclass(frozen=True)
class Connection:
    """Who has a tie, who of them is apart, and whom the ``best`` connected hold.

    ``apart`` of ``tied`` people with a tie are outside the largest connected part; without the best
    connected ``lost`` of the ``others`` in it would be cut off.
    """

    tied: int
    apart: int
    others: int
    lost: int
    best: frozenset[str]


@once
def connection(snapshot: Snapshot) -> Connection:
    """Count who is connected, and who would be without the three people with the most ties."""
    csr = snapshot.undirected.csr
    degree = np.diff(csr.indptr)
    tied = int((degree > 0).sum())
    if not tied:
        return Connection(0, 0, 0, 0, frozenset())
    main = components(csr) == 0
    best = np.lexsort((snapshot.ids.to_numpy(dtype=object), -degree))[:BEST_CONNECTED]
    others = int(main.sum() - main[best].sum())
    lost = max(others - largest_without(csr, best), 0)
    names = frozenset(map(str, snapshot.ids[best]))
    return Connection(tied, tied - int(main.sum()), others, lost, names)


@dataclass(frozen=True)
class Hosting:
    """Who hosted: sessions by person, the fewest who did half of it, and the sessions."""

    counts: dict[str, float]
    half: int
    sessions: int

    @property
    def carriers(self) -> frozenset[str]:
        """Who did half of it, those with the most sessions first, of equals by id."""
        order = sorted(self.counts, key=lambda one: (-self.counts[one], one))
        return frozenset(order[: self.half])


@once
def hosting(snapshot: Snapshot) -> Hosting:
    """Tell who hosted the sessions of the last three months, and how few did half of it."""
    rows = contributions(snapshot, "sessions", since=hosted_since(snapshot.as_of))
    counts = rows["contributor"].value_counts()
    half = reached(counts.to_numpy())
    listed = {str(who): float(many) for who, many in counts.items()}
    return Hosting(listed, half.factor if half else 0, int(rows["unit"].nunique()))


def hosted_since(day: date) -> date:
    """Give the first day of the three months up to ``day``."""
    return same_day_before(day, MONTHS) + timedelta(days=1)


def _robust(snapshot: Snapshot) -> Seen:
    if snapshot.ties.empty:
        return unknown(_NO_TIES)
    people_known = frozenset(map(str, snapshot.ids))
    found = robustness(snapshot)
    return Seen(
        found.r, of_what="people known", out_of=len(people_known), groups={"whole": people_known}
    )


def _robust_moved(before: Seen, now: Seen) -> Cause:
    shifts = (
        people(now.groups["whole"] - before.groups["whole"], "person came in", "people came in"),
        people(before.groups["whole"] - now.groups["whole"], "person is gone", "people are gone"),
    )
    return cause(
        shifts, now, before, "R is {now}, after {before}", lambda seen, _: f"{seen.value:.3f}"
    )


def _without_three(snapshot: Snapshot) -> Seen:
    found = connection(snapshot)
    if not found.others:
        return unknown(_NO_TIES if not found.tied else "nobody but they is connected")
    return Seen(
        found.lost / found.others,
        found.lost,
        found.others,
        "others in the largest connected part",
        groups={"best": found.best},
    )


def _without_three_moved(before: Seen, now: Seen) -> Cause:
    new = now.groups["best"] - before.groups["best"]
    many = "people are now among the three with the most ties"
    shifts = (people(new, "person is now among the three with the most ties", many),)
    return cause(
        shifts,
        now,
        before,
        "{now} others would be cut off without the three, after {before}",
        as_count,
    )


def _hanging(snapshot: Snapshot) -> Seen:
    if snapshot.ties.empty:
        return unknown(_NO_TIES)
    inside = snapshot.ids[components(snapshot.csr) == 0]
    found = cuts(snapshot)
    held = {one.person: len(one.people) for one in found}
    hanging = {person for one in found for person in one.people}
    seen = share_of(hanging, inside, "people in the largest connected part")
    return Seen(
        seen.value,
        seen.count,
        seen.out_of,
        seen.of_what,
        groups={**seen.groups, "cuts": frozenset(held)},
        amounts=held,
        campus=campus_of(snapshot.people, "campus"),
    )


def _hanging_moved(before: Seen, now: Seen) -> Cause:
    new = now.groups["part"] - before.groups["part"]
    freed = (before.groups["part"] - now.groups["part"]) & now.groups["whole"]
    shifts = (
        people(
            now.groups["cuts"] - before.groups["cuts"],
            "person became an only link",
            "people became an only link",
            now.campus,
        ),
        people(
            before.groups["cuts"] - now.groups["cuts"],
            "person is an only link no more",
            "people are an only link no more",
            before.campus,
        ),
        people(new, "person more hangs on one", "people more hang on one", now.campus),
        people(freed, "person no longer does", "people no longer do", now.campus),
    )
    return cause(shifts, now, before, "{now} people hang on one person, after {before}", as_count)


def _hosts(snapshot: Snapshot) -> Seen:
    if snapshot.sessions.empty:
        return unknown("no sessions are recorded yet")
    found = hosting(snapshot)
    if found.sessions < ENOUGH_SESSIONS:
        had = f"{found.sessions:,}" if found.sessions else "none"
        return unknown(
            f"too few sessions with a known host in three months: {had}, {ENOUGH_SESSIONS} needed"
        )
    return Seen(
        float(found.half),
        out_of=len(found.counts),
        of_what="hosts",
        groups={"carriers": found.carriers, "hosts": frozenset(found.counts)},
    )


def _hosts_moved(before: Seen, now: Seen) -> Cause:
    def written(seen: Seen, outside: bool) -> str:
        numbers = int(seen.value or 0), seen.out_of or 0
        count, whole = (few(one) if outside else f"{one:,}" for one in numbers)
        return f"{count} of {whole}"

    new = now.groups["hosts"] - before.groups["hosts"]
    gone = before.groups["hosts"] - now.groups["hosts"]
    shifts = (
        people(gone, "host did not host lately", "hosts did not host lately"),
        people(new, "host is new", "hosts are new"),
        people(now.groups["carriers"], "host carries half now", "hosts carry half now"),
    )
    return cause(
        shifts, now, before, "{now} hosts did half of the hosting, after {before}", written
    )


INDICATORS = {
    "robust": Indicator(_robust, _robust_moved),
    "without_three": Indicator(_without_three, _without_three_moved),
    "hanging": Indicator(_hanging, _hanging_moved),
    "hosts": Indicator(_hosts, _hosts_moved),
}
