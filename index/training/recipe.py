"""The numbers of the recipe, in one frozen record: with the data, they decide the model."""

from __future__ import annotations

from dataclasses import dataclass

_LATER = (
    "bench_epochs",
    "bench_batch",
    "bench_rate",
    "bench_weight_rate",
    "bench_sharpness",
    "bench_drop",
    "identity",
    "semantic_share",
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the model is made; every field changes the result.

    ``stems`` and ``pieces`` size the tokenizer; ``document_rank`` and ``window_rank`` are the
    components taken from the two factorisations, ``window`` the words on each side of the
    second, ``window_share`` its weight; ``noise`` is added so that similar words can part.
    ``steps`` of ``batch`` pairs and ``synonyms`` synonym pairs follow, ``warm`` of them with a
    rising rate. ``sharpness`` multiplies scores (the inverse temperature) and ``meaning`` is
    the share of meaning in them. ``bench_*`` govern the last pass over real questions.
    """

    seed: int = 1
    stems: int = 40_000
    pieces: int = 8_000
    smoothing: float = 1e-3
    document_rank: int = 256
    window_rank: int = 128
    window: int = 5
    window_share: float = 0.6
    noise: float = 0.25
    least_frequency: int = 3
    steps: int = 250
    batch: int = 768
    synonyms: int = 256
    synonym_share: float = 0.2
    warm: float = 0.05
    rate: float = 0.004
    weight_rate: float = 0.01
    sharpness: float = 30.0
    meaning: float = 0.3
    bench_epochs: int = 4
    bench_batch: int = 128
    bench_rate: float = 0.0005
    bench_weight_rate: float = 0.02
    bench_sharpness: float = 50.0
    bench_drop: float = 0.3
    identity: int = 1024
    semantic_share: float = 0.35

    def text_key(self) -> str:
        """What decides the rows learned from text alone, for the cache of stages."""
        used = sorted(set(self.__dataclass_fields__) - set(_LATER))
        return ", ".join(f"{name}={getattr(self, name)!r}" for name in used)

    @property
    def dimension(self) -> int:
        """Learned components of a vector."""
        return self.document_rank + self.window_rank
