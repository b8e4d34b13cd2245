"""Every kind of file that can be loaded beside the campaign's own tables: one module a kind."""

import pkgutil
from functools import cache
from importlib import import_module

from ingest.source import Source


@cache
def sources() -> dict[str, Source]:
    """Give every source by kind; a module of this package may hold one or several."""
    found: dict[str, Source] = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name.startswith("_"):
            continue
        for source in import_module(f"{__name__}.{module.name}").SOURCES:
            found[source.kind] = source
    return found
