"""Compiled loops over the network's arrays: one idea a file, numbers in, numbers out.

A kernel takes the arrays of ``graph.csr.Csr`` (``indptr`` int64, ``indices`` int32, ``strength``
float64) and knows neither people nor tables. What it must equal is networkx's answer.
"""
