"""Who posts: three official accounts, people's own accounts, and accounts of unknown owners."""

from collections.abc import Iterator, Sequence
from random import Random

from data.making import story
from data.making.feed import SUFFIX, Account
from data.making.people import Person

OFFICIAL_HANDLE = f"mashalrah{SUFFIX}"
_OFFICIAL_FOLLOWERS = {"facebook": story.FACEBOOK_FOLLOWERS, "x": 8_236, "instagram": 6_148}
# How likely a person of each role has an account on each platform.
_HAS = {
    "influencer": {"x": 1.0, "instagram": 0.6},
    "ambassador": {"x": 0.85, "facebook": 0.45, "instagram": 0.35},
    "panelist": {"x": 0.5, "facebook": 0.35},
    "staff": {"x": 0.5, "facebook": 0.5},
    "": {"x": 0.27, "facebook": 0.2, "instagram": 0.05},
}
_FIRST = ("quiet", "tall", "blue", "early", "slow", "bright", "kind", "dusty", "green", "north",
          "tea", "paper", "river", "stone", "mango", "kite", "lamp", "salt")  # fmt: skip
_LAST = (
    "road",
    "bird",
    "page",
    "hill",
    "cup",
    "walk",
    "ink",
    "bus",
    "rain",
    "door",
    "coin",
    "well",
)
_UNKNOWN = {"x": 165, "facebook": 26}


def make_accounts(cast: Sequence[Person]) -> list[Account]:
    """Make every account; ids and handles are such that no platform can have given them."""
    rng = story.draw("accounts")
    made = [*_official(), *_owned(rng, cast), *_unknown(rng)]
    numbers = {"facebook": 0, "instagram": 0, "x": 0}
    numbered = []
    for one in made:
        numbers[one.platform] += 1
        account_id = f"smpl-{one.platform}-{numbers[one.platform]:04d}"
        numbered.append(
            Account(
                one.platform, account_id, one.handle, one.owner, one.official, one.followers
            )
        )  # fmt: skip
    return numbered


def _official() -> Iterator[Account]:
    for platform, followers in _OFFICIAL_FOLLOWERS.items():
        yield Account(platform, "", OFFICIAL_HANDLE, None, True, followers)


def _owned(rng: Random, cast: Sequence[Person]) -> Iterator[Account]:
    taken: set[str] = set()
    for one in cast:
        if one.behind_the_link:
            continue  # only one person ties this campus to the others, online too
        role = "influencer" if "influencer" in one.roles else (one.roles or ("",))[0]
        handle = _handle(rng, one, taken)
        for platform, chance in _HAS[role].items():
            if rng.random() < chance or one.key == story.ONLY_LINK:
                yield Account(platform, "", handle, one, False, _followers(rng, role))


def _handle(rng: Random, one: Person, taken: set[str]) -> str:
    given, family = one.name.lower().split(" ", 1)
    base = f"{given[:8]}{family[0]}"
    while f"{base}{SUFFIX}" in taken:
        base = f"{given[:7]}{family[0]}{rng.randint(2, 99)}"
    taken.add(f"{base}{SUFFIX}")
    return f"{base}{SUFFIX}"


def _followers(rng: Random, role: str) -> int | None:
    if role == "influencer":
        return int(rng.triangular(9_000, 64_000, 18_000))
    return int(rng.lognormvariate(5.6, 0.9)) if rng.random() < 0.7 else None


def _unknown(rng: Random) -> Iterator[Account]:
    pairs = [f"{first}{last}" for first in _FIRST for last in _LAST]
    for platform, count in _UNKNOWN.items():
        for base in rng.sample(pairs, count):
            yield Account(platform, "", f"{base}{SUFFIX}", None, False, _followers(rng, ""))
