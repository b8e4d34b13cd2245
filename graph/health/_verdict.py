"""The verdict: one sentence on the month, chosen by rules that stand here and nowhere else.

*How it moves*, by the active ambassadors against last month: a change of at least 2 and of at least
10 % makes it growing or shrinking, anything less stable.

*What matters most about it* is the first of these that holds:

- in separate parts: a quarter of those who have ties are outside the largest connected part;
- leaning on a few people: without the three best-connected people a tenth of the others would be
  cut off; or one person is the only link to a tenth; or three people at most did half of the
  hosting of the last three months (told from 6 sessions on);
- carried by fewer than half of its ambassadors;
- without a session on most campuses of the programme;
- else well connected.
"""

from graph.calendar import month_after, month_in_words
from graph.findings.few_carry_it import ENOUGH_SESSIONS
from graph.findings.few_carry_it import FEW as FEW_HOSTS
from graph.health._signs import Signs
from graph.pillars import BEST_CONNECTED
from graph.words import counted, spelled

MOVED_BY, MOVED_SHARE = 2, 0.10
APART_SHARE, LEANING_SHARE, HALF = 0.25, 0.10, 0.5


def verdict(seen: Signs) -> str:
    """Say in one sentence how the network is doing."""
    moves, (matters, is_good, _) = _moves(seen), _matters(seen)
    if not moves:
        return f"The network is {matters}."
    join = "but" if is_good == (moves == "Shrinking") else "and"
    return f"{moves}, {join} {matters}."


def reasons(seen: Signs, month: str) -> tuple[str, ...]:
    """Say in a few sentences what the verdict rests on."""
    return tuple(filter(None, [_activity(seen, month), _matters(seen)[2], _sessions(seen)]))


def _moves(seen: Signs) -> str:
    if seen.active is None or seen.active_change is None:
        return ""
    least = max(MOVED_BY, MOVED_SHARE * (seen.active - seen.active_change))
    if abs(seen.active_change) < least:
        return "Stable"
    return "Growing" if seen.active_change > 0 else "Shrinking"


def _matters(seen: Signs) -> tuple[str, bool, str]:
    """Choose what matters most: the words, whether it is good, and the sentence that says why."""
    if seen.tied and seen.apart >= APART_SHARE * seen.tied:
        apart = counted(seen.apart, "person", "people")
        why = f"{apart} of {seen.tied:,} with ties are outside the largest connected part."
        return "in separate parts", False, why
    leaning = _leaning(seen)
    if leaning:
        return "leaning on a few people", False, leaning
    if seen.active is not None and seen.ambassadors and seen.active < HALF * seen.ambassadors:
        return "carried by fewer than half of its ambassadors", False, ""
    if seen.campuses and (seen.campuses_met or 0) < HALF * seen.campuses:
        return "without a session on most campuses", False, ""
    return "well connected", True, _holds(seen)


def _leaning(seen: Signs) -> str:
    if seen.others and seen.lost >= LEANING_SHARE * seen.others:
        lost = counted(seen.lost, "person", "people")
        return (
            f"If the {spelled(BEST_CONNECTED)} best-connected people left, {lost} of the other "
            f"{seen.others:,} would lose their link to the network."
        )
    if seen.only_link and seen.only_link >= LEANING_SHARE * seen.others:
        return f"One person is the only link to {counted(seen.only_link, 'other')}."
    if seen.hosted >= ENOUGH_SESSIONS and seen.half_hosts <= FEW_HOSTS:
        return (
            f"{seen.half_hosts:,} of {counted(seen.hosts, 'host')} did half of the hosting of the "
            f"last three months."
        )
    return ""


def _holds(seen: Signs) -> str:
    if not seen.others:
        return ""
    if not seen.lost:
        return (
            f"Without its {spelled(BEST_CONNECTED)} best-connected people everybody else would "
            "still be connected."
        )
    lost = counted(seen.lost, "person", "people")
    return (
        f"Without its {spelled(BEST_CONNECTED)} best-connected people only {lost} of the other "
        f"{seen.others:,} would be cut off."
    )


def _activity(seen: Signs, month: str) -> str:
    if seen.active is None:
        return ""
    name = month_in_words(month)
    text = f"{seen.active:,} of {counted(seen.ambassadors or 0, 'ambassador')} "
    text += f"{'was' if seen.active == 1 else 'were'} active in {name}"
    if seen.active_change is None:
        return f"{text}."
    before = month_in_words(month_after(month, -1)).split()[0]
    if not seen.active_change:
        return f"{text}, as many as in {before}."
    more = "more" if seen.active_change > 0 else "fewer"
    return f"{text}, {abs(seen.active_change):,} {more} than in {before}."


def _sessions(seen: Signs) -> str:
    if seen.sessions is None:
        return ""
    held = counted(seen.sessions, "session") if seen.sessions else "No session"
    was = "was" if seen.sessions <= 1 else "were"
    if not seen.campuses or not seen.sessions:
        return f"{held} {was} held."
    met = seen.campuses_met or 0
    campuses = counted(seen.campuses, "campus", "campuses")
    return f"{held} {was} held, on {met:,} of {campuses}."
