"""The language model's answer over keyed evidence, with the extractive one to fall back on."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qa.compose import citation_of, lead_with_cited
from qa.corpus import Corpus
from qa.evidence import Evidence
from qa.llm import messages
from qa.llm.check import Checker, Passed, sentences_of
from qa.llm.client import stream_text
from qa.llm.reasons import LlmFailure, Reason
from qa.llm.settings import LlmSettings
from qa.prose import span_of
from qa.records import Answer, Citation, Statement
from qa.text import word_count

_MOST_EVIDENCE = 12
_MOST_SENTENCES = 3
_BREAKERS = re.compile(r"[<>]|§+")


@dataclass(frozen=True)
class LlmComposer:
    """Asks the endpoint, shows what passes, and falls back with a notice."""

    corpus: Corpus
    settings: LlmSettings
    words: int

    def stream(self, extractive: Answer, found: Sequence[Evidence]) -> Iterator[Statement | Answer]:
        """Each sentence as it passes, then the whole answer (the last item)."""
        keyed = {f"E{at}": one for at, one in enumerate(self._chosen(extractive, found), start=1)}
        if not keyed:
            yield extractive
            return
        checker = Checker(keyed, self.settings, self.corpus.likeness)
        statements: list[Statement] = []
        citations: dict[str, Citation] = {}
        withheld = 0
        reason: Reason | None = None
        try:
            for sentence in sentences_of(self._text(extractive.understood_as, keyed)):
                passed = checker.judge(sentence)
                if passed is None:
                    withheld += 0 if messages.NOTHING in sentence else 1
                    continue
                if self._full(statements, passed):
                    break
                statement = self._statement(passed, keyed, citations)
                statements.append(statement)
                yield statement
        except LlmFailure as failure:
            reason = failure.reason
        yield self._answer(extractive, (statements, citations), withheld, reason)

    def _chosen(self, extractive: Answer, found: Sequence[Evidence]) -> list[Evidence]:
        """The cited sentences first, then the best retrieved ones."""
        cited = {(c.doc_id, c.start) for c in extractive.citations}
        first = [e for e in found if (e.passage.doc_id, e.unit.start) in cited]
        rest = [e for e in found if e not in first]
        return [*first, *rest][:_MOST_EVIDENCE]

    def _text(self, question: str, keyed: dict[str, Evidence]) -> Iterator[str]:
        mark = "§" + hashlib.sha256(question.encode("utf-8", "replace")).hexdigest()[:10]
        lines = [f"{mark} {key}: {_BREAKERS.sub(' ', e.unit.text)}" for key, e in keyed.items()]
        prompt = messages.user_prompt(question, "\n".join(lines), mark)
        return stream_text(messages.SYSTEM, prompt, self.settings)

    def _full(self, statements: Sequence[Statement], passed: Passed) -> bool:
        words = sum(word_count(s.text) for s in statements) + word_count(passed.text)
        return len(statements) >= _MOST_SENTENCES or words > self.words

    def _statement(
        self, passed: Passed, keyed: dict[str, Evidence], citations: dict[str, Citation]
    ) -> Statement:
        for key in passed.keys:
            if key not in citations:
                number = len(citations) + 1
                citations[key] = citation_of(self.corpus, span_of(keyed[key]), number)
        numbers = tuple(citations[key].number for key in passed.keys)
        return Statement(passed.text, numbers, "paraphrase")

    def _answer(
        self,
        extractive: Answer,
        made: tuple[list[Statement], dict[str, Citation]],
        withheld: int,
        reason: Reason | None,
    ) -> Answer:
        statements, citations = made
        notices = list(extractive.notices)
        if withheld:
            notices.append(messages.withheld(withheld))
        if reason is not None or not statements:
            notices.append(messages.fallback(reason or "unsupported"))
            return replace(extractive, composer="llm-fallback", notices=tuple(notices))
        cited = tuple(citations.values())
        return replace(
            extractive,
            outcome="partial" if withheld else "answered",
            text=" ".join(statement.text for statement in statements),
            statements=tuple(statements),
            citations=cited,
            hits=lead_with_cited(self.corpus, extractive.hits, cited, extractive.question.k),
            confidence=max(extractive.confidence, 0.5),
            composer="llm",
            missing="",
            notices=tuple(notices),
        )
