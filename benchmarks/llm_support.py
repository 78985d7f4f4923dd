"""How well word overlap and likeness tell supported sentences from unsupported ones.

``python -m benchmarks.llm_support FOLDER`` reads two translations of the same paragraphs
(``xquad.es.visible.json`` and ``squad-es-dev-small.visible.json``): a sentence and its other
translation are a claim and its evidence; the sentence of the same paragraph that shares most
words with the claim is the hardest evidence that does not support it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from index.embedding import open_embedder
from index.embedding.settings import ModelSettings
from ingest.flow import readable
from ingest.sentences import split_sentences
from qa.likeness import Likeness
from qa.text import stems
from qa.values import missing_values

FILES = ("xquad.es.visible.json", "squad-es-dev-small.visible.json")
LIMITS = ((0.5, 0.2), (0.5, 0.3), (0.5, 0.4), (0.55, 0.35), (0.6, 0.5))
Row = tuple[float, float, bool]


def paragraphs(path: Path) -> dict[str, tuple[str, ...]]:
    """Question id to the sentences of its paragraph."""
    found = {}
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            text = paragraph["context"]
            sentences = tuple(readable(text[a:b]) for a, b in split_sentences(text))
            found.update({question["id"]: sentences for question in paragraph["qas"]})
    return found


def shared(claim: str, evidence: str) -> float:
    """The share of the claim's content words that the evidence holds."""
    said = set(stems(claim))
    return len(said & set(stems(evidence))) / len(said) if said else 0.0


def rows(folder: Path) -> tuple[list[Row], list[Row]]:
    """Overlap, likeness and whether figures agree: of supported pairs and of the hardest others."""
    one, other = (paragraphs(folder / name) for name in FILES)
    pairs = {one[key]: other[key] for key in one if key in other}
    likeness = Likeness(open_embedder(ModelSettings(), asking=True))
    good: list[Row] = []
    bad: list[Row] = []

    def row(claim: str, evidence: str) -> Row:
        agrees = not missing_values(claim, [evidence])
        return shared(claim, evidence), likeness.of(claim, [evidence])[0], agrees

    for evidence, claims in pairs.items():
        if len(evidence) != len(claims) or len(claims) < 2:
            continue
        for at, claim in enumerate(claims):
            if len(stems(claim)) < 4:
                continue
            rest = [text for place, text in enumerate(evidence) if place != at]
            good.append(row(claim, evidence[at]))
            bad.append(row(claim, max(rest, key=lambda text: shared(claim, text))))
    return good, bad


def passed(found: list[Row], support: float, likeness: float) -> float:
    """The share of pairs that the limits let through."""
    return sum(a >= support and b >= likeness and c for a, b, c in found) / max(len(found), 1)


def main() -> int:
    """Print the table."""
    good, bad = rows(Path(sys.argv[1]))
    print(f"{len(good)} pairs")
    for support, likeness in LIMITS:
        kept, wrong = passed(good, support, likeness), passed(bad, support, likeness)
        print(f"support {support} likeness {likeness}: kept {kept:.3f}, unsupported {wrong:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
