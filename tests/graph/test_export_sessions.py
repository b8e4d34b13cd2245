"""The export of sessions month by month: small counts of people stay hidden, unknown stays so."""

import pandas as pd
import pytest

from graph.export.disguise import Disguise
from graph.export.sessions_more import sessions_by_month
from graph.history import History
from graph.suppression import WITHHELD
from tests.graph.campaigns import history_of, person, session, sessions


@pytest.fixture(scope="module")
def history() -> History:
    """Make months of 20 new, of 3 new beside 17, of 6 new beside 14, of 2, and of nobody."""

    def there(*people: range) -> dict[str, str]:
        return {f"p{at:02}": "attended" for some in people for at in some}

    return history_of(
        people=[person(f"p{at:02}") for at in range(29)],
        **sessions(
            session("s1", "2026-02-01", there(range(20)), participants_count=25),
            session("s2", "2026-03-01", there(range(17), range(20, 23))),
            session("s3", "2026-04-01", there(range(14), range(23, 29)), participants_count=20),
            session("s4", "2026-05-01", there(range(2)), participants_count=3),
            session("s5", "2026-06-01", {}),
        ),
    )


def frame(history: History, *, named: bool) -> pd.DataFrame:
    made = sessions_by_month(history.at(), Disguise.of(history, "salt", named=named))
    assert all(column.meaning for column in made.columns)
    return made.frame.set_index("month")


def test_few_are_withheld_and_what_tells_of_them(history: History) -> None:
    table = frame(history, named=False)
    march, april = table.loc["2026-03"], table.loc["2026-04"]
    assert march[["first_timers", "returners", "share"]].tolist() == [WITHHELD] * 3
    assert march["people"] == 20
    assert april["first_timers"] == WITHHELD, "all first-timers less the others would tell March's"
    assert table.loc["2026-02", "first_timers"] == 20
    may = table.loc["2026-05"]
    assert may[["people", "first_timers", "returners"]].tolist() == [WITHHELD] * 3
    assert may["participants"] == WITHHELD


def test_with_names_all_is_told(history: History) -> None:
    table = frame(history, named=True)
    assert table["first_timers"].tolist()[:4] == [20, 3, 6, 0]
    assert table["returners"].tolist()[:4] == [0, 17, 14, 2]
    assert not table.isin([WITHHELD]).any().any()


def test_what_nobody_counted_is_no_number(history: History) -> None:
    table = frame(history, named=False)
    assert pd.isna(table.loc["2026-03", "participants"])
    if "2026-06" in table.index:
        assert pd.isna(table.loc["2026-06", "people"])


def test_nothing_is_an_empty_sheet() -> None:
    nothing = history_of()
    made = sessions_by_month(nothing.at(), Disguise.of(nothing, "salt", named=False))
    assert made.frame.empty
