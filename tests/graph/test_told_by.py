"""What hidden numbers totals tell: by bridges, the same as by the row space of all of them."""

import itertools

import numpy as np
import pytest

from graph.told import parts_of, told_by

Cell = tuple[int, int]


def by_rank(totals: list[set[Cell]]) -> set[Cell]:
    """Name the numbers that, each as a total of its own, would add nothing to what they span."""
    cells = sorted(set().union(*totals))
    matrix = np.array([[cell in total for cell in cells] for total in totals], dtype=float)
    rank = np.linalg.matrix_rank(matrix)
    alone = np.eye(len(cells))
    return {
        cell
        for at, cell in enumerate(cells)
        if np.linalg.matrix_rank(np.vstack([matrix, alone[at]])) == rank
    }


def drawn(seed: int) -> list[list[Cell]]:
    """Draw a table's rows and columns, the regions of its rows, and every third time any totals."""
    draws = np.random.default_rng(seed)
    rows, columns = int(draws.integers(1, 9)), int(draws.integers(1, 6))
    region = draws.integers(0, 3, rows)
    cells = list(itertools.product(range(rows), range(columns)))
    totals = [[cell for cell in cells if cell[0] == row] for row in range(rows)]
    totals += [[cell for cell in cells if cell[1] == column] for column in range(columns)]
    totals += [
        [cell for cell in cells if region[cell[0]] == of and cell[1] == column]
        for of in range(3)
        for column in range(columns)
    ]
    if seed % 3 == 0:
        totals += [[cell for cell in cells if draws.random() < 0.4] for _ in range(3)]
    return [total for total in totals if total]


@pytest.mark.parametrize("seed", range(60))
def test_bridges_tell_what_the_row_space_does(seed: int) -> None:
    draws = np.random.default_rng(1_000 + seed)
    totals = sorted(drawn(seed), key=len)
    away = {cell for total in totals for cell in total if draws.random() < 0.35}
    hidden = [set(total) & away for total in totals]
    shown = [at for at, held in enumerate(hidden) if held and draws.random() < 0.8]
    if shown:
        assert told_by(hidden, shown, parts_of(totals)) == by_rank([hidden[at] for at in shown])


def test_an_odd_circle_of_totals_tells_each_of_its_numbers() -> None:
    totals = [{"a", "b"}, {"b", "c"}, {"a", "c"}]
    assert told_by(totals, [0, 1, 2], parts_of(totals)) == {"a", "b", "c"}
