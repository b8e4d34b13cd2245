"""Invented programmes of any size: sessions, answers, posts and content, the same for a seed.

Nobody in them is anybody. The universities are those of the shipped list, as their regions and
names are what the pages group by; all else is drawn.
"""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from networks import Size as Ties
from networks import invented

# First, as a bench beside this one is called as a package of the project is.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.acts import acts_of
from graph.columns import TABLES, typed
from graph.history import History
from graph.snapshot import DEFAULTS, Snapshot
from ingest.campuses import listed_campuses

Ints = npt.NDArray[np.int64]
Tables = dict[str, pd.DataFrame]
Columns = dict[str, Any]
LAST = date(2026, 10, 31)
DAYS = 1_000
"""So many days go back from ``LAST``: all that happened, happened in them."""
CAMPAIGNS, PANELISTS = 20, 60
PLATFORMS = ("facebook", "instagram", "tiktok", "x", "youtube")
TOPICS = (
    *("respect", "minorities", "women", "campus_violence", "media_literacy", "interfaith_harmony"),
    *("hate_speech", "climate", "sports", "languages", "history", "volunteering"),
)
DISCIPLINES = ("photography", "video_making", "community_activism", "social_development")
FORMS = (
    ("item_minorities", "item_women", "item_campus_violence", "item_intolerance"),
    tuple(
        f"item_brave_{part}_{at}"
        for part, many in (
            *(("identity", 3), ("bridging", 3), ("linking", 3)),
            *(("behaviours", 2), ("beliefs", 3)),
        )
        for at in range(1, many + 1)
    ),
)
"""The questions of the shipped scales, of 4 and 14; half of the sessions ask the one, half both."""


class Size(NamedTuple):
    """How large a programme is; ``responses`` are filled-in forms, two for one who answered twice.

    ``asked``: at so many of the sessions a form was handed out.
    """

    people: int
    sessions: int
    attendances: int
    responses: int
    asked: int
    posts: int


SIZES = {
    "S": Size(300, 60, 1_500, 600, 30, 2_000),
    "M": Size(10_000, 2_000, 100_000, 20_000, 600, 100_000),
    "L": Size(100_000, 20_000, 1_000_000, 200_000, 6_000, 1_000_000),
}


def history_of(size: Size, seed: int = 1) -> History:
    """Give the programme as a store would be read; its ties are made when it is asked of a day."""
    return History.of(tables_of(size, seed), DEFAULTS)


def snapshot_of(size: Size, seed: int = 1) -> Snapshot:
    """Give the programme on its last day, its people tied by an invented network.

    Ties out of attendance are another matter, and at a million of attendances take minutes.
    """
    tables = tables_of(size, seed)
    people = tables.pop("people")
    first = tables["terms"].drop_duplicates("person_id").set_index("person_id")
    people = people.assign(
        campus=first["university_id"].reindex(people["person_id"]).to_numpy(),
        current_ambassador=people["ambassador"],
        joined_on=pd.Timestamp(LAST),
    )
    campus = tables["studies"].set_index("person_id")["university_id"]
    people["campus"] = people["campus"].fillna(people["person_id"].map(campus))
    source, target = invented(Ties(size.people, size.people * 10), seed)
    ids = people["person_id"].to_numpy()
    ties = pd.DataFrame({"source": ids[source], "target": ids[target], "strength": 1.0})
    ties = ties.assign(reported=1.0, online=0.0, co_attendance=0.0, last_on=pd.Timestamp(LAST))
    begun = (pd.Timestamp(LAST) - pd.Timedelta(days=DAYS)).date()
    return Snapshot(
        LAST, people, ties, data_from=begun, data_up_to=LAST, acts=acts_of(tables), **tables
    )


def tables_of(size: Size, seed: int = 1) -> Tables:
    """Draw every table of a programme."""
    draws = np.random.default_rng(seed)
    campuses = [each.university_id for each in listed_campuses()]
    persons = _named("p", size.people)
    # A few campuses have most of the people and sessions, as everywhere.
    share = 1 / np.arange(1, len(campuses) + 1) ** 0.7
    share = draws.permutation(share / share.sum())
    home = draws.choice(len(campuses), size.people, p=share)
    made = {
        **_people(draws, persons, campuses, home),
        **_sessions(draws, size, persons, campuses, share, home),
        **_posts(draws, size, persons),
    }
    made |= _content(draws, size, made)
    made |= _feedback(draws, size, made)
    return {name: _table(name, made.get(name, {})) for name in TABLES if name != "acts"}


