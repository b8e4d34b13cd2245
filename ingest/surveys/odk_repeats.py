"""The repeat groups of an ODK form: files that lie beside the form's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.fold import fold
from ingest.files import Given
from ingest.source import Loss
from ingest.surveys.columns import layout
from ingest.surveys.odk_table import BETWEEN, Table, is_csv, is_own, names_of, stem_of, table_of
from ingest.surveys.survey import Answers, Question


@dataclass(frozen=True)
class Repeats:
    """The groups' questions; each entry's submission, group and answers; the groups' names."""

    questions: tuple[Question, ...]
    entries: Sequence[tuple[str, str, Answers]]
    names: frozenset[str]


def repeats_of(given: Given, taken: set[str]) -> Repeats:
    """Read the files of repeat groups that lie beside a form's; inner ones have what is around."""
    stem = stem_of(given.name)
    questions: list[Question] = []
    found: dict[str, tuple[str, str, Answers]] = {}
    order: list[str] = []
    names = set()
    for name, other in sorted(given.around().items(), key=lambda each: len(each[0])):
        if not (is_csv(name) and stem_of(name).startswith(f"{stem}-")):
            continue
        if "parent_key" not in names_of(other):
            continue
        table = table_of(other)
        repeat = stem_of(name)[len(stem) + 1 :]
        names.add(repeat)
        rows = [row for _, row in table.rows]
        asked = layout(
            table.header, rows, is_own=is_own, between=BETWEEN, repeat=repeat, taken=taken
        )
        taken |= {each.name for each in asked.questions}
        questions += asked.questions
        for number, row in table.rows:
            key = table.text(row, "key") or f"{name}:{number}"
            found[key] = (table.text(row, "parent_key"), repeat, asked.answers(row))
            order.append(key)
    return Repeats(tuple(questions), [_whole(found, key) for key in order], frozenset(names))


def _whole(found: Mapping[str, tuple[str, str, Answers]], key: str) -> tuple[str, str, Answers]:
    """Go from an entry to its submission, taking up the answers of the entries around it."""
    parent, repeat, answers = found[key]
    for _ in range(20):
        if parent not in found:
            break
        parent, _, around = found[parent]
        answers = {**around, **answers}
    return parent, repeat, answers


def named_but_absent(main: Table, names: frozenset[str]) -> list[Loss]:
    """Say which repeat groups Briefcase names though their file is not there."""
    sets = [fold(str(cell)) for cell in main.header if cell is not None]
    asked = [name.removeprefix("set-of-") for name in sets if name.startswith("set-of-")]
    folded = {fold(name) for name in names}
    return [
        Loss(f'the repeat group "{name}": its file was not given beside the form\'s')
        for name in asked
        if not any(each == name or each.endswith(name) for each in folded)
    ]
