"""What networkx is told of the backend when it is imported: which functions it carries.

networkx calls this on every ``import networkx``, so nothing of the network may be imported here:
the functions are read off the files of this folder.
"""

import re
from pathlib import Path
from typing import Any

_CARRIED = re.compile(r"^@carried\((.*?)\)\ndef (\w+)\(", flags=re.MULTILINE | re.DOTALL)
_NAME = re.compile(r'\bname="(\w+)"')


def backend_info() -> dict[str, Any]:
    """Give the entry point ``networkx.backend_info`` what networkx shows in its documentation."""
    return {
        "backend_name": "mashal",
        "project": "mashal",
        "package": "graph.backend",
        "short_summary": "Compiled kernels over compressed rows; networkx's answers, sooner.",
        "functions": {name: {} for name in carried_names()},
    }


def carried_names() -> list[str]:
    """Name the functions that the files of this folder carry, without importing one."""
    found = []
    for file in sorted(Path(__file__).parent.glob("*.py")):
        for arguments, function in _CARRIED.findall(file.read_text(encoding="utf-8")):
            named = _NAME.search(arguments)
            found.append(named[1] if named else function)
    return sorted(found)
