"""How far long work is, on standard error, while there is somebody to see it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from graph.cli.options import messages

if TYPE_CHECKING:
    from ingest.load import Step


@contextmanager
def progress_bar(begins: str) -> "Iterator[Callable[[Step], None]]":
    """Show a bar that hears of every step; ``begins`` is said until the first."""
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn())
    with Progress(
        *columns, console=messages, transient=True, disable=not messages.is_terminal
    ) as bar:
        task = bar.add_task(begins, total=None)

        def show(step: "Step") -> None:
            bar.update(task, description=step.what, completed=step.done, total=step.total)

        yield show
