"""What holds for every measure in the folder, whichever it is."""

import random
from collections.abc import Mapping
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

import graph.measures
from graph.errors import QuestionError
from graph.measures import SUBJECT_COLUMN, Measure, all_measures, measure_named
from graph.snapshot import Snapshot
from tests.graph.networks import NETWORKS, snapshot_of

MEASURES = pytest.mark.parametrize("measure", all_measures(), ids=lambda one: one.name)
EVERY = pytest.mark.parametrize("network", NETWORKS)


def values(measure: Measure, snapshot: Snapshot, **options: object) -> Mapping[str, object]:
    frame = measure(snapshot, **options)
    return dict(zip(frame.iloc[:, 0], frame[measure.name], strict=True))


def contents(snapshot: Snapshot) -> list[str]:
    frames = [value for value in vars(snapshot).values() if isinstance(value, pd.DataFrame)]
    ties = sorted(map(str, snapshot.graph.edges(data=True)))
    return [frame.to_json(date_format="iso") for frame in frames] + ties


def test_every_file_is_one_measure_named_as_it_is() -> None:
    files = {path.stem for path in Path(graph.measures.__path__[0]).glob("[!_]*.py")}
    assert files == {one.name for one in all_measures()}
    for one in all_measures():
        assert one.run.__name__ == one.run.__module__.rsplit(".", 1)[1] == one.name


@MEASURES
def test_it_says_what_it_answers_and_where_it_is_from(measure: Measure) -> None:
    assert measure.question.endswith("?")
    assert measure.unit
    assert "doi:" in measure.reference or "http" in measure.reference
    assert measure.run.__doc__


@EVERY
@MEASURES
def test_one_row_a_subject_and_one_column_named_as_the_measure(
    measure: Measure, network: str
) -> None:
    snapshot = snapshot_of(NETWORKS[network]())
    frame = measure(snapshot)
    assert list(frame.columns) == [SUBJECT_COLUMN[measure.subject], measure.name]
    if measure.subject == "person":
        assert frame["person_id"].tolist() == snapshot.people["person_id"].tolist()
    assert pd.api.types.is_numeric_dtype(frame[measure.name])


@EVERY
@MEASURES
def test_nothing_is_changed_and_the_answer_is_the_same_again(
    measure: Measure, network: str
) -> None:
    snapshot = snapshot_of(NETWORKS[network]())
    before = contents(snapshot)
    first = measure(snapshot)
    assert contents(snapshot) == before
    assert first.equals(measure(snapshot))


@EVERY
@MEASURES
def test_order_of_rows_and_ends_changes_no_value(measure: Measure, network: str) -> None:
    given = NETWORKS[network]()
    people, ties = list(given.nodes), list(given.edges(data=True))
    draw = random.Random(0)  # noqa: S311
    draw.shuffle(people)
    draw.shuffle(ties)
    shuffled = given.__class__()
    shuffled.add_nodes_from(people)
    turn = not given.is_directed()
    shuffled.add_edges_from((b, a, data) if turn else (a, b, data) for a, b, data in ties)
    expected = values(measure, snapshot_of(given))
    assert values(measure, snapshot_of(shuffled)) == pytest.approx(expected, nan_ok=True)


@MEASURES
def test_strength_counts_only_when_asked_for(measure: Measure) -> None:
    if "weighted" not in measure.options:
        with pytest.raises(QuestionError, match="no weighted form"):
            measure(snapshot_of(NETWORKS["random"]()), weighted=True)
        return
    given = NETWORKS["random"]()
    bare = nx.Graph(given.edges)
    bare.add_nodes_from(given)
    plain = values(measure, snapshot_of(bare))
    assert values(measure, snapshot_of(given)) == pytest.approx(plain)
    assert values(measure, snapshot_of(bare), weighted=True) == pytest.approx(plain)
    assert values(measure, snapshot_of(given), weighted=True) != pytest.approx(plain)


def test_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(QuestionError, match="Did you mean betweenness"):
        measure_named("betweeness")
    with pytest.raises(QuestionError, match=r"Known are .*degree"):
        measure_named("zzz")
