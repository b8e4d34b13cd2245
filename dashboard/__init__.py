"""The app's pages: they show what the graph package computes, and compute nothing themselves."""
