"""A networkx backend: networkx's functions by their public names, our kernels underneath.

``networkx`` finds it by the entry point ``networkx.backends`` (``interface``). A file here that
holds functions under ``@carried`` (``register``) adds to what it carries; nothing else is needed.
"""
