"""Invented people are given a name by chance, and tell or keep to themselves who they are."""

from collections import Counter
from random import Random

from data.making import names


class Namer:
    """Gives every person a gender, a faith group and a name that nobody else in the sample has."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._taken: set[tuple[str, str]] = set()
        self._given: Counter[str] = Counter()

    def traits(self, province: str) -> dict[str, str | None]:
        """Draw name, name_ur, gender and faith_group; some keep the last two to themselves."""
        gender = self._rng.choices(("female", "male"), (53, 47))[0]
        faith = self._rng.choices(("Muslim", "Christian", "Hindu", "Sikh"), (82, 8, 8, 2))[0]
        given, family = self._name(gender, faith, province)
        shown_gender = self._rng.choices((gender, "other", None), (94, 1, 5))[0]
        shown_faith = self._rng.choices((faith, None), (78, 22))[0]
        return {
            "name": f"{given[0]} {family[0]}",
            "name_ur": f"{given[1]} {family[1]}",
            "gender": shown_gender,
            "faith_group": shown_faith,
        }

    def _name(
        self, gender: str, faith: str, province: str
    ) -> tuple[tuple[str, str], tuple[str, str]]:
        minority = {"Christian": names.CHRISTIAN, "Hindu": names.HINDU, "Sikh": names.SIKH}
        local = names.FAMILY[province] if self._rng.random() < 0.6 else names.ANYWHERE
        women, men, families = minority.get(faith, (names.FEMALE, names.MALE, local))
        while True:
            given = self._given_name(women if gender == "female" else men)
            family = self._rng.choice(families)
            pair = (given[0], family[0])
            if pair not in self._taken and pair not in names.NOT_TOGETHER:
                self._taken.add(pair)
                self._given[given[0]] += 1
                return given, family

    def _given_name(self, choices: names.Parts) -> tuple[str, str]:
        """Draw a given name, rather one that few have yet."""
        weights = [0.2 ** self._given[latin] for latin, _ in choices]
        return self._rng.choices(choices, weights)[0]
