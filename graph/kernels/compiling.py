"""How a kernel is compiled: by numba where there is one, else the same body runs as Python."""

import hashlib
import os
import shutil
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar, cast

import platformdirs

F = TypeVar("F", bound=Callable[..., Any])
FOLDER = Path(__file__).parent

# Without a wheel for this machine: slower, and still right.
IS_COMPILED = find_spec("numba") is not None


def kernel(body: F) -> F:
    """Compile a kernel without the interpreter's lock; its code is kept between runs.

    No parallel loops: threads are ``graph.kernels.threads``' (numba's own pool ends the process
    when two pages of the app use it at once).
    """
    if not IS_COMPILED:
        return body
    import numba

    config: Any = numba.config
    # numba looks whether a kernel's own file has changed, not whether those it calls have.
    before, config.CACHE_DIR = config.CACHE_DIR, str(_kept_in())
    try:
        return cast(F, numba.njit(cache=True, nogil=True, error_model="numpy")(body))
    finally:
        config.CACHE_DIR = before


def forget_older() -> None:
    """Remove what was compiled of earlier states of the kernels."""
    for folder in _kept_in().parent.glob("kernels-*"):
        if folder != _kept_in():
            shutil.rmtree(folder, ignore_errors=True)


@cache
def key() -> str:
    """Name the state of all kernels together: it differs as soon as a line of one does."""
    told = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.py")):
        told.update(path.read_bytes())
    return told.hexdigest()[:16]


@cache
def _kept_in() -> Path:
    """Say where compiled code is kept: beside the kernels, else where the user's caches are."""
    beside = FOLDER / "__pycache__"
    can = os.access(beside if beside.exists() else FOLDER, os.W_OK)
    folder = beside if can else platformdirs.user_cache_path("mashal", appauthor=False)
    return folder / f"kernels-{key()}"
