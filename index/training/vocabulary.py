"""The stem-aware WordPiece tokenizer: whole stems first, then pieces for the stems left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

UNKNOWN = "[UNK]"
_LETTERS = "abcdefghijklmnñopqrstuvwxyz0123456789"
_STEM = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[a-zñ]+")
_MAX_STEM = 60
_LONGEST_PIECE = 7


def build_tokenizer(counts: Mapping[str, int], stems: int, pieces: int) -> str:
    """The JSON of a tokenizer that reads one stem at a time.

    ``counts`` says how often each stem occurs. The ``stems`` commonest become whole entries;
    ``pieces`` sub-word pieces are taken from the others, so that an unknown stem still has a
    meaning made of its parts. Ties are broken by spelling: the same counts give the same
    tokenizer (the library's own trainer does not promise that).
    """
    from tokenizers import Tokenizer, models

    ranked = sorted(
        (stem for stem in counts if _STEM.fullmatch(stem) and len(stem) <= _MAX_STEM),
        key=lambda stem: (-counts[stem], stem),
    )
    kept, rare = ranked[:stems], ranked[stems:]
    entries = [UNKNOWN, *_LETTERS, *(f"##{letter}" for letter in _LETTERS), *_pieces(rare, pieces)]
    vocabulary = {entry: row for row, entry in enumerate(dict.fromkeys([*entries, *kept]))}
    made = Tokenizer(
        models.WordPiece(vocabulary, unk_token=UNKNOWN, max_input_chars_per_word=_MAX_STEM)
    )
    result: str = made.to_str()
    return result


def _pieces(stems: Sequence[str], size: int) -> list[str]:
    """The beginnings and inner parts of words that spare the most letters."""
    spared: Counter[str] = Counter()
    for stem in stems:
        if not _WORD.fullmatch(stem):
            continue
        for first in range(len(stem)):
            mark = "##" if first else ""
            for last in range(first + 2, min(first + _LONGEST_PIECE, len(stem)) + 1):
                spared[mark + stem[first:last]] += last - first - 1
    ranked = sorted(spared, key=lambda piece: (-spared[piece], piece))
    return ranked[:size]
