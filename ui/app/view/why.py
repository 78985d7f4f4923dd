"""«¿Por qué este pasaje?»: what the search did, in plain words."""

from __future__ import annotations

from index.records import SearchHit
from qa.records import Answer, Citation
from ui.app import messages

TERMS = 8


def hit_of(answer: Answer, citation: Citation) -> SearchHit | None:
    """The hit that the citation was read in."""
    for hit in answer.hits:
        if citation.passage_id == hit.passage.passage_id or citation.passage_id in hit.duplicates:
            return hit
    return None


def why(hit: SearchHit | None) -> tuple[str, ...]:
    """Whole sentences: place in the result, words in common, rank by channel, fused score."""
    if hit is None:
        return (messages.WHY_NOT_RANKED,)
    sentences = [messages.why_rank(hit.rank, hit.score)]
    words = hit.matched_words or hit.matched_terms
    if words:
        sentences.append(messages.why_terms(words[:TERMS]))
    else:
        sentences.append(messages.WHY_NO_TERMS)
    for channel in hit.channels:
        sentences.append(messages.why_channel(channel.channel, channel.rank, channel.score))
    if hit.reasons:
        sentences.append(messages.why_reasons(hit.reasons))
    if hit.duplicates:
        sentences.append(messages.why_duplicates(len(hit.duplicates)))
    return tuple(sentences)
