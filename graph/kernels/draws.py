"""Random numbers by counter: the n-th number of a stream depends on nothing but seed and n.

So a simulation's runs give the same draws in whatever order, and on however many threads, they
are made. The mixing is SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195).
"""

import numpy as np

from graph.kernels.compiling import kernel

_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_TO_UNIT = 1.0 / 9007199254740992.0  # 2 ** -53


@kernel
def stream(seed: int | np.uint64, run: int) -> np.uint64:
    """Give the state a run's draws start from."""
    return mixed(mixed(np.uint64(seed) + _STEP) ^ (np.uint64(run) * _STEP + _STEP))


@kernel
def mixed(state: np.uint64) -> np.uint64:
    """Turn a state into 64 random bits."""
    bits = state
    bits = (bits ^ (bits >> np.uint64(30))) * _FIRST
    bits = (bits ^ (bits >> np.uint64(27))) * _SECOND
    return bits ^ (bits >> np.uint64(31))


@kernel
def after(state: np.uint64) -> np.uint64:
    """Give the state of the next draw."""
    return state + _STEP


@kernel
def uniform(state: np.uint64) -> float:
    """Turn a state into a number from 0 up to, and without, 1."""
    return float(mixed(state) >> np.uint64(11)) * _TO_UNIT
