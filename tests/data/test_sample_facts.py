"""The sample adds up to the known facts of the campaign, and tells the story it is meant to."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from statistics import mean
from zoneinfo import ZoneInfo

import pytest

from data.making.story import LAST_DAY

Rows = list[dict[str, str]]
Tables = dict[str, Rows]
ITEMS = ("item_minorities", "item_women", "item_campus_violence", "item_intolerance")


def test_ambassadors_and_panelists(tables: Tables) -> None:
    ambassadors = _with_role(tables, "ambassador")
    assert len(ambassadors) > 35
    assert ambassadors == {row["person_id"] for row in tables["ambassador_terms"]}
    assert len({row["university_id"] for row in tables["ambassador_terms"]}) == 10
    assert len(_with_role(tables, "panelist")) == 16
    assert len(_with_role(tables, "staff")) == 4
    assert len(_with_role(tables, "influencer")) == 6


def test_universities_lie_in_every_region(tables: Tables) -> None:
    assert len(tables["universities"]) == 14
    assert len({row["province"] for row in tables["universities"]}) == 7
    assert not any(row["students"] for row in tables["universities"]), "no trustworthy figure"
    serving = {row["university_id"] for row in tables["ambassador_terms"]}
    place = {row["university_id"]: row["province"] for row in tables["universities"]}
    assert {place[one] for one in serving} > {
        "Sindh", "Punjab", "Khyber Pakhtunkhwa", "Balochistan", "Islamabad Capital Territory",
    }  # fmt: skip


def test_sessions_where_they_are_known_to_be(tables: Tables) -> None:
    held = Counter(row["venue_id"] for row in tables["sessions"])
    assert held["NED"] > 5
    assert held["HU"] > 5
    assert held["LCK"] > 5
    assert "LCK" not in {row["university_id"] for row in tables["universities"]}
    assert 65 <= len(tables["sessions"]) <= 80


def test_sessions_have_people_and_a_host(tables: Tables) -> None:
    sizes = Counter(row["session_id"] for row in tables["session_people"])
    hosted = {row["session_id"] for row in tables["session_people"] if row["part"] == "hosted"}
    for row in tables["sessions"]:
        assert 8 <= sizes[row["session_id"]] <= 40
        assert row["session_id"] in hosted
        if row["participants_count"]:
            assert int(row["participants_count"]) >= sizes[row["session_id"]]


def test_people_come_after_they_enrol_and_host_within_their_term(tables: Tables) -> None:
    held = {row["session_id"]: row["held_on"] for row in tables["sessions"]}
    study = {row["person_id"]: row for row in tables["studies"]}
    term = {row["person_id"]: row for row in tables["ambassador_terms"]}
    for row in tables["session_people"]:
        day, person = held[row["session_id"]], row["person_id"]
        if person in study:
            assert study[person]["from_on"] <= day
        if row["part"] == "hosted" and person in term:
            assert term[person]["appointed_on"] <= day
            assert day <= (term[person]["ends_on"] or day)


def test_content_was_seen(tables: Tables) -> None:
    latest: dict[tuple[str, str], tuple[str, int]] = {}
    for row in tables["measurements"]:
        if row["metric"] == "views" and row["period"] == "lifetime":
            key, seen = (row["platform"], row["of_id"]), (row["measured_on"], int(row["value"]))
            before = latest.setdefault(key, seen)
            assert (before[0] <= seen[0]) is (before[1] <= seen[1]), "views never fall"
            latest[key] = max(before, seen)
    assert {platform for platform, _ in latest} == {"facebook", "x"}
    publishes = {(row["platform"], row["post_id"]) for row in tables["posts"] if row["content_id"]}
    assert latest.keys() <= publishes
    assert 55_000 < sum(views for _, views in latest.values()) < 56_000


def test_followers_of_the_official_accounts(tables: Tables) -> None:
    official = {row["account_id"]: row for row in tables["accounts"] if row["official"] == "yes"}
    assert {row["platform"] for row in official.values()} == {"facebook", "x", "instagram"}
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for row in tables["measurements"]:
        if row["metric"] == "followers":
            counts[row["of_id"]][row["measured_on"]] = int(row["value"])
    assert counts.keys() == official.keys()
    for account, series in counts.items():
        assert len({day[:7] for day in series}) == 14
        last = series[max(series)]
        assert last == int(official[account]["followers"]) == max(series.values())
        if official[account]["platform"] == "facebook":
            assert 60_000 < last < 61_000


def test_the_hashtag_in_august(tables: Tables) -> None:
    tagged = [row for row in tables["posts"] if "MeandMyHero" in row["hashtags"].split(";")]
    zone = ZoneInfo("Asia/Karachi")
    days = {datetime.fromisoformat(row["posted_at"]).astimezone(zone).date() for row in tagged}
    assert {row["platform"] for row in tagged} == {"x"}
    assert date(2026, 8, 1) <= min(days)
    assert max(days) <= date(2026, 8, 31)
    assert len(tagged) == 800
    assert len({row["account_id"] for row in tagged}) == 211
    reach = [row for row in tables["measurements"] if row["of"] == "campaign"]
    assert {(row["metric"], row["of_id"]) for row in reach} == {("reach", "MeandMyHero")}
    assert max(reach, key=lambda row: row["measured_on"])["value"] == "79000"
    assert max(int(row["value"]) for row in reach) == 79_000


def test_influencers_set_the_hashtag_going(tables: Tables) -> None:
    stars = _with_role(tables, "influencer")
    owner = {row["account_id"]: row["person_id"] for row in tables["accounts"]}
    tagged = [row for row in tables["posts"] if "MeandMyHero" in row["hashtags"].split(";")]
    first = sorted(tagged, key=lambda row: datetime.fromisoformat(row["posted_at"]))[:10]
    assert {owner[row["account_id"]] for row in first} <= stars
    ids = {row["post_id"]: owner[row["account_id"]] for row in tagged}
    reposted = Counter(
        ids[row["target_post_id"]]
        for row in tables["interactions"]
        if row["type"] == "repost" and row["target_post_id"] in ids
    )
    del reposted[""]  # accounts of unknown owners, together
    assert {person for person, _ in reposted.most_common(5)} <= stars


def test_threads_go_deep_and_between_campuses(tables: Tables) -> None:
    to = {
        (row["platform"], row["post_id"]): (row["platform"], row["target_post_id"])
        for row in tables["interactions"]
        if row["type"] == "reply"
    }
    kinds = {row["content_id"]: row["kind"] for row in tables["content"]}
    posts = {(row["platform"], row["post_id"]): row for row in tables["posts"]}
    campus = {row["person_id"]: row["university_id"] for row in tables["studies"]}
    owner = {row["account_id"]: row["person_id"] for row in tables["accounts"]}
    depths: dict[tuple[str, str], int] = defaultdict(int)
    campuses: dict[tuple[str, str], set[str]] = defaultdict(set)
    for post in to:
        chain = [post]
        while chain[-1] in to:
            chain.append(to[chain[-1]])
        if kinds.get(posts[chain[-1]]["content_id"]) == "panel_recording":
            depths[chain[-1]] = max(depths[chain[-1]], len(chain) - 1)
            campuses[chain[-1]].add(campus.get(owner[posts[post]["account_id"]], ""))
    assert sum(depth >= 4 for depth in depths.values()) >= 10
    assert sum(len(found - {""}) >= 2 for found in campuses.values()) >= 20


def test_people_answer_others_of_their_campus_too(tables: Tables) -> None:
    campus = {row["person_id"]: row["university_id"] for row in tables["studies"]}
    owner = {(row["platform"], row["handle"]): row["person_id"] for row in tables["accounts"]}
    pairs = [
        tuple(campus.get(owner[row["platform"], row[end]]) for end in ("source", "target"))
        for row in tables["interactions"]
        if row["type"] == "reply"
    ]
    known = [(one, other) for one, other in pairs if one and other]
    across = sum(one != other for one, other in known)
    assert len(known) >= 60
    assert 0.5 < across / len(known) < 0.85


@pytest.mark.parametrize("item", ITEMS)
def test_feedback_moves_a_little(tables: Tables, item: str) -> None:
    scores: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    for row in tables["feedback"]:
        if row[item]:
            assert row[item] in "12345"
            scores[row["wave"]][row["session_id"], row["respondent_code"]] = int(row[item])
    before, after = scores["before"], scores["after"]
    pairs = before.keys() & after.keys()
    left = before.keys() - after.keys()
    assert len(pairs) > 150
    assert 0.1 < mean(after[key] - before[key] for key in pairs) < 0.6
    assert any(after[key] < before[key] for key in pairs)
    assert mean(before[key] for key in left) < mean(before[key] for key in pairs)
    assert len(after.keys() - before.keys()) >= 10


def test_some_sessions_have_too_few_pairs_to_show(tables: Tables) -> None:
    waves: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in tables["feedback"]:
        waves[row["session_id"], row["respondent_code"]].add(row["wave"])
    pairs = Counter(key[0] for key, found in waves.items() if {"before", "after"} <= found)
    assert sum(count < 5 for count in pairs.values()) >= 5
    assert sum(count >= 5 for count in pairs.values()) >= 10
    people = {row["person_id"] for row in tables["people"]}
    assert not people & {row["respondent_code"] for row in tables["feedback"]}


def test_testimonials_in_two_languages(tables: Tables) -> None:
    assert len(tables["testimonials"]) == 25
    urdu = [row for row in tables["testimonials"] if "\u0600" <= row["text"][0] <= "\u06ff"]
    assert 8 <= len(urdu) <= 17
    consent = {row["person_id"]: row["consent"] for row in tables["people"]}
    told = [row["person_id"] for row in tables["testimonials"] if row["person_id"]]
    assert len(told) >= 10
    assert {consent[person] for person in told} == {"yes"}


def test_exams_and_vacations_leave_few_sessions(tables: Tables) -> None:
    months = Counter(row["held_on"][:7] for row in tables["sessions"])
    assert len(months) == 14
    few = [months[month] for month in ("2026-01", "2026-06", "2026-07", "2026-08")]
    busy = [months[month] for month in ("2025-11", "2026-04", "2026-10")]
    assert max(few) <= 2
    assert min(busy) >= 7


def test_many_graduate_in_summer_and_before_the_next(tables: Tables) -> None:
    ends = Counter(row["ends_on"][:7] for row in tables["ambassador_terms"] if row["ends_on"])
    assert ends["2026-06"] >= 8
    soon = {
        row["person_id"]
        for row in tables["studies"]
        if "2026-11" <= row["graduates_on"] < "2027-02"
    }
    assert len(soon & _serving(tables)) >= 6


def test_recovery_leans_on_three(tables: Tables) -> None:
    recent = {row["session_id"] for row in tables["sessions"] if row["held_on"] >= "2026-09-01"}
    hosts = Counter(
        row["person_id"]
        for row in tables["session_people"]
        if row["part"] == "hosted" and row["session_id"] in recent
    )
    assert sum(count for _, count in hosts.most_common(3)) >= 0.5 * sum(hosts.values())


def test_dormant_ambassadors(tables: Tables) -> None:
    last = _last_acts(tables)
    limit = (LAST_DAY - timedelta(days=120)).isoformat()
    quiet = {person for person in _serving(tables) if last.get(person, "") < limit}
    assert 4 <= len(quiet) <= 6


def test_thin_campuses(tables: Tables) -> None:
    term = {row["person_id"]: row["university_id"] for row in tables["ambassador_terms"]}
    serving = Counter(term[person] for person in _serving(tables))
    recent = Counter(row["venue_id"] for row in tables["sessions"] if row["held_on"] > "2026-04-30")
    for campus in ("BUITEMS", "BZU"):
        assert serving[campus] == 1
        assert recent[campus] == 0
    assert serving["KIU"] == 1


def _with_role(tables: Tables, role: str) -> set[str]:
    return {row["person_id"] for row in tables["people"] if role in row["roles"].split(";")}


def _serving(tables: Tables) -> set[str]:
    return {
        row["person_id"]
        for row in tables["ambassador_terms"]
        if not row["ends_on"] or row["ends_on"] > LAST_DAY.isoformat()
    }


def _last_acts(tables: Tables) -> dict[str, str]:
    held = {row["session_id"]: row["held_on"] for row in tables["sessions"]}
    trained = {row["training_id"]: row["held_on"] for row in tables["trainings"]}
    made = {row["content_id"]: row["produced_on"] for row in tables["content"]}
    owner = {row["account_id"]: row["person_id"] for row in tables["accounts"]}
    of_handle = {(row["platform"], row["handle"]): row["person_id"] for row in tables["accounts"]}
    acts: Iterable[tuple[str, str]] = [
        *((row["person_id"], held[row["session_id"]]) for row in tables["session_people"]),
        *((row["person_id"], trained[row["training_id"]]) for row in tables["training_people"]),
        *((row["person_id"], made[row["content_id"]]) for row in tables["content_people"]),
        *((row["person_id"], row["given_on"]) for row in tables["testimonials"]),
        *((owner[row["account_id"]], row["posted_at"][:10]) for row in tables["posts"]),
        *(
            (of_handle[row["platform"], row["source"]], row["happened_at"][:10])
            for row in tables["interactions"]
        ),
    ]
    last: dict[str, str] = {}
    for person, day in acts:
        last[person] = max(last.get(person, ""), day)
    return last
