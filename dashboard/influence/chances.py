"""The two chances a message depends on: that a contact passes it on, that somebody asked agrees."""

from dataclasses import dataclass

import streamlit as st

from dashboard import session
from dashboard.text import number
from graph.cascades import Calibrated, calibrated
from graph.snapshot import Snapshot

PASS_ON, AGREES = "chance_pass_on", "chance_agrees"
CHANCES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5]
AGREEING = [0.25, 0.5, 0.75, 0.9, 1.0]
USUAL = 0.1
LOW, HIGH = 0.05, 0.2
"""The range of chances that an answer is told for beside the chosen one."""


@dataclass(frozen=True)
class Chances:
    """What was chosen: ``p`` a direct contact, ``acceptance`` of those asked."""

    p: float
    acceptance: float


def chosen(snapshot: Snapshot) -> Chances:
    """Show the boxes for both chances, in the container they are called in."""
    seen = observed(snapshot)
    options = sorted({*CHANCES, round(seen.p, 3)} if _is_known(seen) else CHANCES)
    left, right = st.columns(2, gap="medium")
    p = left.select_slider(
        "Chance that one contact passes a message on",
        options,
        value=round(seen.p, 3) if _is_known(seen) else USUAL,
        format_func=lambda share: f"{share:.1%}" if share * 100 % 1 else f"{share:.0%}",
        help="Of one direct contact (a reply, a repost, a report of knowing each other) on the day "
        "it happens; older contacts and shared sessions count for less, several for more.",
        key=PASS_ON,
        persist_state="session",
    )
    acceptance = right.select_slider(
        "Chance that somebody who is asked takes part",
        AGREEING,
        value=1.0,
        format_func="{:.0%}".format,
        help="Each decides alone. Who declines can still be reached by the others.",
        key=AGREES,
        persist_state="session",
    )
    st.caption(_where_from(seen))
    return Chances(float(p), float(acceptance))


def observed(snapshot: Snapshot) -> Calibrated:
    """Give the chance that the campaign's own posts show, worked out once a day and store state."""
    return session.kept(("calibrated", snapshot.as_of), lambda: calibrated(snapshot))


def _is_known(seen: Calibrated) -> bool:
    return seen.p is not None and seen.p == seen.p and seen.p > 0


def _where_from(seen: Calibrated) -> str:
    if not _is_known(seen):
        return (
            f"The campaign's own posts don't tell this chance yet, so {USUAL:.0%} is a guess. "
            f"Every answer is told for {LOW:.0%} to {HIGH:.0%} as well."
        )
    return (
        f"The campaign's own posts show {seen.p:.1%} "
        f"({seen.wide_low:.1%} to {seen.wide_high:.1%}): "
        f"{number(seen.adopted)} of {number(seen.exposed)} times somebody in contact with an "
        "author passed a post on."
    )
