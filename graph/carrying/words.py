"""What an absence factor says, in sentences without names."""

from graph.carrying.carried import Carried
from graph.carrying.firm import FEWEST_UNITS
from graph.words import counted, spelled

COLUMNS = [
    *("of", "by", "contributions", "unknown", "contributors", "everybody", "factor"),
    *("factor_low", "factor_high", "gini", "gini_of_everybody", "sessions", "without_them"),
]


def said(found: Carried) -> str:
    """Say it in one sentence: ``3 of 12 hosts did half of the hosting``, without a full stop."""
    activity = found.activity
    if found.factor is None:
        return f"Nothing is on record yet: {activity.title.lower()}"
    one, many = activity.who if found.by == "people" else ("campus", "campuses")
    did = activity.did if found.by == "people" else activity.campuses_did
    return f"{found.factor:,} of {counted(found.contributors, one, many)} {did}"


def details(found: Carried) -> list[str]:
    """Say what stands behind it: the range, who is tied, what would be left, what isn't known."""
    if found.half is None:
        return []
    half, activity = found.half, found.activity
    told = [
        f"{half.share:.0%} of {found.total:,} {counted_of(found)}; the half is reached where the "
        "sum is a half or more."
    ]
    if found.firm is None:
        told.append(f"How firm that is can't be told from fewer than {FEWEST_UNITS}.")
    else:
        ends = (found.firm.low, found.firm.high)
        span = f"{ends[0]:,}" if ends[0] == ends[1] else f"{ends[0]:,} to {ends[1]:,}"
        told.append(f"With a fifth left out at random it is {span} in nine of ten draws.")
    if half.tied > half.tied_in:
        told.append(
            f"{counted(half.tied, 'contributor')} have {half.at_cut:,.0f} each, of whom "
            f"{spelled(half.tied_in)} {'is' if half.tied_in == 1 else 'are'} counted: which of "
            "them makes no difference."
        )
    if activity.lost and found.by == "people":
        told.append(
            f"Without them {found.lost:,} of {counted(found.units, *activity.unit)} "
            f"{activity.lost}."
        )
    if found.unknown:
        told.append(_left_out(found))
    told.append(
        f"Gini {found.gini:.2f} among those who contributed, {found.gini_of_everybody:.2f} with "
        f"all {found.everybody:,} who could have."
    )
    return told


def counted_of(found: Carried) -> str:
    """Name what is counted, in the plural."""
    return "sessions on campuses" if _held(found) else found.activity.counted


def _held(found: Carried) -> bool:
    return found.by == "campuses" and found.activity.name == "sessions"


def _left_out(found: Carried) -> str:
    if _held(found):
        return f"{counted(found.unknown, 'session')} elsewhere left aside."
    whose = "of which campus" if found.by == "campuses" else "whose"
    return f"Of {found.unknown:,} more it isn’t known {whose} they are."


def row(found: Carried) -> dict[str, object]:
    """Give it as a row of a table, ``COLUMNS``; what isn't known is missing."""
    kept = found.activity.lost and found.by == "people"
    return {
        "of": found.activity.name,
        "by": found.by,
        "contributions": found.total,
        "unknown": found.unknown,
        "contributors": found.contributors,
        "everybody": found.everybody,
        "factor": found.factor,
        "factor_low": found.firm.low if found.firm else None,
        "factor_high": found.firm.high if found.firm else None,
        "gini": found.gini,
        "gini_of_everybody": found.gini_of_everybody,
        "sessions": found.units if kept else None,
        "without_them": found.lost if kept else None,
    }
