"""The stem-aware WordPiece tokenizer: whole stems first, then pieces for the stems left out."""

from __future__ import annotations

import re
from collections.abc import Mapping

UNKNOWN = "[UNK]"
_LETTERS = "abcdefghijklmnñopqrstuvwxyz0123456789"
_PIECE = re.compile(r"(##)?[a-zñ]{2,9}")
_STEM = re.compile(r"[^\W_]+")
_MAX_STEM = 60


def build_tokenizer(counts: Mapping[str, int], stems: int, pieces: int) -> str:
    """The JSON of a tokenizer that reads one stem at a time.

    ``counts`` says how often each stem occurs. The ``stems`` commonest become whole entries;
    ``pieces`` sub-word pieces are learned from the others, so that an unknown stem still has
    a meaning made of its parts. Ties are broken by spelling.
    """
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers

    ranked = sorted(
        (stem for stem in counts if _STEM.fullmatch(stem) and len(stem) <= _MAX_STEM),
        key=lambda stem: (-counts[stem], stem),
    )
    kept, rare = ranked[:stems], ranked[stems:]
    learner = Tokenizer(models.WordPiece(unk_token=UNKNOWN))
    learner.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    trainer = trainers.WordPieceTrainer(
        vocab_size=pieces, min_frequency=2, show_progress=False, special_tokens=[UNKNOWN]
    )
    learner.train_from_iterator(rare, trainer)
    learned = sorted(piece for piece in learner.get_vocab() if _PIECE.fullmatch(piece))
    entries = [UNKNOWN, *_LETTERS, *(f"##{letter}" for letter in _LETTERS), *learned, *kept]
    vocabulary = {entry: row for row, entry in enumerate(dict.fromkeys(entries))}
    made = Tokenizer(
        models.WordPiece(vocabulary, unk_token=UNKNOWN, max_input_chars_per_word=_MAX_STEM)
    )
    result: str = made.to_str()
    return result