def _people(
    draws: np.random.Generator, persons: list[str], campuses: list[str], home: Ints
) -> dict[str, Columns]:
    many = len(persons)
    is_panelist = np.arange(many) < min(PANELISTS, many // 5)
    is_ambassador = ~is_panelist & (draws.random(many) < 0.1)
    of_ambassador = np.flatnonzero(is_ambassador)
    listed = [
        list(draws.choice(DISCIPLINES, few, replace=False))
        for few in draws.choice(3, many, p=(0.7, 0.2, 0.1))
    ]
    begun = _days(draws, len(of_ambassador))
    return {
        "people": {
            "person_id": persons,
            "name": [f"Person {one}" for one in persons],
            "gender": draws.choice(["female", "male", None], many, p=(0.45, 0.5, 0.05)),
            "faith_group": draws.choice(
                ["muslim", "christian", "hindu", "sikh", None], many, p=(0.5, 0.05, 0.04, 0.01, 0.4)
            ),
            "disciplines": listed,
            "also_known_as": [[]] * many,
            "ambassador": is_ambassador,
            "panelist": is_panelist,
            "consent": draws.choice(["yes", "no", None], many),
        },
        "campuses": {
            name: [getattr(each, name) for each in listed_campuses()]
            for name in ("university_id", "name", "city", "province", "short_name", "name_ur")
        }
        | {"students": draws.choice([np.nan, 2_000.0, 9_000.0, 30_000.0], len(campuses))},
        "studies": {
            "person_id": persons,
            "university_id": np.array(campuses, dtype=object)[home],
            "programme": ["BA"] * many,
            "from_on": [pd.Timestamp(2023, 9, 1)] * many,
            "graduates_on": [pd.Timestamp(2027, 6, 30)] * many,
        },
        "terms": {
            "person_id": np.array(persons, dtype=object)[of_ambassador],
            "university_id": np.array(campuses, dtype=object)[home[of_ambassador]],
            "cohort": ["one"] * len(of_ambassador),
            "appointed_on": begun,
            "ends_on": begun + np.timedelta64(700, "D"),
        },
    }


def _sessions(
    draws: np.random.Generator,
    size: Size,
    persons: list[str],
    campuses: list[str],
    share: npt.NDArray[np.float64],
    home: Ints,
) -> dict[str, Columns]:
    many = size.sessions
    ids = np.array(_named("s", many), dtype=object)
    days, place = _days(draws, many), draws.choice(len(campuses), many, p=share)
    at = np.array(campuses, dtype=object)[place]
    # Who comes is of the campus: students are looked up in the order of theirs.
    order = np.argsort(home, kind="stable")
    ends = np.searchsorted(home[order], np.arange(len(campuses) + 1))
    # Some are drawn twice and count once, so more are drawn than there are to be.
    wanted = 2 * size.attendances
    session = draws.integers(0, many, wanted)
    here = place[session]
    drawn = ends[here] + (draws.random(wanted) * (ends[here + 1] - ends[here])).astype(np.int64)
    anybody = draws.integers(0, size.people, wanted)
    local = (draws.random(wanted) < 0.8) & (ends[here + 1] > ends[here])
    who = np.where(local, order[np.minimum(drawn, size.people - 1)], anybody)
    pairs = draws.permutation(np.unique(session * size.people + who))[: size.attendances]
    session, who = np.divmod(np.sort(pairs), size.people)
    speaker = draws.integers(0, min(PANELISTS, size.people // 5), many)
    host = who[np.searchsorted(session, np.arange(many)).clip(max=len(who) - 1)]
    everyone = np.concatenate([who, host, speaker])
    part = np.repeat(["attended", "hosted", "spoke"], [len(who), many, many])
    of = np.concatenate([session, np.arange(many), np.arange(many)])
    rows = pd.DataFrame({"of": of, "who": everyone, "part": part}).drop_duplicates()
    of, everyone = rows["of"].to_numpy(), rows["who"].to_numpy()
    return {
        "sessions": {
            "session_id": ids,
            "title": [f"Session {one}" for one in ids],
            "venue_id": at,
            "venue": at,
            "university_id": at,
            "format": draws.choice(["in_person", "online"], many),
            "held_on": days,
            "topics": [
                list(draws.choice(TOPICS, few, replace=False)) for few in draws.integers(1, 3, many)
            ],
            "participants_count": draws.integers(10, 90, many).astype(float),
        },
        "session_people": {
            "session_id": ids[of],
            "person_id": np.array(persons, dtype=object)[everyone],
            "part": rows["part"].to_numpy(),
            "held_on": days[of],
        },
    }


def _feedback(
    draws: np.random.Generator, size: Size, made: dict[str, Columns]
) -> dict[str, Columns]:
    """Draw answers before and after by who attended: a tenth leave, a few leave questions out."""
    present = pd.DataFrame(made["session_people"])
    present = present[present["part"] == "attended"]
    asked = draws.choice(made["sessions"]["session_id"], size.asked, replace=False)
    present = present[present["session_id"].isin(asked)].reset_index(drop=True)
    chosen = draws.permutation(len(present))[: size.responses // 2]
    rows = present.iloc[np.sort(chosen)].reset_index(drop=True)
    whole = dict(zip(asked, np.arange(len(asked)) % 2 == 0, strict=True))
    forms = [FORMS[1] if whole[one] else FORMS[0] for one in rows["session_id"]]
    lengths = np.array([len(form) for form in forms])
    at = np.repeat(np.arange(len(rows)), lengths)
    item = np.array([one for form in forms for one in form], dtype=object)
    # A third answers under their own id, the others under codes that are nobody's.
    own = np.array([int(one[1:]) % 3 == 0 for one in rows["person_id"]])
    code = np.where(own, rows["person_id"], "code-" + rows["person_id"])
    level = draws.normal(3.2, 0.8, len(rows))
    parts = []
    for wave, moved in (("before", 0.0), ("after", 0.3)):
        score = np.clip(np.rint(level[at] + moved + draws.normal(0, 0.9, len(at))), 1, 5)
        kept = draws.random(len(at)) > 0.02
        if wave == "after":
            kept &= (draws.random(len(rows)) > 0.1)[at]
        day = rows["held_on"].to_numpy()[at]
        parts.append(
            pd.DataFrame(
                {
                    "response_id": [f"{wave}-{one}" for one in at],
                    "session_id": rows["session_id"].to_numpy()[at],
                    "respondent_code": code[at],
                    "wave": wave,
                    "item": item,
                    "score": [str(int(one)) for one in score],
                    "answered_on": day,
                }
            )[kept]
        )
    return {"feedback": dict(pd.concat(parts).items())}


def _posts(draws: np.random.Generator, size: Size, persons: list[str]) -> dict[str, Columns]:
    """Draw posts of twenty hashtag campaigns; half of them answer, repost or quote another one."""
    many, accounts = size.posts, size.people
    ids = np.array(_named("t", many), dtype=object)
    day = np.sort(draws.integers(0, DAYS, many))
    seconds = _first_second() + day * 86_400 + draws.integers(0, 86_400, many)
    platform = draws.choice(len(PLATFORMS), accounts)
    weight = 1 / np.arange(1, accounts + 1) ** 0.6
    who = draws.choice(accounts, many, p=weight / weight.sum())
    names = np.array(PLATFORMS, dtype=object)
    account = np.array([f"a{one}" for one in range(accounts)], dtype=object)
    # Two of three accounts are known to be somebody's.
    owner = np.array(persons, dtype=object)
    owner[draws.random(accounts) < 0.33] = None
    tag = draws.integers(0, CAMPAIGNS + 5, many)
    tags = [[f"tag{one}"] if one < CAMPAIGNS else [] for one in tag]
    pairs = _answering(draws, platform[who], draws.random(many) < 0.5)
    kind = draws.choice(["reply", "repost", "quote"], len(pairs), p=(0.5, 0.4, 0.1))
    by, to = pairs.T
    when = pd.to_datetime(day, unit="D", origin=pd.Timestamp(_first_day())).astype("datetime64[s]")
    official = np.arange(accounts) < 10
    return {
        "accounts": {
            "platform": names[platform],
            "account_id": account,
            "handle": [f"handle_{one}" for one in account],
            "person_id": np.where(official, None, owner),
            "official": official,
            "followers": draws.integers(10, 9_000, accounts).astype(float),
        },
        "posts": {
            "platform": names[platform[who]],
            "post_id": ids,
            "account_id": account[who],
            "person_id": owner[who],
            "content_id": np.full(many, None, dtype=object),
            "posted_at": seconds.astype(float).astype(object),
            "day": when,
            "tags": tags,
        },
        "interactions": {
            "kind": kind,
            "platform": names[platform[who[by]]],
            "post_id": ids[by],
            "target_post_id": ids[to],
            "source_account": account[who[by]],
            "target_account": account[who[to]],
            "source": owner[who[by]],
            "target": owner[who[to]],
            "happened_at": seconds[by].astype(float).astype(object),
            "day": when[by],
        },
        "campaigns": {
            "name": [f"Campaign {one}" for one in range(CAMPAIGNS)],
            "tags": [[f"tag{one}"] for one in range(CAMPAIGNS)],
            "starts_on": [pd.NaT] * CAMPAIGNS,
            "ends_on": [pd.NaT] * CAMPAIGNS,
        },
    }


def _answering(draws: np.random.Generator, platform: Ints, answers: npt.NDArray[np.bool_]) -> Ints:
    """Let each of these posts answer one of the two hundred before it on its platform."""
    found = []
    for one in range(len(PLATFORMS)):
        here = np.flatnonzero(platform == one)
        by = np.flatnonzero(answers[here])
        by = by[by > 0]
        back = 1 + (draws.random(len(by)) ** 3 * np.minimum(by, 200)).astype(np.int64)
        found.append(np.column_stack([here[by], here[np.maximum(by - back, 0)]]))
    pairs = np.concatenate(found)
    return np.asarray(pairs[np.argsort(pairs[:, 0], kind="stable")])


def _content(
    draws: np.random.Generator, size: Size, made: dict[str, Columns]
) -> dict[str, Columns]:
    """Let every fourth session have content, posted five times and counted six times each."""
    sessions, persons = made["sessions"], made["people"]["person_id"]
    from_session = np.arange(0, size.sessions, 4)
    many = len(from_session)
    ids = np.array(_named("c", many), dtype=object)
    kinds = np.where(np.arange(many) % 3 == 0, "testimonial", "video")
    said = np.flatnonzero(kinds == "testimonial")
    made_on = sessions["held_on"][from_session] + np.timedelta64(7, "D")
    made_on = np.minimum(made_on, np.datetime64(LAST, "s"))
    posts = made["posts"]
    which = draws.choice(size.posts, min(5 * many, size.posts // 2), replace=False)
    posts["content_id"][which] = ids[np.arange(len(which)) % many]
    counted = np.repeat(which, 6)
    posted = posts["day"].to_numpy()[counted]
    later = np.minimum(
        posted + np.tile(np.arange(6) * 20, len(which)).astype("timedelta64[D]"),
        np.datetime64(LAST, "s"),
    )
    grows = np.cumsum(draws.integers(1, 400, (len(which), 6)), axis=1).ravel()
    official = np.arange(10)
    followed = np.repeat(official, DAYS // 30)
    days = np.tile(np.arange(DAYS // 30) * 30, len(official))
    accounts = made["accounts"]
    platforms = np.concatenate([posts["platform"][counted], accounts["platform"][followed]])
    metric = np.repeat(["views", "followers"], [len(counted), len(followed)])
    person = np.array(persons, dtype=object)
    return {
        "content": {
            "content_id": ids,
            "title": [f"Piece {one}" for one in ids],
            "kind": kinds,
            "session_id": sessions["session_id"][from_session],
            "produced_on": made_on,
            "topics": [sessions["topics"][one] for one in from_session],
        },
        "content_people": {
            "content_id": ids,
            "person_id": person[draws.integers(0, min(PANELISTS, size.people // 5), many)],
            "produced_on": made_on,
        },
        "testimonials": {
            "content_id": ids[said],
            "person_id": person[draws.integers(0, size.people, len(said))],
            "session_id": sessions["session_id"][from_session[said]],
            "text": ["It made me listen."] * len(said),
            "produced_on": made_on[said],
        },
        "measurements": {
            "metric": metric,
            "source": ["export"] * len(metric),
            "of": np.where(metric == "views", "post", "account"),
            "platform": platforms,
            "of_id": np.concatenate([posts["post_id"][counted], accounts["account_id"][followed]]),
            "period": ["lifetime"] * len(metric),
            "value": np.concatenate([grows, 1_000 + days * 3]).astype(float),
            "measured_on": np.concatenate(
                [later, np.datetime64(_first_day(), "s") + days.astype("timedelta64[D]")]
            ),
        },
    }


def _table(name: str, columns: Columns) -> pd.DataFrame:
    wanted = TABLES[name].columns
    rows = len(next(iter(columns.values()))) if columns else 0
    missing = {
        "day": lambda: np.full(rows, np.datetime64("NaT"), dtype="datetime64[s]"),
        "number": lambda: np.full(rows, np.nan),
        "truth": lambda: np.zeros(rows, dtype=bool),
        "list": lambda: [[]] * rows,
    }
    given = {
        column: columns[column]
        if column in columns
        else missing.get(kind, lambda: np.full(rows, None, dtype=object))()
        for column, kind in wanted.items()
    }
    return typed(name, pd.DataFrame(given))


def _named(letter: str, many: int) -> list[str]:
    return [f"{letter}{one:07d}" for one in range(many)]


def _days(draws: np.random.Generator, many: int) -> npt.NDArray[np.datetime64]:
    return np.datetime64(_first_day(), "s") + draws.integers(0, DAYS, many).astype("timedelta64[D]")


def _first_day() -> date:
    return (pd.Timestamp(LAST) - pd.Timedelta(days=DAYS)).date()


def _first_second() -> int:
    return int(datetime.combine(_first_day(), datetime.min.time()).timestamp())
