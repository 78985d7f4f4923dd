from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from eval import labels, svg
from eval.compare import compare
from eval.evaluation import evaluate
from eval.metrics import METRICS
from eval.page import failures, render
from eval.records import EvalSettings
from eval.terminal import print_breaches, print_report, progress_bar
from eval.variants import channel_variants


class Page(HTMLParser):
    """Collects tags, the links they make and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.links += [v for k, v in attributes if k in ("src", "href") or k.startswith("on")]

    def handle_data(self, data):
        self.text += data


@pytest.fixture(scope="module")
def report(shuffled, oracle, gold):
    settings = EvalSettings(resamples=50)
    some = gold[::4]
    mine = evaluate(shuffled, some, settings)
    other = evaluate(oracle, some, settings)
    variants = channel_variants(shuffled.index, mine)
    return replace(mine, comparison=compare(mine, other), variants=variants)


def test_the_page_is_whole_and_fetches_nothing(report):
    page = Page(render(report))
    assert page.links == []
    assert not {"script", "link", "img", "iframe", "object"} & set(page.tags)
    assert page.tags.count("svg") >= 5
    for title in ("En conjunto", "Por tipo de pregunta", "Confianza", "Latencia", "Fallos"):
        assert title in page.text
    for metric in METRICS:
        if report.figure(metric.name):
            assert labels.metric(metric.name) in page.text


def test_each_failure_shows_question_expected_given_and_evidence(report):
    page = Page(render(report))
    wrong = failures(report)
    assert page.tags.count("details") == len(wrong) > 10
    for result in wrong:
        assert result.item.question in page.text
        assert all(place.quote in page.text for place in result.item.evidence)
        assert result.answer in page.text


def test_everything_from_outside_is_escaped(report):
    bad = '<script>alert("x")</script>&\'" onload=1'
    first = failures(report)[0]
    item = replace(first.item, question=bad, answers=(bad,), history=(bad,))
    hostile = replace(
        first,
        item=item,
        answer=bad,
        understood_as=bad,
        citations=(replace(first.citations[0], shown=bad, section=bad),),
    )
    run = replace(report.run, gold=bad, run_id=bad, index=bad)
    page = render(replace(report, results=(hostile,), run=run))
    assert "<script>" not in page
    assert Page(page).text.count(bad) >= 6


def test_plots_are_well_formed_and_stay_inside():
    plot = svg.bars("<Título> & más", [svg.Bar("ñ<", 2.0, -1.0, 3.0), svg.Bar("b", 0.5)])
    root = ET.fromstring(plot)
    assert root.find("svg").get("aria-label") == "<Título> & más"
    widths = [float(rect.get("width")) for rect in root.iter("rect")]
    assert all(0 <= width <= svg.WIDTH for width in widths)
    axes = svg.Axes("t", "x", "y")
    ET.fromstring(svg.curve(axes, []))
    ET.fromstring(svg.reliability(axes, [(0.5, 0.4, 3)]))
    ET.fromstring(svg.histogram(axes, [0.0]))
    ET.fromstring(svg.histogram(axes, []))


def test_the_terminal_shows_the_figures_in_spanish(report, capsys):
    print_report(report)
    print_breaches([])
    shown = capsys.readouterr().out
    figure = report.figure("ndcg_10")
    assert labels.number(figure.estimate) in shown
    assert "Resultado correcto" in shown
    assert "solo léxico" in shown
    assert "se cumplen" in shown


def test_there_is_no_bar_where_there_is_no_terminal(capsys):
    with progress_bar() as advance:
        assert advance is None
    assert capsys.readouterr() == ("", "")


def test_every_metric_has_a_name():
    for metric in METRICS:
        assert labels.metric(metric.name)
        assert labels.METRIC_HELP[metric.name]
