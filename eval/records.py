"""Frozen records of an evaluation; a run on disk is one :class:`EvalReport` as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from eval.items import GoldItem
from index.records import Channel


@dataclass(frozen=True, slots=True)
class EvalSettings:
    """How to evaluate: everything that can change a figure.

    ``split`` restricts the gold (``None``: all of it) and ``limit`` keeps that many of its
    questions, evenly spread; ``channel`` is what ranks the passages,
    and answers are only measured for ``hybrid``; ``k`` passages are asked for; ``resamples``
    and ``seed`` shape the bootstrap; ``bins`` are those of the calibration error.
    """

    split: str | None = None
    channel: Channel = "hybrid"
    k: int = 10
    seed: int = 20221
    resamples: int = 1000
    bins: int = 10
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class RetrievalScores:
    """The ranking measures of one question, 0 to 1 each."""

    ndcg_10: float = 0.0
    recall_5: float = 0.0
    recall_10: float = 0.0
    mrr_10: float = 0.0
    success_1: float = 0.0
    success_5: float = 0.0


@dataclass(frozen=True, slots=True)
class AnswerScores:
    """The answer measures of one answerable question, 0 to 1; ``None``: does not apply."""

    contained: float = 0.0
    exact: float = 0.0
    f1: float = 0.0
    section: float | None = 0.0
    page: float | None = None
    citation_precision: float = 0.0
    citation_recall: float = 0.0


@dataclass(frozen=True, slots=True)
class RankedPassage:
    """One passage of a ranking, in order; ``relevant`` by overlap with the evidence."""

    passage_id: str
    start: int
    end: int
    relevant: bool


@dataclass(frozen=True, slots=True)
class CitedText:
    """What an answer cited: the quotation as shown and where it says it stands."""

    document: str
    section: str
    shown: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """Everything measured on one question.

    ``relevant`` are the passages that hold the evidence (the relevance judgements). The
    scores are ``None`` for an unanswerable question, and ``answering`` also when only
    retrieval was measured. ``fidelity`` is the share of the answer's figures that stand by
    value in what it cites, ``verbatim`` the share of citations that stand in the source.
    """

    item: GoldItem
    understood_as: str
    outcome: str
    answer: str
    citations: tuple[CitedText, ...]
    confidence: float
    milliseconds: float
    ranking: tuple[RankedPassage, ...]
    relevant: tuple[str, ...]
    retrieval: RetrievalScores | None = None
    answering: AnswerScores | None = None
    fidelity: float | None = None
    verbatim: float | None = None

    @property
    def measured(self) -> bool:
        """Whether an answer was asked for (not only passages)."""
        return bool(self.outcome)

    @property
    def answered(self) -> bool:
        """Whether something was answered: anything but «no consta»."""
        return self.measured and self.outcome != "no_evidence"

    @property
    def right(self) -> bool:
        """A right answer to an answerable question, or an abstention where none exists."""
        if self.answering is None:
            return self.measured and not self.item.answerable and not self.answered
        return self.answering.contained == 1.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One metric over one group of questions, with its bootstrap 95 % interval.

    ``kind`` is empty for all questions together. ``count`` is the number of questions (or
    answers, for measures over answers) that the estimate divides by.
    """

    metric: str
    kind: str
    estimate: float
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """At ``threshold`` on the confidence: share answered, and share wrong among those."""

    coverage: float
    risk: float
    threshold: float


@dataclass(frozen=True, slots=True)
class RiskCurve:
    """Risk against coverage; ``aurc`` is ``None`` when nothing was answered."""

    points: tuple[RiskPoint, ...]
    aurc: float | None
    coverage: float


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """Answers whose confidence falls in ``low`` to ``high``: mean confidence, share right."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Expected calibration error and Brier score over the given answers."""

    bins: tuple[CalibrationBin, ...]
    ece: float | None
    brier: float | None
    count: int


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds from question to answer."""

    p50: float
    p90: float
    p95: float
    p99: float
    worst: float


@dataclass(frozen=True, slots=True)
class Variant:
    """The overall figures of one variant: a channel, a step removed, or a derived slice."""

    group: str
    name: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """The version of one piece of software that took part."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What is needed to repeat a run. ``gold_sha256`` is of the file's bytes, or empty."""

    run_id: str = ""
    created_at: str = ""
    gold: str = ""
    gold_sha256: str = ""
    index: str = ""
    build_id: str = ""
    embedder: str = ""
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One metric in this run and in the one compared, over the questions both asked.

    ``p_value`` is of the two-sided paired randomisation test; ``low`` and ``high`` are the 95 %
    interval of the change by the paired bootstrap, ``None`` where it is not defined.
    """

    metric: str
    kind: str
    mine: float
    theirs: float
    p_value: float
    count: int
    low: float | None = None
    high: float | None = None

    @property
    def change(self) -> float:
        """This run minus the other."""
        return self.mine - self.theirs


@dataclass(frozen=True, slots=True)
class Comparison:
    """This run against another; questions are paired by id, wording and history."""

    run_id: str
    shared: int
    only_mine: int
    only_theirs: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class EvalReport:
    """The whole result of an evaluation."""

    settings: EvalSettings
    results: tuple[QuestionResult, ...]
    figures: tuple[Figure, ...]
    risk: RiskCurve
    calibration: Calibration
    latency: Latency | None
    variants: tuple[Variant, ...] = ()
    comparison: Comparison | None = None
    run: RunInfo = RunInfo()

    def figure(self, metric: str, kind: str = "") -> Figure | None:
        """The figure of ``metric`` over ``kind``; ``None`` when it was not measured."""
        return next((f for f in self.figures if (f.metric, f.kind) == (metric, kind)), None)
