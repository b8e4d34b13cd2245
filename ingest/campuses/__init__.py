"""Campuses: which university somebody meant, by the shipped list and the store's own."""

from ingest.campuses.listed import Listed, listed_campuses
from ingest.campuses.match import Campuses, Match

__all__ = ["Campuses", "Listed", "Match", "listed_campuses"]
