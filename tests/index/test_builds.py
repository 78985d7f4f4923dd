"""Publishing and reopening a build; damage is noticed; a failing write harms nothing."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.builds import file_entries, publish, read_current, writing
from index.codec import FILE_NAMES, BuildContent, encode
from index.errors import (
    IndexBusyError,
    IndexDamagedError,
    IndexMissingError,
    IndexVersionError,
    IndexWriteError,
)
from index.manifest import (
    FORMAT_VERSION,
    Counts,
    Fingerprints,
    Manifest,
    ModelEntry,
    library_versions,
)
from tests.index.conftest import build_content, parsed_document

ONE = parsed_document("uno.txt", ["El niño llegó en 2019.", "Hubo 963 528 personas."])
TWO = parsed_document("dos.txt", ["La Ley 30364 protege a las mujeres."])


def manifest_of(content: BuildContent, files: dict[str, bytes]) -> Manifest:
    return Manifest(
        format=FORMAT_VERSION,
        build_id=hashlib.sha256(b"".join(files.values())).hexdigest()[:16],
        counts=Counts(len(content.documents), len(content.passages), 0),
        model=ModelEntry("hashed", "hashed-1", 16),
        fingerprints=Fingerprints("r", "a", "l"),
        sources=(),
        files=file_entries(files),
        libraries=library_versions(),
    )


def publish_documents(directory: Path, *documents) -> BuildContent:
    content = build_content(documents)
    files = encode(content)
    with writing(directory):
        publish(directory, manifest_of(content, files), files)
    return content


def build_folder(directory: Path) -> Path:
    return directory / "builds" / (directory / "CURRENT").read_text().split()[0]


def same(found: BuildContent, expected: BuildContent) -> bool:
    return encode(found) == encode(expected)


def test_a_published_build_reads_back_the_same(tmp_path: Path) -> None:
    content = publish_documents(tmp_path, ONE, TWO)
    stored = read_current(tmp_path)
    assert stored.content.documents == content.documents
    assert stored.content.passages == content.passages
    assert same(stored.content, content)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(st.text(max_size=30), min_size=1, max_size=3), min_size=1, max_size=3))
def test_any_text_survives_the_round_trip(tmp_path_factory, texts: list[list[str]]) -> None:
    directory = tmp_path_factory.mktemp("indice")
    documents = [parsed_document(f"{n}.txt", paragraphs) for n, paragraphs in enumerate(texts)]
    content = publish_documents(directory, *documents)
    assert same(read_current(directory).content, content)


def test_nothing_there_is_said_with_the_command_that_mends_it(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="foja indexar"):
        read_current(tmp_path / "no-existe")


@pytest.mark.parametrize("name", [*FILE_NAMES, "manifest.json"])
def test_every_damaged_file_is_noticed(tmp_path: Path, name: str) -> None:
    publish_documents(tmp_path, ONE)
    path = build_folder(tmp_path) / name
    original = path.read_bytes()
    damaged = [original[: len(original) // 2]]
    if original:
        middle = len(original) // 2
        damaged.append(original[:middle] + bytes([original[middle] ^ 1]) + original[middle + 1 :])
    else:
        damaged = [b"x"]
    for data in damaged:
        path.write_bytes(data)
        with pytest.raises((IndexDamagedError, IndexVersionError), match="foja indexar"):
            read_current(tmp_path)
    path.unlink()
    with pytest.raises(IndexDamagedError, match="foja indexar"):
        read_current(tmp_path)


@pytest.mark.parametrize("text", ["", "../../x.0 " + "0" * 64, "otra cosa"])
def test_a_damaged_pointer_is_noticed(tmp_path: Path, text: str) -> None:
    publish_documents(tmp_path, ONE)
    (tmp_path / "CURRENT").write_text(text)
    with pytest.raises(IndexDamagedError, match="foja indexar"):
        read_current(tmp_path)


def test_files_of_two_builds_are_refused(tmp_path: Path) -> None:
    publish_documents(tmp_path / "a", ONE)
    publish_documents(tmp_path / "b", TWO)
    for name in FILE_NAMES[:2]:
        (build_folder(tmp_path / "a") / name).write_bytes(
            (build_folder(tmp_path / "b") / name).read_bytes()
        )
    with pytest.raises(IndexDamagedError):
        read_current(tmp_path / "a")


def test_another_format_is_named_as_such(tmp_path: Path) -> None:
    publish_documents(tmp_path, ONE)
    path = build_folder(tmp_path) / "manifest.json"
    manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    path.write_bytes(msgspec.json.encode(replace(manifest, format="99")))
    with pytest.raises(IndexVersionError, match="99"):
        read_current(tmp_path)


def test_no_array_file_may_hold_a_pickle(tmp_path: Path) -> None:
    publish_documents(tmp_path, ONE)
    for path in build_folder(tmp_path).glob("*.npy"):
        assert b"'descr': '|O'" not in path.read_bytes()


class Refusing:
    """Lets ``allowed`` calls through and then refuses like a full disk."""

    def __init__(self, call: Callable, allowed: int) -> None:
        self.call, self.left = call, allowed

    def __call__(self, *args, **kwargs):
        if self.left == 0:
            raise OSError(28, "No space left on device")
        self.left -= 1
        return self.call(*args, **kwargs)


@pytest.mark.parametrize("allowed", range(len(FILE_NAMES) + 4))
def test_a_write_that_fails_anywhere_leaves_the_old_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    old = publish_documents(tmp_path, ONE)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", Refusing(os.fsync, allowed))
        with pytest.raises(IndexWriteError, match="sigue intacto"):
            publish_documents(tmp_path, TWO)
    found = read_current(tmp_path).content
    assert same(found, old)
    assert not list((tmp_path / "builds").glob("new-*"))


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    with writing(tmp_path), pytest.raises(IndexBusyError, match="Espere"), writing(tmp_path):
        pass


def test_one_earlier_build_is_kept_and_older_ones_removed(tmp_path: Path) -> None:
    for number in range(4):
        publish_documents(tmp_path, parsed_document("x.txt", [f"texto {number}"]))
    assert len(list((tmp_path / "builds").iterdir())) == 2


def test_leftovers_of_a_killed_writer_are_removed(tmp_path: Path) -> None:
    publish_documents(tmp_path, ONE)
    (tmp_path / "builds" / "new-muerto").mkdir()
    publish_documents(tmp_path, TWO)
    assert not (tmp_path / "builds" / "new-muerto").exists()
    assert read_current(tmp_path).content.documents == (TWO,)
