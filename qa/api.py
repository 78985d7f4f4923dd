"""The public face of answering: what ``eval`` and ``ui`` call.

``open_service`` lives in :mod:`qa.service`.
"""

from __future__ import annotations

from typing import Protocol

from index.api import SearchIndex
from index.records import SearchHit, SearchQuery
from qa.records import Answer, Question


class AnswerService(Protocol):
    """Answers questions over one opened index."""

    @property
    def index(self) -> SearchIndex:
        """The index that is asked."""

    def ask(self, question: Question) -> Answer:
        """The answer, with verified citations or an abstention; never raises on odd input text."""

    def search(self, query: SearchQuery) -> tuple[SearchHit, ...]:
        """The retriever's hits, as the answer would see them."""
