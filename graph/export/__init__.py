"""The monthly network health export: a month's numbers for those who don't open the app."""

from datetime import UTC, datetime
from pathlib import Path

from graph.calendar import first_day
from graph.errors import QuestionError
from graph.export import (
    attitude,
    campaigns,
    carrying,
    coverage,
    forecast,
    groups,
    influence,
    overall,
    pillars,
    retention,
    robustness,
    sessions_more,
)
from graph.export import folder as files
from graph.export.bundle import Export
from graph.export.disguise import Disguise
from graph.export.pages import pages_of
from graph.health import summary
from graph.history import History
from graph.pseudonyms import salt_of
from graph.settings import Settings
from graph.store import Store

__all__ = ["Export", "build", "export", "folder_for"]


def folder_for(settings: Settings, month: str) -> Path:
    """Say where a month's export goes if nobody chooses: in the data folder."""
    return settings.home / "exports" / f"mashal-{month}"


def export(
    store: Store, settings: Settings, month: str, out: Path | None = None, *, names: bool = False
) -> tuple[Export, Path]:
    """Write the export of ``month`` (``YYYY-MM``) into ``out``; say what was written, and where.

    People are under pseudonyms unless ``names``. Raises QuestionError for a month without data,
    InputError where the folder can't be written.
    """
    target = out or folder_for(settings, month)
    files.check_free(target)
    history = History.read(store, settings.analysis)
    built = build(history, month, salt_of(store), names=names)
    files.write(target, pages_of(built))
    return built, target


def build(history: History, month: str, salt: str, *, names: bool = False) -> Export:
    """Make a month's export of what a store holds.

    Raises QuestionError for a month without data.
    """
    first = first_day(month)
    if month not in history.months:
        known = history.months
        raise QuestionError(
            f"export {month}",
            "the store has no data of that month",
            f"Choose one from {known[0]} to {known[-1]}" if known else "Load files first",
        )
    health = summary(history, month)
    snapshot = history.at(health.as_of)
    disguise = Disguise.of(history, salt, named=names)
    sheets = (
        overall.health(health, disguise),
        overall.history_of_health(health),
        overall.findings(health, disguise),
        groups.people(snapshot, disguise),
        groups.campuses(snapshot, disguise, first),
        groups.sessions(snapshot, disguise, first),
        overall.campaigns(health),
        influence.places(snapshot, disguise),
        influence.reach(snapshot, disguise),
        influence.flow(snapshot, disguise),
        influence.passed_on(snapshot),
        pillars.health_pillars(health, disguise),
        pillars.health_change(health, disguise),
        forecast.forecast(snapshot, disguise),
        forecast.campuses_at_risk(snapshot, disguise),
        forecast.successions(snapshot, disguise),
        robustness.holding(snapshot, disguise),
        robustness.curve(snapshot),
        robustness.only_links(snapshot, disguise),
        carrying.carrying(snapshot, disguise),
        carrying.without_staff(history, health.as_of, disguise),
        carrying.maturity(snapshot, disguise),
        carrying.maturity_by_month(history, health.as_of, disguise),
        retention.activity(snapshot, disguise),
        retention.retention(snapshot, disguise),
        retention.level_flow(snapshot, disguise),
        retention.newcomers(snapshot, disguise),
        coverage.coverage(snapshot, disguise),
        coverage.coverage_grid(snapshot, disguise),
        coverage.coverage_regions(snapshot, disguise),
        coverage.next_sessions_sheet(snapshot, disguise),
        sessions_more.sessions_by_month(snapshot, disguise),
        campaigns.dialogue_threads(snapshot, disguise),
        campaigns.content(snapshot, disguise),
        campaigns.followers(snapshot, disguise),
        attitude.attitude(snapshot, disguise),
        attitude.attitude_groups(snapshot, disguise),
        attitude.attitude_exposure(snapshot, disguise),
        overall.headlines(health),
        overall.contents(history, health.as_of),
    )
    cleaned = tuple(disguise.cleaned(one) for one in sheets)
    return Export(
        summary=health,
        verdict=disguise.told(health.verdict),
        because=tuple(map(disguise.told, health.because)),
        sheets=cleaned,
        named=names,
        made_at=datetime.now(UTC),
    )
