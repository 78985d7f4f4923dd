"""Whether a sentence holds a new value of the kind that the question expects. Pure."""

from __future__ import annotations

from qa.forms import QuestionForm
from qa.select.asked import Asked
from qa.select.reading import Reading


def expected(form: QuestionForm, reading: Reading, asked: Asked) -> list[int]:
    """Word places of new values of the kind that the question expects."""
    if form.wants("figure", "percent", "duration", "count"):
        return [at for at, key in reading.figures if key not in asked.value_keys]
    if form.wants("date"):
        return [at for at, key in reading.dates if key not in asked.value_keys]
    if form.wants("norm"):
        return [at for at, key in reading.figures + reading.dates if key not in asked.value_keys]
    if form.wants("who", "place", "definition"):
        return [at for at, one in reading.capitals if one not in asked.weights]
    return []


def type_features(asked: Asked, reading: Reading) -> tuple[float, float]:
    """Whether a value of the expected kind stands there, and how near the matched words."""
    if asked.form.kinds[0] in ("other", "list", "yesno", "procedure", "comparison", "why"):
        return 0.5, 0.5
    spots = expected(asked.form, reading, asked)
    if not spots:
        return 0.0, 0.0
    matched = [
        (p, asked.weights[one]) for one in asked.weights for p in reading.places.get(one, ())
    ]
    if not matched:
        return 1.0, 0.0
    near = max(sum(w / (1 + abs(spot - p)) for p, w in matched) for spot in spots)
    return 1.0, near / asked.total


def question_words(form: QuestionForm) -> dict[str, float]:
    """The question's form as columns of zeros and ones."""
    groups = (
        ("wh_figure", form.wants("figure", "percent", "duration", "count", "sum")),
        ("wh_date", form.wants("date")),
        ("wh_who", form.wants("who")),
        ("wh_place", form.wants("place")),
        ("wh_definition", form.wants("definition")),
        ("wh_why", form.wants("why")),
        ("wh_procedure", form.wants("procedure")),
        ("wh_list", form.wants("list")),
        ("wh_other", form.kinds[0] == "other"),
    )
    return {name: float(value) for name, value in groups}
