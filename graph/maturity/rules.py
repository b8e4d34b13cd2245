"""By which evidence a network stands at which stage: every threshold, with why it is there.

Krebs & Holley (2002, 2006), Building Smart Communities through Network Weaving, see communities
grow through four stages: scattered fragments, a single hub and its spokes, several hubs that are
joined (a small world), a core with a periphery. They draw them; they give no numbers. So three
questions are asked in turn, each answered from 0 to 1 by measures with a published formula:

1. Is it in pieces? As far as yes, it is *scattered*.
2. If not: does one hub hold it? As far as yes, it is *hub-and-spoke*: the mean of three measures.
3. If not: is there a core that the rest hangs on in more than one way? As far as yes, it is
   *core/periphery*; as far as not, and there are clusters with hubs of their own, *multi-hub*. Of
   each the weakest of its measures counts: a core is none if it is only one cluster's.

What is left over is *none of them*: in one piece, but with neither hubs nor a core. The thresholds
are ours, and are not validated against outcomes. Between a measure's two values the answer rises in
a straight line, so that no network changes its stage by a hair.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

FEWEST_PEOPLE = 10
"""Of fewer people with ties no stage is told."""
CLEAR, SECOND = 0.6, 0.2
"""A stage is told alone from a weight of 0.6 on, or where the next has less than 0.2."""


class Stage(StrEnum):
    """Where a network stands, in the order in which networks grow."""

    scattered = "scattered"
    hub_and_spoke = "hub-and-spoke"
    multi_hub = "multi-hub"
    core_periphery = "core/periphery"


@dataclass(frozen=True)
class Rule:
    """What one measure says: nothing at ``nothing``, all it can at ``fully``, for ``stage``.

    A rule without a stage is shown as evidence and decides nothing.
    """

    measure: str
    title: str
    meaning: str
    stage: Stage | None
    nothing: float
    fully: float
    because: str
    is_share: bool = True

    def says(self, value: float) -> float:
        """Say from 0 to 1 how far a value speaks for the stage; an undefined one doesn't."""
        if value != value:
            return 0.0
        return min(max((value - self.nothing) / (self.fully - self.nothing), 0.0), 1.0)


_NAN = float("nan")
_SHOWN = (None, _NAN, _NAN)
FREEMAN = "Freeman (1978), doi:10.1016/0378-8733(78)90021-7"
NEWMAN = "Newman & Girvan (2004), doi:10.1103/PhysRevE.69.026113"
BORGATTI = "Borgatti & Everett (2000), doi:10.1016/S0378-8733(99)00019-2"

RULES = (
    Rule(
        "largest_share",
        "People in the largest connected part",
        "share of those with a tie who are in it",
        Stage.scattered,
        0.8,
        0.5,
        "Pieces: with under a half nobody's word can reach most.",
    ),
    Rule("parts", "Connected parts", "of two people or more", *_SHOWN, "", is_share=False),
    Rule(
        "centralisation",
        "Degree centralisation",
        "how far the ties gather at one person: 1 in a star, 0 where all have as many",
        Stage.hub_and_spoke,
        0.25,
        0.65,
        f"{FREEMAN}. In five joined stars it is under 0.25.",
    ),
    Rule(
        "ahead",
        "How far the first hub is ahead",
        "the share by which the second has fewer ties than the first",
        Stage.hub_and_spoke,
        0.25,
        0.6,
        "One hub, not several: two equal ones are 0.",
    ),
    Rule(
        "lost_without_hub",
        "Cut off without the first hub",
        "share of the others who would no longer be in the largest part",
        Stage.hub_and_spoke,
        0.1,
        0.5,
        "Krebs & Holley: power and vulnerability are concentrated in the one hub.",
    ),
    Rule(
        "ties_of_hub",
        "Ties of the first hub",
        "share of all ties that are the first hub's",
        *_SHOWN,
        "",
    ),
    Rule(
        "hubs",
        "Communities with a hub of their own",
        "tied to more than half of a community of four or more, which is close-knit or in which "
        "the hub has twice the usual ties",
        Stage.multi_hub,
        1,
        3,
        "Several hubs: from three on nobody would call it one.",
        is_share=False,
    ),
    Rule(
        "hub_people",
        "People in such communities",
        "share of the largest part",
        Stage.multi_hub,
        0.25,
        0.6,
        "The hubs' clusters are the network, not a corner of it.",
    ),
    Rule(
        "modularity",
        "Modularity of the communities",
        "ties within them beyond those that chance would put there",
        Stage.multi_hub,
        0.1,
        0.3,
        f"{NEWMAN}: networks with clear communities have 0.3 to 0.7.",
        is_share=False,
    ),
    Rule(
        "joined_hubs",
        "Hubs within two ties of each other",
        "share of the pairs of hubs",
        *_SHOWN,
        "",
    ),
    Rule(
        "knit",
        "Closed triangles against chance",
        "times as many as in a random network with as many ties; over 1 in a small world",
        *_SHOWN,
        "Watts & Strogatz (1998), doi:10.1038/30918. Joined stars have none.",
        is_share=False,
    ),
    Rule("core_people", "People in the core", "the best-fitting core", *_SHOWN, "", is_share=False),
    Rule(
        "core_fit",
        "Fit of a core and a periphery",
        "correlation with a pattern in which all of the core are tied and none of the rest are",
        Stage.core_periphery,
        0.3,
        0.6,
        f"{BORGATTI}; the core by Lip (2011), arXiv:1102.5511.",
        is_share=False,
    ),
    Rule(
        "core_ties",
        "Ties that touch the core",
        "share of all ties",
        Stage.core_periphery,
        0.5,
        0.8,
        "The rest hangs on the core, not on each other.",
    ),
    Rule(
        "held_twice",
        "The others with two ways into the core",
        "share of them tied to two or more of the core",
        Stage.core_periphery,
        0.25,
        0.5,
        "With one way in only, the core are hubs with spokes.",
    ),
    Rule(
        "core_mixed",
        "The core beyond its largest community",
        "share of the core who are not of the community that most of it is of",
        Stage.core_periphery,
        0.25,
        0.5,
        "Krebs & Holley: a core grows where clusters overlap; else it is one cluster.",
    ),
)
DECIDING = tuple(rule.measure for rule in RULES if rule.stage)


def weights(values: Mapping[str, float]) -> dict[Stage | None, float]:
    """Weigh the stages by a network's evidence; the weights sum to 1, ``None`` is none of them."""
    said: dict[Stage, list[float]] = {stage: [] for stage in Stage}
    for rule in RULES:
        if rule.stage:
            said[rule.stage].append(rule.says(values[rule.measure]))
    scattered = said[Stage.scattered][0]
    hub = sum(said[Stage.hub_and_spoke]) / len(said[Stage.hub_and_spoke])
    core, clusters = min(said[Stage.core_periphery]), min(said[Stage.multi_hub])
    rest = (1 - scattered) * (1 - hub)
    return {
        Stage.scattered: scattered,
        Stage.hub_and_spoke: (1 - scattered) * hub,
        Stage.multi_hub: rest * (1 - core) * clusters,
        Stage.core_periphery: rest * core,
        None: rest * (1 - core) * (1 - clusters),
    }


def decided(weighed: Mapping[Stage | None, float]) -> tuple[Stage | None, Stage | None]:
    """Give the stage with the most weight, and the next where it isn't clear; None: none of them.

    Of equal weights the earlier stage stands first.
    """
    first, second = sorted(weighed, key=lambda stage: -weighed[stage])[:2]
    unclear = weighed[first] < CLEAR and weighed[second] >= SECOND
    return first, second if unclear and first and second else None
