"""An erased person is gone: from the store, from other people's texts, from stored exports."""

import hashlib
import json
from pathlib import Path

import pandas as pd
import pytest

from graph.erase import erase, find
from graph.erase.exports import clean_exports
from graph.erase.identity import Identity
from graph.errors import InputError, QuestionError
from graph.export import export
from graph.export.folder import Page, write
from graph.export.scrub import Scrubber
from graph.history import History
from graph.pseudonyms import pseudonyms, salt_of
from graph.settings import Settings
from graph.store import Store
from ingest.identity import Same, merge

GRAPH = """
CREATE (c:Venue:University {venue_id: 'u1', university_id: 'u1', name: 'Example University',
  city: 'Karachi', province: 'Sindh'})
FOREACH (n IN range(2, 9) |
  CREATE (:Person:Ambassador {person_id: 'p-' + n, name: 'Other Person' + n})
    -[:AMBASSADOR_OF {appointed_on: date('2026-01-01')}]->(c))
CREATE (p:Person:Ambassador {person_id: 'p-1', name: 'Ayesha Example', name_ur: 'عائشہ مثال'})
CREATE (p)-[:AMBASSADOR_OF {appointed_on: date('2026-01-01')}]->(c)
CREATE (s:Session {session_id: 's1', title: 'Peace, with Ayesha  Example',
  held_on: date('2026-03-03')})-[:HELD_AT]->(c)
WITH c, p, s
MATCH (o:Person {person_id: 'p-2'})
CREATE (p)-[:HOSTED]->(s), (o)-[:ATTENDED]->(s), (p)-[:KNOWS {source: 'form'}]->(o)
CREATE (mine:Account {platform: 'x', account_id: '77', handle: 'ayesha_ex1'})
CREATE (page:Account {platform: 'x', account_id: '78', handle: 'campaign', official: true})
CREATE (theirs:Account {platform: 'x', account_id: '79', handle: 'other'})
CREATE (p)-[:OWNS]->(mine), (p)-[:OWNS]->(page), (o)-[:OWNS]->(theirs)
CREATE (mine)-[:POSTED]->(m1:Post {platform: 'x', post_id: '1', text: 'mine',
  posted_at: datetime('2026-03-04T10:00Z')})
CREATE (page)-[:POSTED]->(:Post {platform: 'x', post_id: '2',
  text: 'Thanks, @Ayesha_Ex1 and عائشہ مثال!', posted_at: datetime('2026-03-04T11:00Z')})
CREATE (theirs)-[:POSTED]->(:Post {platform: 'x', post_id: '3', text: 'Nothing of hers',
  posted_at: datetime('2026-03-04T12:00Z')})-[:REPLIES_TO]->(m1)
CREATE (:Measurement {measurement_id: 'm1', metric: 'views', value: 5})-[:OF]->(m1)
CREATE (:Measurement {measurement_id: 'm2', metric: 'followers', value: 5})-[:OF]->(mine)
CREATE (:Measurement {measurement_id: 'm3', metric: 'followers', value: 5})-[:OF]->(page)
CREATE (p)-[:FEATURED_IN]->(:Content:Testimonial {content_id: 't1', text: 'I spoke'})
CREATE (both:Content:Testimonial {content_id: 't2', text: 'we spoke'})
CREATE (p)-[:FEATURED_IN]->(both)<-[:FEATURED_IN]-(o)
CREATE (:FeedbackResponse {response_id: 'r1', respondent_code: 'p-1', wave: 'before'})
  -[:ABOUT]->(s)
CREATE (:FeedbackResponse {response_id: 'r2', respondent_code: 'p-1', wave: 'after',
  item_why: 'Ayesha Example said so'})-[:ABOUT]->(s)
"""
TELLING = ("Ayesha", "ayesha_ex1", "Ayesha_Ex1", "عائشہ مثال", "p-1")


@pytest.fixture
def campaign(empty_store: Store) -> Store:
    empty_store.run(GRAPH)
    return empty_store


@pytest.fixture
def home(settings: Settings, tmp_path: Path) -> Settings:
    return settings.model_copy(update={"home": tmp_path})


def ids(store: Store, label: str, key: str) -> list[str]:
    frame = store.read(f"MATCH (n:{label}) RETURN n.{key} AS id ORDER BY id")
    return frame["id"].tolist()


def test_it_says_beforehand_what_will_go(campaign: Store) -> None:
    found = find(campaign, "p-1")
    assert found.name == "Ayesha Example"
    assert [account["handle"] for account in found.accounts] == ["ayesha_ex1"]
    assert (found.posts, found.testimonials) == (1, 1)


def test_nobody_by_that_id(campaign: Store) -> None:
    with pytest.raises(QuestionError, match="knows nobody by this id"):
        find(campaign, "p-100")


def test_person_accounts_posts_and_testimonials_are_gone(campaign: Store, home: Settings) -> None:
    erase(campaign, home, find(campaign, "p-1"))
    assert ids(campaign, "Person", "person_id") == [f"p-{n}" for n in range(2, 10)]
    assert ids(campaign, "Account", "account_id") == ["78", "79"]
    assert ids(campaign, "Post", "post_id") == ["2", "3"]
    assert ids(campaign, "Content", "content_id") == ["t2"]
    assert ids(campaign, "Measurement", "measurement_id") == ["m3"]
    assert ids(campaign, "Session", "session_id") == ["s1"]


def test_no_property_in_the_store_tells_who_it_was(campaign: Store, home: Settings) -> None:
    erased = erase(campaign, home, find(campaign, "p-1"))
    frame = campaign.read(
        "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN properties(n), properties(r)"
    )
    everything = frame.to_string(max_colwidth=None)
    assert not any(word in everything for word in TELLING)
    assert "Thanks, [name withheld] and [name withheld]!" in everything
    assert erased.texts == 3


