"""The training text as arrays of term numbers: passages, sentences, headings, questions."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding.words import Term
from index.training.questions import questions_of
from index.training.sources import SOURCES, SourcePassage, read_passages
from index.training.terms import Terms

Ints = NDArray[np.int64]
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+(?=[A-ZÁÉÍÓÚÑ¿¡«\"“(\d])")
_ACRONYM = re.compile(
    r"((?:[A-ZÁÉÍÓÚÑ][\wáéíóúñü]+\s+(?:(?:de|del|la|las|los|el|y|e|en|para|por)\s+)*){2,9})\(([A-Z]{2,9})\)"
)
_HEADING_TERMS = 30
_QUESTION_SOURCES = ("legalize-pe", "openstax-fisica", "openstax-quimica")


@dataclass(frozen=True, slots=True)
class Ragged:
    """Rows of different lengths: row ``i`` is ``values[starts[i]:starts[i + 1]]``; read-only."""

    values: NDArray[np.int32]
    starts: Ints

    def __post_init__(self) -> None:
        self.values.setflags(write=False)
        self.starts.setflags(write=False)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, number: int) -> Ints:
        """One row."""
        return self.values[self.starts[number] : self.starts[number + 1]].astype(np.int64)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The whole training text.

    ``sentences`` holds terms; passage ``i`` is the sentences ``passages[i]:passages[i + 1]``;
    ``headings`` has one row a passage; ``questions`` are rule-made, each with its passage in
    ``question_passages``; ``acronyms`` are pairs of rows of terms (short, long) in turn.
    """

    terms: list[Term]
    sentences: Ragged
    passages: Ints
    documents: Ints
    sources: Ints
    headings: Ragged
    questions: Ragged
    question_passages: Ints
    acronyms: Ragged

    def tokens(self, passage: int) -> Ints:
        """The terms of one passage."""
        starts = self.sentences.starts
        first, last = starts[self.passages[passage]], starts[self.passages[passage + 1]]
        return self.sentences.values[first:last].astype(np.int64)


class _Rows:
    def __init__(self) -> None:
        self.values = array("i")
        self.starts = array("q", [0])

    def add(self, row: list[int]) -> None:
        self.values.extend(row)
        self.starts.append(len(self.values))

    def done(self) -> Ragged:
        return Ragged(np.array(self.values, np.int32), np.array(self.starts, np.int64))


class _Builder:
    def __init__(self) -> None:
        self.terms = Terms()
        self.sentences, self.headings = _Rows(), _Rows()
        self.questions, self.acronyms = _Rows(), _Rows()
        self.passages, self.documents = array("q", [0]), array("q")
        self.sources, self.question_passages = array("q"), array("q")
        self._documents: dict[tuple[int, str], int] = {}
        self._acronyms: set[tuple[str, str]] = set()

    def add(self, source: int, passage: SourcePassage) -> None:
        number = len(self.documents)
        self.headings.add(self.terms.read(_heading(passage))[:_HEADING_TERMS])
        for sentence in _SENTENCE.split(passage.text):
            found = self.terms.read(sentence)
            if not found:
                continue
            self.sentences.add(found)
            if SOURCES[source].name in _QUESTION_SOURCES:
                for question in questions_of(sentence):
                    self.questions.add(self.terms.read(question)[:_HEADING_TERMS])
                    self.question_passages.append(number)
        self._harvest(passage.text)
        self.passages.append(len(self.sentences.starts) - 1)
        key = (source, passage.document)
        self.documents.append(self._documents.setdefault(key, len(self._documents)))
        self.sources.append(source)

    def _harvest(self, text: str) -> None:
        for match in _ACRONYM.finditer(text):
            name, short = match.group(1).strip(), match.group(2)
            words = [word for word in name.split() if word[0].isupper()][-len(short) :]
            fits = "".join(word[0] for word in words) == short
            if fits and (short, name) not in self._acronyms:
                self._acronyms.add((short, name))
                self.acronyms.add(self.terms.content(short))
                self.acronyms.add(self.terms.content(" ".join(words)))

    def done(self) -> Corpus:
        return Corpus(
            self.terms.terms,
            self.sentences.done(),
            np.array(self.passages, np.int64),
            np.array(self.documents, np.int64),
            np.array(self.sources, np.int64),
            self.headings.done(),
            self.questions.done(),
            np.array(self.question_passages, np.int64),
            self.acronyms.done(),
        )


def read_corpus(data: Path) -> Corpus:
    """Read every collection of ``data``; raises ``TrainingError`` when one is missing."""
    builder = _Builder()
    for number, source in enumerate(SOURCES):
        for passage in read_passages(data / source.file):
            builder.add(number, passage)
    return builder.done()


def _heading(passage: SourcePassage) -> str:
    heading = passage.heading or passage.title
    short = len(heading.split()) < 6
    if short and passage.title and passage.title != heading:
        return f"{passage.title} {heading}"
    return heading


def save_corpus(path: Path, corpus: Corpus) -> None:
    """Write the corpus as one ``.npz`` of plain arrays."""
    arrays: dict[str, NDArray[np.generic]] = {
        "stems": np.array([term.stem for term in corpus.terms]),
        "stops": np.array([term.stop for term in corpus.terms]),
    }
    for name in ("sentences", "headings", "questions", "acronyms"):
        rows: Ragged = getattr(corpus, name)
        arrays[f"{name}_values"], arrays[f"{name}_starts"] = rows.values, rows.starts
    for name in ("passages", "documents", "sources", "question_passages"):
        arrays[name] = getattr(corpus, name)
    with path.open("wb") as file:
        np.savez(file, allow_pickle=False, **arrays)


def load_corpus(path: Path) -> Corpus:
    """Read what :func:`save_corpus` wrote."""
    with np.load(path, allow_pickle=False) as stored:

        def rows(name: str) -> Ragged:
            return Ragged(stored[f"{name}_values"], stored[f"{name}_starts"])

        pairs = zip(stored["stems"].tolist(), stored["stops"].tolist(), strict=True)
        return Corpus(
            [Term(stem, stop) for stem, stop in pairs],
            rows("sentences"),
            stored["passages"],
            stored["documents"],
            stored["sources"],
            rows("headings"),
            rows("questions"),
            stored["question_passages"],
            rows("acronyms"),
        )
