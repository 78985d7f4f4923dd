"""Rules of the house that a linter does not know."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("ingest", "index", "qa", "eval", "ui")
ENGINES = (
    "faiss",
    "rank_bm25",
    "langchain_text_splitters",
    "pypdf",
    "pypdfium2",
    "pdfplumber",
    "docx",
    "openai",
    "Stemmer",
    "pytesseract",
    "lightgbm",
    "ir_measures",
)
HEAVY = ("sentence_transformers", "torch", "transformers", "faiss", "streamlit", "sklearn")


def modules() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


def imports(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("engine", ENGINES)
def test_each_engine_has_one_adapter(engine: str) -> None:
    users = [
        str(path.relative_to(ROOT))
        for path in modules()
        if engine in imports(ast.parse(path.read_text(encoding="utf-8")))
    ]
    # Word files are read by one package and written by another.
    assert len(users) <= (2 if engine == "docx" else 1), users


@pytest.mark.parametrize(
    "module", ["qa.service", "index.store", "index.pipeline", "ui.cli", "eval"]
)
def test_nothing_heavy_is_imported_before_it_is_used(module: str) -> None:
    probe = f"import sys, {module}; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_no_module_unpickles_or_evaluates() -> None:
    forbidden = {"pickle", "cPickle", "dill", "marshal", "shelve"}
    for path in modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert not forbidden & imports(tree), path
        calls = {
            node.func.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not {"eval", "exec"} & calls, path


def test_wheel_holds_the_packages_and_the_model_and_nothing_else(tmp_path: Path) -> None:
    copy = tmp_path / "tree"
    for package in PACKAGES:
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, copy / package, ignore=ignore)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy / name)
    words = "-m pip wheel --quiet --no-deps --no-build-isolation --disable-pip-version-check"
    subprocess.run(
        [sys.executable, *words.split(), "--wheel-dir", str(tmp_path), str(copy)], check=True
    )
    (wheel,) = tmp_path.glob("foja-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names if ".dist-info" not in name}
    assert tops == set(PACKAGES)
    assert any(name.endswith(".safetensors") for name in names)
    assert any(name.startswith("eval/gold/") and name.endswith(".jsonl") for name in names)
    python = {str(path.relative_to(ROOT)) for path in modules()}
    assert python <= set(names)
