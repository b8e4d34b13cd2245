"""What other imports told is told again, load by load, on the roads on which it came in."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import tzinfo
from itertools import chain, groupby

from graph.store import Store
from ingest import journal
from ingest.draft import Draft
from ingest.journal import Kept
from ingest.known import Stored
from ingest.plan import Planner, Step
from ingest.rows import Problem, Reading
from ingest.told.own import absorb_for
from ingest.told.road import retell
from ingest.undo.affected import Affected
from ingest.undo.social import is_social
from ingest.undo.told import OWN, Import, Told, as_row, read
from ingest.write import write

Problems = list[tuple[str, Problem]]


def tell_again(
    store: Store,
    found: Affected,
    others: Sequence[Import],
    zone: tzinfo,
    heard: Callable[[int, int], None],
) -> Problems:
    """Load rows that were accepted before, in their order; gives those that no longer can be.

    ``heard`` is told after every import how many are done, out of how many.
    """
    again: defaultdict[str, list[Told]] = defaultdict(list)
    for one in found.again:
        again[one.by.run_id].append(one)
    by = [one for one in others if found.social or one.run_id in again]
    refused: list[tuple[Told, Problem]] = []
    problems: Problems = []
    done = 0
    for _, load in groupby(by, key=lambda one: one.loaded_at):
        imports = list(load)
        own = [told for one in imports for told in _own(store, one, again[one.run_id], found, zone)]
        refused += _plan(store, own, zone)
        for each in imports:
            rows = _streamed(store, each, again[each.run_id], found)
            if (first := next(rows, None)) is not None:
                faults = retell(store, chain([first], rows), each.run_id, zone)
                problems += [(each.file, why) for why in faults]
        done += len(imports)
        heard(done, len(by))
    # A row may stand on something that only a later load still tells: once more.
    late = groupby([one for one, _ in refused], key=lambda one: one.by.loaded_at)
    for _, rows_of in late:
        problems += [(one.by.file, why) for one, why in _plan(store, list(rows_of), zone)]
    return problems


def _own(
    store: Store, by: Import, again: Sequence[Told], found: Affected, zone: tzinfo
) -> list[Told]:
    """Give the rows of own tables that an import tells again."""
    chosen = [one for one in again if one.is_own]
    if found.social:
        for at, row in enumerate(journal.read(store, by.run_id)):
            if row.trust == OWN and (one := read(by, at, row, zone)) and one.is_social:
                chosen.append(one)
    return chosen


def _streamed(store: Store, by: Import, again: Sequence[Told], found: Affected) -> Iterator[Kept]:
    """Give the rows that a platform's file tells again, as they were kept."""
    chosen = {one.at for one in again if not one.is_own}
    if not chosen and not found.social:
        return
    for at, row in enumerate(journal.read(store, by.run_id)):
        if row.trust != OWN and (
            at in chosen or (found.social and is_social(row.table, row.cells))
        ):
            yield row


def _plan(store: Store, told: Sequence[Told], zone: tzinfo) -> list[tuple[Told, Problem]]:
    """Load rows of own tables as one load; gives those that are refused, and why."""
    drafts = {}
    for one in told:
        by = one.by
        if by.run_id not in drafts:
            drafts[by.run_id] = Draft(by.file, by.sha256, by.kind, Reading(by.kind), by.run_id)
        drafts[by.run_id].reading.rows.append(as_row(one.kept))
    if drafts:
        writes = Planner(Stored(store), zone, _quietly).plan(list(drafts.values()))
        absorb_for(store, writes.get("accounts", []))
        write(store, writes, _quietly)
    tried = ((one, _problem(drafts[one.by.run_id], one)) for one in told)
    return [(one, why) for one, why in tried if why is not None]


def _problem(draft: Draft, one: Told) -> Problem | None:
    wanted = (one.kept.sheet, one.kept.table, one.kept.number)
    return next((why for why in draft.problems if (why.sheet, why.table, why.row) == wanted), None)


def _quietly(_step: Step) -> None:
    """Say nothing: this is part of longer work."""