def test_feedback_can_be_paired_but_not_linked(campaign: Store, home: Settings) -> None:
    erase(campaign, home, find(campaign, "p-1"))
    codes = campaign.read("MATCH (f:FeedbackResponse) RETURN f.respondent_code AS code")["code"]
    assert len(codes) == 2
    assert codes.nunique() == 1
    assert "p-1" not in codes.iloc[0]


def test_stored_exports_lose_the_person_and_stay_whole(campaign: Store, home: Settings) -> None:
    code = pseudonyms(salt_of(campaign), ["p-1"])["p-1"]
    kept = pseudonyms(salt_of(campaign), ["p-2"])["p-2"]
    _, disguised = export(campaign, home, "2026-03")
    _, named = export(campaign, home, "2026-03", home.home / "exports" / "named", names=True)
    assert code in (disguised / "people.csv").read_text("utf-8")
    assert "Ayesha Example" in (named / "people.csv").read_text("utf-8")
    erased = erase(campaign, home, find(campaign, "p-1"))
    assert set(erased.exports.changed) == {disguised, named}
    for folder in (disguised, named):
        texts = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
        for text in texts.values():
            assert not any(word in text for word in (*TELLING, code))
        assert (kept if folder == disguised else "Other Person2") in texts["people.csv"]
        manifest = pd.read_csv(folder / "MANIFEST.csv").set_index("file")
        for name, row in manifest.iterrows():
            assert hashlib.sha256((folder / str(name)).read_bytes()).hexdigest() == row["sha256"]
        assert len(pd.read_csv(folder / "people.csv")) == manifest.loc["people.csv", "rows"]
        json.loads(texts["export.json"])


def test_counts_that_look_like_an_id_are_no_person(campaign: Store, tmp_path: Path) -> None:
    campaign.run("MATCH (p:Person {person_id: 'p-1'}) SET p.person_id = '12'")
    found = find(campaign, "12")
    identity = Identity.of(campaign, "12", found.name, found.name_ur, found.accounts)
    text = "person_id,sessions\n7,12\n12,3\n"
    write(tmp_path / "one", {"people.csv": Page(text, 2)})
    cleaned = clean_exports(tmp_path, identity)
    assert (tmp_path / "one" / "people.csv").read_text("utf-8") == "person_id,sessions\n7,12\n"
    assert cleaned.rows == 1


def test_an_export_without_the_person_is_not_touched(campaign: Store, tmp_path: Path) -> None:
    found = find(campaign, "p-1")
    identity = Identity.of(campaign, "p-1", found.name, found.name_ur, found.accounts)
    write(tmp_path / "one", {"people.csv": Page('person_id,name\np-2,"a, b"\n', 1)})
    before = (tmp_path / "one" / "MANIFEST.csv").stat().st_mtime_ns
    (tmp_path / "notes.txt").write_text("somebody's own")
    cleaned = clean_exports(tmp_path, identity)
    assert (cleaned.looked_into, cleaned.changed) == (1, ())
    assert cleaned.left == (tmp_path / "notes.txt",)
    assert (tmp_path / "one" / "MANIFEST.csv").stat().st_mtime_ns == before


def test_a_file_that_cannot_be_read_stops_it_before_anything_is_removed(
    campaign: Store, home: Settings
) -> None:
    write(home.home / "exports" / "one", {"people.csv": Page("person_id\np-1\n", 1)})
    (home.home / "exports" / "one" / "people.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="can't be read"):
        erase(campaign, home, find(campaign, "p-1"))
    assert "p-1" in ids(campaign, "Person", "person_id")


def test_who_was_joined_with_them_goes_too(campaign: Store, home: Settings) -> None:
    campaign.run(
        "MATCH (o:Person {person_id: 'p-3'}) SET o.name = 'A. Exampleson' "
        "CREATE (o)-[:KNOWN_BY]->(:Sign {kind: 'email', value: 'hash'}), "
        "(:Suggestion {suggestion_id: 's-1', kind: 'person', one: 'p-3', two: 'p-4'}), "
        "(:Post {platform: 'x', post_id: '9', text: 'as A. Exampleson said'})"
    )
    same = Same(("person", "p-1"), ("person", "p-3"), "test", (), "test")
    merge(campaign, [same])
    with pytest.raises(QuestionError, match="the same as p-1"):
        find(campaign, "p-3")
    found = find(campaign, "p-1")
    assert [each["person_id"] for each in found.also] == ["p-3"]
    assert (found.posts, found.testimonials) == (1, 1)
    erase(campaign, home, found)
    everything = json.dumps(
        campaign.read("MATCH (n) RETURN properties(n) AS p")["p"].tolist(), default=str
    )
    assert "Exampleson" not in everything
    assert "p-3" not in everything
    left = campaign.read("MATCH (n:MergedPerson|Merge|Suggestion|Sign) RETURN n")
    assert left.empty
    assert ids(campaign, "Person", "person_id") == ["p-2", *(f"p-{n}" for n in range(4, 10))]


def test_an_export_names_nobody_by_the_name_of_who_was_joined_with_them(
    campaign: Store,
) -> None:
    campaign.run("MATCH (o:Person {person_id: 'p-3'}) SET o.name = 'A. Exampleson' ")
    merge(campaign, [Same(("person", "p-1"), ("person", "p-3"), "test", (), "test")])
    scrubber = Scrubber.of(History.read(campaign))
    assert scrubber.clean("A talk by A. Exampleson") == "A talk by [name withheld]"
