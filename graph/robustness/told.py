"""What a loss means, in sentences: names come from whoever shows them."""

from collections.abc import Callable, Iterable
from typing import Literal

import pandas as pd

from graph.cuts import Cut
from graph.robustness.loss import Change, Loss
from graph.robustness.singles import Bridge
from graph.words import counted, enumerated, percent

Naming = Callable[[Literal["person", "campus"], str], str]
"""Gives what a person's or campus's id is shown as."""
Campus = pd.Series
"""Each person's campus, by person_id."""
_LISTED = 5


def at_campus(campuses: pd.Series) -> tuple[str, str | None]:
    """Say at which campus people are, if most are at one: a text with ``{campus}``, and its id.

    ``campuses``: those of the people, missing where it isn't known.
    """
    counts = campuses.dropna().value_counts(sort=False).sort_index()
    if counts.empty or counts.max() * 2 <= len(campuses):
        return "", None
    campus = str(counts.idxmax())
    if counts.max() == len(campuses):
        return " at {campus}", campus
    return f", {counts.max():,} of them at {{campus}}", campus


def cut_told(cut: Cut, campus: Campus, naming: Naming) -> str:
    """Say what a cut point's leaving would do."""
    who, end = _people_at(cut.people, campus, naming)
    lose = "loses" if len(cut.people) == 1 else "lose"
    their = "their only link"
    return f"If {naming('person', cut.person)} leaves, {who}{end} {lose} {their}."


def bridge_told(bridge: Bridge, campus: Campus, naming: Naming) -> str:
    """Say what hangs on one tie."""
    one, other = naming("person", bridge.source), naming("person", bridge.target)
    who, end = _people_at(bridge.people, campus, naming)
    return f"Only the tie between {one} and {other} joins {who}{end} to {bridge.others:,} others."


def told(loss: Loss, campus: Campus, naming: Naming) -> list[str]:
    """Say what is lost, most important first; what isn't touched is said to hold."""
    if not loss.people:
        return ["Nobody leaves: nothing is lost."]
    sentences = [_connected(loss, campus, naming)]
    if loss.pairs.lost:
        share = loss.pairs.lost / loss.pairs.before
        sentences.append(
            f"{_of(loss.pairs.lost, loss.pairs.before, 'pair')} of people who remain and have a "
            f"way to each other now would have none ({percent(share)})."
        )
    if loss.dark:
        lose = "loses its" if len(loss.dark) == 1 else "lose their"
        named = listed((naming("campus", one) for one in loss.dark), len(loss.dark))
        sentences.append(
            f"{_of(len(loss.dark), loss.campuses.before, 'campus', 'campuses')} with an ambassador "
            f"{lose} last one: {named}."
        )
    if loss.near is not None and loss.near.lost:
        sentences.append(
            f"{counted(loss.near.after, 'person', 'people')} would be within two ties of an "
            f"ambassador, instead of {loss.near.before:,} of the {loss.remain:,}."
        )
    if loss.alone:
        lose = "loses" if len(loss.alone) == 1 else "lose"
        named = listed((naming("person", one) for one in loss.alone), len(loss.alone))
        sentences.append(
            f"{counted(len(loss.alone), 'person', 'people')} {lose} every tie: {named}."
        )
    return sentences


def listed(names: Iterable[str], many: int) -> str:
    """List the first names, and say how many more there are."""
    first = [name for _, name in zip(range(_LISTED), names, strict=False)]
    more = many - len(first)
    if more:
        return ", ".join(first) + f" and {more:,} more"
    return enumerated(first)


def _connected(loss: Loss, campus: Campus, naming: Naming) -> str:
    """Say who is cut off from the largest connected part."""
    many = len(loss.people)
    who = f"{naming('person', loss.people[0])} leaves" if many == 1 else f"these {many:,} leave"
    lost = tuple(one for group in loss.cut_off for one in group)
    if not loss.remain:
        return f"If {who}, nobody is left."
    if not lost:
        held = loss.largest
        return f"If {who}, nobody is cut off: {_stays(held)}."
    said, end = _people_at(lost, campus, naming)
    if many == 1:
        lose = "loses" if len(lost) == 1 else "lose"
        return f"If {who}, {said}{end} {lose} their only link: {_falls(loss.largest)}."
    are = "is" if len(lost) == 1 else "are"
    return f"If {who}, {said}{end} {are} cut off from the others: {_falls(loss.largest)}."


def _stays(largest: Change) -> str:
    return f"{largest.after:,} of the {largest.out_of:,} who remain stay connected"


def _falls(largest: Change) -> str:
    return (
        f"the largest connected part has {largest.after:,} of the {largest.out_of:,} who remain, "
        f"now {largest.before:,}"
    )


def _people_at(people: tuple[str, ...], campus: Campus, naming: Naming) -> tuple[str, str]:
    """Count people, and say where most of them are."""
    where, at = at_campus(campus.reindex(list(people)))
    where = where if at is None else where.format(campus=naming("campus", at))
    end = "," if where.startswith(",") else ""
    return counted(len(people), "person", "people") + where, end


def _of(many: int, out_of: int, one: str, more: str | None = None) -> str:
    return f"{many:,} of {counted(out_of, one, more)}"
