"""Measuring: gold questions, metrics, runs, reports and comparisons.

In a notebook: ``from eval import evaluate, load_gold``.
"""

from eval.evaluation import evaluate
from eval.items import load_gold
from eval.records import EvalReport, EvalSettings

__all__ = ["EvalReport", "EvalSettings", "evaluate", "load_gold"]
