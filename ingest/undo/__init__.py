"""Taking an import back: the store is then as if it had never been made."""

from collections.abc import Callable, Collection, Sequence
from datetime import tzinfo
from typing import Any

from graph.errors import QuestionError
from graph.store import Store, statement
from ingest.fields.times import KARACHI
from ingest.identity import join
from ingest.plan import Progress, Step
from ingest.undo.affected import Affected, affected
from ingest.undo.again import tell_again
from ingest.undo.aside import forget_social, give_over, let_go, put_back, step_aside
from ingest.undo.joined import take_apart
from ingest.undo.names import name_again
from ingest.undo.told import Import, imports
from ingest.undo.undone import Blocked, Undone

__all__ = ["Blocked", "Undone", "undo", "what_if"]

TOLD = ("done", "cut", "running")
"""The states of imports whose rows count."""


def what_if(
    store: Store, run_id: str, also: Collection[str] = (), *, zone: tzinfo = KARACHI
) -> Undone:
    """Say what undoing an import, together with those ``also`` named, would do; changes nothing.

    All loads of the same file are taken back together. Raises QuestionError if there is no such
    import, or it kept no rows.
    """
    undone, others = _chosen(imports(store), [run_id, *also])
    found = affected(store, undone, others, zone)
    _check_all_is_kept(found, others)
    return _report(found, others, dry_run=True)


def undo(
    store: Store,
    run_id: str,
    also: Collection[str] = (),
    *,
    zone: tzinfo = KARACHI,
    progress: Progress = lambda _: None,
) -> Undone:
    """Take an import back, together with those ``also`` named, unless rows of others stand on it.

    What only these told goes; what others told too stays, with what those say. The imports stay on
    record. If it is cut off, run it again. Raises QuestionError as :func:`what_if` does, and
    StoreError if the store fails.
    """
    undone, others = _chosen(imports(store), [run_id, *also])
    progress(Step("looking what other files say", 0, 1))
    put_back(store)
    found = affected(store, undone, others, zone)
    _check_all_is_kept(found, others)
    if found.blocking:
        return _report(found, others, dry_run=True)
    joined = take_apart(store, found)
    run_ids = [one.run_id for one in undone]
    store.run(statement("undo/begin"), run_ids=run_ids)
    progress(Step("taking it back", 0, 1))
    step_aside(store, found.nodes, found.ties)
    if found.social:
        forget_social(store)
    problems = tell_again(store, found, others, zone, _heard(progress))
    progress(Step("tidying up", 0, 1))
    give_over(store)
    let_go(store)
    name_again(store, found.tags, others, zone)
    if joined:
        join(store)
    store.run(statement("undo/done"), run_ids=run_ids)
    progress(Step("done", 1, 1))
    return _report(found, others, dry_run=False, problems=tuple(problems))


def _chosen(known: Sequence[Import], run_ids: Sequence[str]) -> tuple[list[Import], list[Import]]:
    """Part the imports into those to undo, with all loads of the same files, and the others."""
    by_id = {one.run_id: one for one in known}
    files = set()
    for run_id in run_ids:
        if run_id not in by_id:
            raise QuestionError(
                f"import {run_id}", "there is none", 'See them with "mashal imports"'
            )
        one = by_id[run_id]
        if one.status == "undone":
            raise QuestionError(f"import {run_id}", "is undone already", "Nothing to do")
        if one.loaded and not one.rows and one.status in TOLD:
            raise QuestionError(
                f"import {run_id}",
                "was made before imports kept their rows, so it can't be undone",
                "Restore a backup from before it",
            )
        files.add((one.sha256, one.kind))
    undone = [one for one in known if _is_of(one, files) and one.status in (*TOLD, "undoing")]
    others = [one for one in known if one.status in TOLD and not _is_of(one, files)]
    return undone, others


def _check_all_is_kept(found: Affected, others: Sequence[Import]) -> None:
    """Refuse to tell accounts and posts again while some of it was not kept."""
    mute = [one for one in others if one.loaded and not one.rows]
    if found.social and mute:
        raise QuestionError(
            f"import {found.undone[0].run_id}",
            f"{mute[0].file} was loaded before imports kept their rows, and may tell of the same "
            "accounts and posts",
            "Load everything anew into an empty store",
        )


def _is_of(one: Import, files: Collection[tuple[str, str]]) -> bool:
    return (one.sha256, one.kind) in files


def _report(
    found: Affected, others: Sequence[Import], *, dry_run: bool, problems: Any = ()
) -> Undone:
    files = {one.run_id: one.file for one in others}
    mute = sum(bool(one.loaded) and not one.rows for one in others)
    many = "s that were" if mute > 1 else " that was"
    return Undone(
        run_ids=tuple(one.run_id for one in found.undone),
        files=tuple(dict.fromkeys(one.file for one in found.undone)),
        goes=dict(sorted(found.goes.items())),
        stays=dict(sorted(found.stays.items())),
        again=len(found.again),
        social=found.social,
        blocked=tuple(
            Blocked(run_id, files[run_id], len(rows)) for run_id, rows in found.blocking.items()
        ),
        problems=problems,
        warnings=(
            f"what {mute} import{many} made before imports kept their rows said is not looked at",
        )
        if mute
        else (),
        dry_run=dry_run,
    )


def _heard(progress: Progress) -> Callable[[int, int], None]:
    return lambda done, total: progress(Step("telling again what other files say", done, total))
