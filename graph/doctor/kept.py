"""What is kept in the data folder, and whether there is room for it."""

import os

from graph.doctor.check import Check
from graph.errors import MashalError
from graph.runtime import disk
from graph.server import Folder
from graph.settings import Settings

ROOM = 500_000_000


def folder(settings: Settings) -> Check:
    """Look whether the data folder can be written."""
    what, home = "Data folder", settings.home
    if not home.exists():
        return Check(what, True, f"{home} is made when it is first needed")
    if not home.is_dir() or not os.access(home, os.W_OK | os.X_OK):
        todo = "Correct its permissions, or choose another with --store DIR"
        return Check(what, False, f"{home} can't be written", todo)
    if Folder(home).being_replaced:
        todo = "Run mashal store start: it puts the store back as it was"
        return Check(what, False, f"a restore into {home} was cut short", todo)
    return Check(what, True, str(home))


def room(settings: Settings) -> Check:
    """Look at the free room on the disks of data folder and cache."""
    free = min(disk.free_bytes(settings.home), disk.free_bytes(settings.cache))
    found = f"{free / 1e9:.1f} GB are free"
    todo = "" if free >= ROOM else "Make room: half a gigabyte is needed"
    return Check("Disk", free >= ROOM, found, todo)


def numbers(settings: Settings) -> Check:
    """Read the chosen numbers of the analysis."""
    what = "Settings"
    try:
        analysis = settings.analysis
    except MashalError as fault:
        return Check(what, False, f"{fault.where}: {fault.what}", fault.todo)
    chosen = settings.home / "settings.toml"
    origin = str(chosen) if chosen.is_file() else "the defaults"
    return Check(what, True, f"{origin}; days are those of {analysis.timezone}")
