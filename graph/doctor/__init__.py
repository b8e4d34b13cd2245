"""What is installed, running and reachable, and what to do about what is not."""

from graph.doctor.check import Check
from graph.doctor.examine import examine, is_well
from graph.doctor.facts import Facts, store_facts

__all__ = ["Check", "Facts", "examine", "is_well", "store_facts"]
