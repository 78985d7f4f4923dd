"""The adapter of langchain-text-splitters: sentences are merged into passages of a given size."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from ingest.sentences import Span


@cache
def _splitters(size: int) -> tuple[Any, Any]:
    from langchain_text_splitters import RecursiveCharacterTextSplitter, TextSplitter

    class SentenceMerger(TextSplitter):
        """Merges the sentences it is given; their white space stays, so nothing is lost."""

        def split_text(self, text: str) -> list[str]:
            return self.merge([text])

        def merge(self, pieces: Sequence[str]) -> list[str]:
            return self._merge_splits(pieces, separator="")

    options: dict[str, Any] = {
        "chunk_size": size,
        "chunk_overlap": 0,
        "length_function": len,
        "strip_whitespace": False,
    }
    long = RecursiveCharacterTextSplitter(
        separators=[r"(?<=[;:])\s+", r"(?<=,)\s+", r"\s+", ""],
        is_separator_regex=True,
        keep_separator="end",
        **options,
    )
    return SentenceMerger(**options), long


def merge_sentences(text: str, sentences: Sequence[Span], size: int) -> tuple[Span, ...]:
    """Spans of at most about ``size`` characters that end at sentence ends.

    A sentence longer than ``size`` is cut at a semicolon, a comma or a space. Spans are
    located by counting, never by searching, so repeated sentences keep their own places.
    Raises ``ValueError`` if the pieces do not give the text again.
    """
    if not sentences:
        return ()
    if sentences[-1][1] - sentences[0][0] <= size:
        return ((sentences[0][0], sentences[-1][1]),)
    merger, long = _splitters(size)
    bounds = [start for start, _ in sentences] + [sentences[-1][1]]
    pieces: list[str] = []
    for start, end in pairwise(bounds):
        sentence = text[start:end]
        pieces.extend(long.split_text(sentence) if len(sentence) > size else [sentence])
    cursor, spans = bounds[0], []
    for chunk in merger.merge(pieces):
        if text[cursor : cursor + len(chunk)] != chunk:
            raise ValueError(f"splitter lost its place at {cursor}")
        stripped = chunk.strip()
        if stripped:
            begin = cursor + len(chunk) - len(chunk.lstrip())
            spans.append((begin, begin + len(stripped)))
        cursor += len(chunk)
    if cursor != bounds[-1]:
        raise ValueError(f"splitter stopped at {cursor} of {bounds[-1]}")
    return tuple(spans)
