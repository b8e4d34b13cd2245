"""Influence and reach of the month: bands, the ladder, flow between campuses, cascades."""

import pandas as pd

from graph.bands import bands
from graph.cascades import calibrated, cascades, summed_up
from graph.export.disguise import Disguise
from graph.export.few import few_came, withhold
from graph.export.sheet import Column, Sheet, sheet
from graph.reach import campus_flow, ladder
from graph.reach.subjects import Of, posts_of
from graph.snapshot import Snapshot
from graph.suppression import SMALLEST, WITHHELD, suppressed

RANKED = ("two_step_reach", "betweenness", "pagerank", "collective_influence")
REACHED: tuple[Of, ...] = ("campaign", "platform", "campus", "session", "month")
ONLINE = (
    *("measured_low", "measured_high", "potential_low", "potential_high", "impressions", "views"),
)


def places(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """Rank everybody by a few measures, each place with its band; no order that isn't known."""
    columns = (
        Column("measure", "the measure; the sheet people has everybody's values of all"),
        Column("person_id", "the person, as in the sheet people"),
        Column("value", "the measure's value", "as in the sheet people"),
        Column("place", "the person's place; empty where only the third of the list is known"),
        Column("place_from", "the better end of the band that the place lies in"),
        Column("place_to", "the other end: so it is in 90 % of networks without a fifth of people"),
        Column("third", "top, middle or bottom, where the band is wider than half the list"),
    )
    names = {"rank": "place", "rank_low": "place_from", "rank_high": "place_to", "tier": "third"}
    found = [bands(snapshot, name).assign(measure=name) for name in RANKED]
    frame = pd.concat(found, ignore_index=True).rename(columns=names)
    frame["person_id"] = frame["person_id"].map(disguise.shown)
    order = frame.sort_values(["measure", "value", "person_id"], ascending=[True, False, True])
    return sheet("places", "Who carries the network, and how sure that is", columns, order)


def reach(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """Give the four rungs of reach of everything but people; rungs are never added."""
    few = disguise.beside_counts
    columns = (
        Column("of", "campaign, platform, campus, session or month"),
        Column("subject", "which one: the campaign's name, else the id"),
        Column("attended", f"distinct people on record at its sessions{few}", "people"),
        Column("attended_low", f"at least so many came, with those counted{few}", "people"),
        Column("attended_high", f"at most so many came{few}", "people"),
        Column("measured_low", f"people reached, as platforms counted: at least{few}", "people"),
        Column("measured_high", "at most: several posts may have reached the same", "people"),
        Column("measured_by", "what reported it"),
        Column("potential_low", f"followers of the accounts that posted: at least{few}", "people"),
        Column("potential_high", "at most: accounts may share followers", "people"),
        Column("impressions", f"times shown; no count of people{few}", "times"),
        Column("impressions_kind", "reported, or potential: posts × followers"),
        Column("views", f"times a video was seen{few}", "times"),
        Column("posts", "posts it rests on", "posts"),
    )
    frame = pd.concat([_ladder(snapshot, of, disguise) for of in REACHED], ignore_index=True)
    return sheet("reach", "Reach: four rungs, never added to each other", columns, frame)


def flow(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """Say how the people of each two campuses are tied, and who carries on whom."""
    few = disguise.beside_counts
    columns = (
        Column("source", "the campus (university_id)"),
        Column("target", "the campus it reaches; itself too"),
        Column("ties", "ties between people of the two", "ties"),
        Column("people_tied", f"people of the target with such a tie{few}", "people"),
        Column("amplified", "times people of the target carried on people of the source", "acts"),
        Column("amplifiers", f"people of the target who did{few}", "people"),
    )
    frame = campus_flow(snapshot)
    if not disguise.named:
        frame = _without_small_campuses(frame)
        for name in ("people_tied", "amplifiers"):
            frame[name] = suppressed(frame[name])
        # Three acts are by three people at most.
        away = frame["amplifiers"].eq(WITHHELD)
        frame["amplified"] = frame["amplified"].astype(object).mask(away, WITHHELD)
    return sheet("campus_flow", "Who reaches whom across campuses", columns, frame)


def passed_on(snapshot: Snapshot) -> Sheet:
    """Sum up the cascades by platform and by campaign, and say what chance they show."""
    columns = (
        Column("of", "platform or campaign"),
        Column("subject", "which one"),
        Column("cascades", "posts that were a beginning, passed on or not", "cascades"),
        Column("alone", "those that nobody passed on or answered", "cascades"),
        Column("mean_posts", "posts in a cascade on average", "posts"),
        Column("largest", "posts in the largest", "posts"),
        Column("deepest", "steps from the first post to the farthest, at most", "steps"),
        Column(
            "structural_virality",
            "median mean distance between two posts of a cascade of two or more",
            "steps",
            "Goel, Anderson, Hofman & Watts (2016), doi:10.1287/mnsc.2015.2158",
        ),
        Column("hours_to_half", "median time until half of a cascade was there", "hours"),
        Column("p", "chance that one contact passes a post on; empty where nobody was exposed"),
        Column("p_low", "lower end of its 95 % interval, posts of one account faring alike"),
        Column("p_high", "upper end"),
    )
    found = cascades(snapshot)
    parts = [
        summed_up(found, by).rename(columns={by: "subject"}).assign(of=by)
        for by in ("platform", "campaign")
    ]
    frame = pd.concat(parts, ignore_index=True)
    rows = zip(frame["of"], frame["subject"], strict=True)
    seen = [calibrated(snapshot, **{str(of): subject}) for of, subject in rows]
    frame["p"] = [one.p for one in seen]
    frame["p_low"] = [one.wide_low for one in seen]
    frame["p_high"] = [one.wide_high for one in seen]
    return sheet("cascades", "What was passed on", columns, frame)


def _ladder(snapshot: Snapshot, of: Of, disguise: Disguise) -> pd.DataFrame:
    frame = ladder(snapshot, of)
    frame = frame.rename(columns={frame.columns[0]: "subject"}).assign(of=of)
    if disguise.named:
        return frame
    frame = _without_few(frame, snapshot, of)
    # A count that rests on the accounts of a few people can be looked up, and leads to them.
    few = frame["subject"].map(_personal_accounts(snapshot, of)).fillna(0).between(1, SMALLEST - 1)
    for name in ONLINE:
        frame[name] = frame[name].astype(object).where(~few | frame[name].isna(), WITHHELD)
    return frame


def _without_few(frame: pd.DataFrame, snapshot: Snapshot, of: Of) -> pd.DataFrame:
    """Hide how many came to what few came to, the same as in the sheets of sessions."""
    few = few_came(snapshot)
    told = {"attended": "people", "attended_low": "came", "attended_high": "came"}
    wholes = {"campus": few.campuses, "month": few.months}.get(of, frozenset())
    shown = frame.copy()
    for name, number in told.items():
        away = few.sessions[number] if of == "session" else wholes
        small = frame["subject"][frame[name].between(1, SMALLEST - 1)]
        shown[name] = withhold(frame[name], frame["subject"], {*away, *small})
    return shown


def _personal_accounts(snapshot: Snapshot, of: Of) -> "pd.Series[int]":
    """Count the accounts behind each subject that are not the campaign's own."""
    key = ["platform", "account_id"]
    official = snapshot.accounts.loc[snapshot.accounts["official"].eq(True), key]
    posts = posts_of(snapshot, of).dropna(subset=["account_id"])
    own = pd.MultiIndex.from_frame(posts[key]).isin(pd.MultiIndex.from_frame(official))
    counted: pd.Series[int] = (
        posts[~own].drop_duplicates(["subject", *key]).groupby("subject").size()
    )
    return counted


def _without_small_campuses(frame: pd.DataFrame) -> pd.DataFrame:
    """Leave out campuses of which few people are known: a tie of theirs would be somebody's."""
    known = (frame["people_source"] >= SMALLEST) & (frame["people_target"] >= SMALLEST)
    return frame[known].reset_index(drop=True)
