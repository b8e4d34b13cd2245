"""The examination: first what is installed, then the data folder, then the store itself."""

from collections.abc import Callable, Sequence

from graph.doctor import installed, kept
from graph.doctor.answering import answering
from graph.doctor.check import Check
from graph.settings import Settings


def examine(settings: Settings) -> list[Check]:
    """Look at everything mashal needs; nothing is started, fetched or changed."""
    looks: list[Callable[[Settings], Check]] = [installed.python, installed.packages]
    if settings.embedded:
        looks += [installed.java_runtime, installed.neo4j_files, installed.fast_starts]
    looks += [kept.folder, kept.room, kept.numbers]
    return [*(look(settings) for look in looks), *answering(settings)]


def is_well(checks: Sequence[Check]) -> bool:
    """Say whether all that is needed is as it should be."""
    return all(check.ok or not check.needed for check in checks)
