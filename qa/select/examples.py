"""Training examples from files of the SQuAD form (a path is given; nothing is shipped)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.flow import readable
from ingest.sentences import split_sentences
from qa.text import fold

_SPACE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as the file has it, with its sentences made readable."""

    context: str
    key: str
    sentences: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Example:
    """A question on one paragraph; ``answers`` is empty when the paragraph does not answer it.

    ``lost`` tells that an annotation of the file has no text (translation lost it);
    ``plausible`` are what a reader might take for the answer where there is none.
    """

    question: str
    paragraph: Paragraph
    answers: tuple[str, ...]
    source: str
    lost: bool = False
    plausible: tuple[str, ...] = ()

    def marks(self, sentence: str) -> bool:
        """True when the sentence is the one to choose: it holds an answer, or a plausible one."""
        hay = f" {normal(sentence)} "
        return any(f" {normal(answer)} " in hay for answer in self.answers or self.plausible)

    def holds(self, sentence: str) -> bool:
        """True when the sentence holds one of the accepted answers, as words."""
        hay = f" {normal(sentence)} "
        return any(f" {normal(answer)} " in hay for answer in self.answers)

    def touches(self, sentence: str) -> bool:
        """True when at least one word of an accepted answer stands in the sentence."""
        held = set(normal(sentence).split())
        return any(held & set(normal(answer).split()) for answer in self.answers)

    def counted(self, sentence: str) -> bool:
        """True when the text of any annotation is a part of the sentence, as a plain count has it.

        A lost text is empty, and so a part of every sentence.
        """
        low = sentence.lower()
        return self.lost or any(answer.lower() in low for answer in self.answers)


def normal(text: str) -> str:
    """Folded words joined by single spaces, for comparing answers."""
    return _SPACE.sub(" ", fold(text)).strip()


def _paragraph(key: str, context: str) -> Paragraph:
    sentences = tuple(readable(context[a:b]) for a, b in split_sentences(context))
    return Paragraph(context, key, sentences, readable(context))


def read_examples(path: Path) -> list[Example]:
    """Every question of a file; questions marked impossible have no answers."""
    data = json.loads(path.read_text(encoding="utf-8"))
    examples = []
    for number, article in enumerate(data["data"]):
        for place, paragraph in enumerate(article["paragraphs"]):
            unit = _paragraph(f"{path.name}/{number}/{place}", paragraph["context"])
            for asked in paragraph["qas"]:
                answers = _texts(asked["answers"])
                possible = not asked.get("is_impossible", False)
                if possible and not answers:
                    continue
                lost = any(not answer["text"].strip() for answer in asked["answers"])
                kept = answers if possible else ()
                plausible = () if possible else _texts(asked.get("plausible_answers", ()))
                examples.append(Example(asked["question"], unit, kept, path.name, lost, plausible))
    return examples


def _texts(annotations: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """The annotations' distinct texts that have words, without the stops around them."""
    texts = {annotation["text"].strip(" .,;:") for annotation in annotations}
    return tuple(sorted(text for text in texts if normal(text)))


def paragraphs_of(examples: Sequence[Example]) -> list[Paragraph]:
    """The distinct paragraphs in order of first use."""
    return list({example.paragraph.key: example.paragraph for example in examples}.values())
