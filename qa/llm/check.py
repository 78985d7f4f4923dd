"""What a language model writes is shown sentence by sentence, and only when its evidence holds it.

A sentence must end in known keys, hold no figure, date or norm that its evidence lacks, share
enough of its words with it, be like it to the embedder, and carry no address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from qa.evidence import Evidence
from qa.likeness import Likeness
from qa.llm.messages import CANARY
from qa.llm.settings import LlmSettings
from qa.text import stems
from qa.values import missing_values

_KEYS = re.compile(r"(?:\s*[\[(]\s*E\d+(?:\s*[,;]\s*E\d+)*\s*[\])])+\s*[.!?]?\s*$")
_KEY = re.compile(r"E\d+")
_SENTENCE = re.compile(
    r".+?(?:[.!?…]\s*(?:[\[(]\s*E\d+[^\])]*[\])]\s*)*|(?:[\[(]\s*E\d+[^\])]*[\])]\s*)+[.!?]?)(?=\s|$)",
    re.S,
)
_MARKDOWN = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*_`#>]+")
_ADDRESS = re.compile(r"https?://|www\.|\b[\w.+-]+@[\w-]+\.\w+|\b(?:javascript|data):", re.I)


@dataclass(frozen=True, slots=True)
class Passed:
    """A sentence that may be shown, with the keys of its evidence."""

    text: str
    keys: tuple[str, ...]


def sentences_of(pieces: Iterable[str]) -> Iterator[str]:
    """Sentences out of a stream, each as soon as the text after it has begun."""
    waiting = ""
    for piece in pieces:
        waiting += piece
        while True:
            match = _SENTENCE.match(waiting)
            if match is None or not waiting[match.end() :].strip() or _keys_follow(waiting, match):
                break
            yield waiting[: match.end()].strip()
            waiting = waiting[match.end() :].lstrip()
    if waiting.strip():
        yield waiting.strip()


def _keys_follow(text: str, match: re.Match[str]) -> bool:
    """True while the text after a sentence may still be the beginning of its keys."""
    rest = text[match.end() :].lstrip()
    return rest.startswith(("[", "(")) and not re.match(r"[\[(][^\])]*[\])]\s*\S", rest)


@dataclass(frozen=True)
class Checker:
    """Judges sentences against the keyed evidence."""

    evidence: Mapping[str, Evidence]
    settings: LlmSettings
    likeness: Likeness

    def judge(self, sentence: str) -> Passed | None:
        """The sentence without its keys, or ``None`` when it must be withheld."""
        match = _KEYS.search(sentence)
        if match is None or CANARY in sentence or _ADDRESS.search(sentence):
            return None
        keys = tuple(dict.fromkeys(k for k in _KEY.findall(match.group()) if k in self.evidence))
        text = _MARKDOWN.sub(r"\1", sentence[: match.start()]).strip()
        if not keys or not text or _KEY.search(text):
            return None
        text = text if text[-1] in ".!?" else f"{text}."
        return Passed(text, keys) if self._supported(text, keys) else None

    def _supported(self, text: str, keys: tuple[str, ...]) -> bool:
        sources = [self.evidence[key].unit.text for key in keys]
        if missing_values(text, sources):
            return False
        said = set(stems(text))
        held = {one for source in sources for one in stems(source)}
        if not said or len(said & held) < self.settings.support * len(said):
            return False
        return max(self.likeness.of(text, sources)) >= self.settings.likeness
