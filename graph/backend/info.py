"""What networkx is told of the backend when it is imported: no more than that it is there.

networkx calls this on every ``import networkx``, so nothing of the network may be imported here.
"""


def backend_info() -> dict[str, str]:
    """Give the entry point ``networkx.backend_info`` what its documentation shows."""
    return {
        "backend_name": "mashal",
        "project": "mashal",
        "package": "graph.backend",
        "short_summary": "Compiled kernels over compressed rows; networkx's answers, sooner.",
    }
