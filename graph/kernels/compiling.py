"""How a kernel is compiled: by numba where there is one, else the same body runs as Python."""

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])

# Without a wheel for this machine: slower, and still right.
IS_COMPILED = find_spec("numba") is not None


def kernel(body: F) -> F:
    """Compile a kernel without the interpreter's lock; its code is kept between runs.

    No parallel loops: threads are ``graph.kernels.threads``' (numba's own pool ends the process
    when two pages of the app use it at once).
    """
    if not IS_COMPILED:
        return body
    from numba import njit

    return cast(F, njit(cache=True, nogil=True, error_model="numpy")(body))
