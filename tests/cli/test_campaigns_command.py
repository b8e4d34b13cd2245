"""``mashal campaigns`` on the sample, beside the tables it tells."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from data import SAMPLE
from graph.campaigns import content_by, content_figures, followers_over_time, threads
from graph.cli.campaigns import campaigns
from graph.errors import QuestionError
from graph.history import History
from graph.settings import Settings
from graph.snapshot import Snapshot
from graph.store import Store
from ingest.load import load

app = typer.Typer(pretty_exceptions_enable=False)
app.command("campaigns")(campaigns)


@pytest.fixture(scope="module")
def home(store: Store, settings: Settings) -> Path:
    """Load the sample into the store of this run, whose server the commands then find."""
    store.run("MATCH (n) DETACH DELETE n")
    load(store, [SAMPLE])
    return settings.home


@pytest.fixture(scope="module")
def snapshot(home: Path, store: Store) -> Snapshot:
    del home
    return History.read(store).at()


def asked(home: Path, *words: str) -> Result:
    done = CliRunner().invoke(app, [*words, "--store", str(home)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done


def rows(home: Path, *words: str) -> list[dict[str, object]]:
    found = json.loads(asked(home, *words, "--format", "json").stdout)
    assert isinstance(found, list)
    return found


def test_a_campaign_s_figures(home: Path) -> None:
    for name in ("MeandMyHero", "#meandmyhero"):
        (row,) = rows(home, "figures", "--campaign", name)
        assert (row["measured_low"], row["participants"], row["posts"]) == (79_000, 211, 800)
    assert "79" in asked(home).stdout
    days = rows(home, "days", "--campaign", "MeandMyHero")
    assert sum(int(str(day["posts"])) for day in days) == 800


def test_threads_content_and_followers_are_the_tables(home: Path, snapshot: Snapshot) -> None:
    found = threads(snapshot)
    assert [one["post_id"] for one in rows(home, "threads")] == found["post_id"].tolist()
    of_hero = rows(home, "threads", "--campaign", "#MeandMyHero", "--top", "5")
    assert len(of_hero) == 5
    assert all("MeandMyHero" in str(one["campaigns"]) for one in of_hero)
    told = rows(home, "content")
    assert [one["content_id"] for one in told] == content_figures(snapshot)["content_id"].tolist()
    by_topic = rows(home, "content", "--by", "topic")
    assert [one["group"] for one in by_topic] == content_by(snapshot, "topic")["group"].tolist()
    counts = rows(home, "followers")
    expected = followers_over_time(snapshot)["followers"].tolist()
    assert [one["followers"] for one in counts] == expected
    for what in ("threads", "content", "followers", "days"):
        assert asked(home, what, "--top", "3").stdout


def test_what_can_t_be_asked_is_refused_with_what_to_do(home: Path) -> None:
    for words, fault in (
        (["figures", "--campaign", "MeandMyHer"], "MeandMyHero"),
        (["followers", "--campaign", "MeandMyHero"], "Leave --campaign out"),
        (["threads", "--by", "topic"], "Leave --by out"),
    ):
        with pytest.raises(QuestionError, match=fault):
            asked(home, *words)
