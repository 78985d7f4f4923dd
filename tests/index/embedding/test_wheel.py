"""The wheel carries the model."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from index.embedding import SHIPPED_MODEL
from index.embedding.layout import CHECKED, CHECKSUMS

ROOT = Path(__file__).resolve().parents[3]


def test_the_wheel_contains_the_whole_model(tmp_path):
    tree = tmp_path / "fuente"
    for name in ("ingest", "index", "qa", "eval", "ui"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree / name)
    build = "from setuptools.build_meta import build_wheel; import sys; build_wheel(sys.argv[1])"
    subprocess.run(
        [sys.executable, "-c", build, str(tmp_path)], cwd=tree, check=True, capture_output=True
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        for name in (*CHECKED, CHECKSUMS, "MODEL_CARD.md"):
            packed = archive.read(f"index/embedding/foja-es/{name}")
            assert packed == (SHIPPED_MODEL / name).read_bytes()
