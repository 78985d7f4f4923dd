"""Documents come and go: checks, safe names, background indexing, hot swap, undoing."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.pipeline import index_paths
from ingest.records import ParsedDocument
from qa.records import Question
from qa.service import open_service
from ui.app import messages
from ui.app.errors import LibraryError
from ui.app.hub import ServiceHub
from ui.app.library.changes import Library
from ui.app.library.files import LONGEST_NAME, check, file_of, inside, put_away, safe_name, save
from ui.app.library.jobs import FileFate, JobRunner, JobState, Work
from ui.app.settings import AppSettings, Places
from ui.app.view.library import facts_of, find_in, listing_of, section_tree
from ui.app.view.markup import files_html
from ui.app.view.progress import file_lines, taken

SETTINGS = AppSettings()
TEXT = "1. Puno\n\nEn Puno se atendió a 512 personas en 2019, según el registro.\n"
OTHER = "1. Tacna\n\nEn Tacna se construyeron 34 albergues durante el año 2020.\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    where = Places(
        index=tmp_path / "indice",
        documents=tmp_path / "corpus",
        data=tmp_path / "datos",
        users=tmp_path / "usuarios.toml",
    )
    where.documents.mkdir()
    (where.documents / "puno.txt").write_text(TEXT, encoding="utf-8")
    index_paths([where.documents], where.index)
    return Library(where, ServiceHub(where.index, open_service), JobRunner())


def sources(library: Library) -> set[str]:
    index = library.hub.current().service.index
    return {parsed.document.source for parsed in index.documents.values()}


def test_an_added_document_answers_at_once_and_leaves_when_removed(
    library: Library,
) -> None:
    before = library.hub.current()
    assert library.add(SETTINGS, [("tacna.txt", OTHER.encode())]) == ()
    state = library.jobs.wait()
    assert state.error == "" and state.files == ("tacna.txt",) and state.finished == 1
    assert [fate.name for fate in state.fates] == ["tacna.txt"]
    assert [line.sign for line in file_lines(state)] == ["✓"]
    assert sources(library) == {"puno.txt", "tacna.txt"}
    answer = library.hub.current().service.ask(
        Question("¿Cuántos albergues se construyeron en Tacna durante 2020?")
    )
    assert "34" in answer.text
    assert {p.document.source for p in before.service.index.documents.values()} == {"puno.txt"}

    index = library.hub.current().service.index
    tacna = next(p.document for p in index.documents.values() if p.document.source == "tacna.txt")
    library.remove(tacna)
    state = library.jobs.wait()
    assert state.error == ""
    assert sources(library) == {"puno.txt"}
    assert (library.places.trash / "tacna.txt").read_text(encoding="utf-8") == OTHER


def test_the_only_document_is_not_removed(library: Library) -> None:
    document = next(iter(library.hub.current().service.index.documents.values())).document
    with pytest.raises(LibraryError, match="único"):
        library.remove(document)
    assert (library.places.documents / "puno.txt").is_file()


def test_an_unreadable_file_is_named_and_does_not_stay(library: Library) -> None:
    refused = library.add(SETTINGS, [("roto.pdf", b"%PDF-1.4 esto no es un PDF de verdad")])
    assert refused == ()
    state = library.jobs.wait()
    assert any("roto.pdf" in remark for remark in state.remarks) or "roto.pdf" in state.error
    assert taken(state) == ()
    assert [(line.sign, line.state) for line in file_lines(state)] == [("✗", messages.FILE_OUT)]
    assert not (library.places.documents / "roto.pdf").exists()
    assert sources(library) == {"puno.txt"}


def test_documents_indexed_from_elsewhere_are_not_lost(library: Library, tmp_path: Path) -> None:
    elsewhere = tmp_path / "otra"
    elsewhere.mkdir()
    (elsewhere / "lejos.txt").write_text(OTHER, encoding="utf-8")
    index_paths([library.places.documents, elsewhere], library.places.index)
    library.hub.refresh()
    with pytest.raises(LibraryError, match=r"lejos\.txt"):
        library.add(SETTINGS, [("nuevo.txt", b"hola")])
    assert not (library.places.documents / "nuevo.txt").exists()


def test_a_newer_index_is_taken_up_and_the_older_serves_meanwhile(library: Library) -> None:
    first = library.hub.current()
    (library.places.documents / "tacna.txt").write_text(OTHER, encoding="utf-8")
    index_paths([library.places.documents], library.places.index)
    assert library.hub.current() is first
    assert library.hub.refresh() is not first
    assert sources(library) == {"puno.txt", "tacna.txt"}


def test_a_failing_worker_says_so_and_changes_nothing(library: Library) -> None:
    seen: list[str] = []
    command = (sys.executable, "-c", "import sys; print('ruido'); sys.exit(3)")
    library.jobs.start(Work(command, lambda error: (seen.append(error) or error, ())))
    state = library.jobs.wait()
    assert not state.running and "3" in state.error and seen == [state.error]
    library.jobs.start(Work(("/no/existe",), lambda error: (error, ())))
    assert library.jobs.wait().error


def test_two_jobs_do_not_run_at_once(library: Library) -> None:
    command = (sys.executable, "-c", "input()")
    library.jobs.start(Work(command, lambda error: (error, ())))
    try:
        with pytest.raises(LibraryError, match="Ya se está"):
            library.jobs.start(Work(command, lambda error: (error, ())))
    finally:
        library.jobs.wait()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("virus.exe", b"MZ", "solo se aceptan"),
        ("sin_tipo", b"x", "solo se aceptan"),
        ("vacío.txt", b"", "vacío"),
        ("falso.pdf", b"<html>", "no es PDF"),
        ("falso.docx", b"%PDF-", "no es DOCX"),
        ("grande.txt", b"x" * (1024 * 1024 + 1), "más de 1 MB"),
    ],
)
def test_unacceptable_uploads_are_refused_with_the_reason(
    name: str, data: bytes, says: str
) -> None:
    with pytest.raises(LibraryError, match=says):
        check(name, data, limit_mib=1)


def test_names_never_choose_a_folder(tmp_path: Path) -> None:
    assert check("../../x.txt", b"hola", 1).name == "x.txt"
    assert check("C:\\temp\\ñandú.txt", b"hola", 1).name == "ñandú.txt"
    assert check("..hidden.txt", b"hola", 1).name == "hidden.txt"
    saved = save(tmp_path / "corpus", check("../a.txt", b"hola", 1))
    assert saved == tmp_path / "corpus" / "a.txt"
    with pytest.raises(LibraryError, match="ese mismo documento"):
        save(tmp_path / "corpus", check("a.txt", b"hola", 1))
    with pytest.raises(LibraryError, match="otro documento"):
        save(tmp_path / "corpus", check("a.txt", b"otra", 1))
    assert saved.read_bytes() == b"hola"
    assert [path.name for path in (tmp_path / "corpus").iterdir()] == ["a.txt"]


@given(st.text(max_size=300))
def test_safe_names_are_one_visible_part(name: str) -> None:
    safe = safe_name(f"{name}.txt")
    assert "/" not in safe and "\\" not in safe and "\x00" not in safe
    assert len(safe) <= LONGEST_NAME
    assert not safe.startswith(".")


def test_a_source_outside_the_folder_has_no_file(tmp_path: Path, parsed: ParsedDocument) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "secreto.txt").write_text("x", encoding="utf-8")
    assert inside(tmp_path / "corpus", "../secreto.txt") is None
    with pytest.raises(LibraryError):
        put_away(tmp_path / "corpus", "../secreto.txt", tmp_path / "papelera")
    changed = tmp_path / "corpus" / "memoria.txt"
    changed.write_text("otro contenido", encoding="utf-8")
    assert file_of(tmp_path / "corpus", parsed.document) is None


def test_search_in_a_document_ignores_accents_case_and_line_breaks(parsed: ParsedDocument) -> None:
    found = find_in(parsed, "ALUMNOS EN EL PAIS")
    assert [(m.words, m.section.heading if m.section else "") for m in found] == [
        ("alumnos en el país", "1. Educación")
    ]
    assert parsed.document.text[found[0].start : found[0].end] == "alumnos\nen el país"
    assert find_in(parsed, "ñuñoa") and not find_in(parsed, "nunoa")
    assert find_in(parsed, "  ") == () and find_in(parsed, "inexistente") == ()


def test_listing_facts_and_tree(parsed: ParsedDocument) -> None:
    line = listing_of([parsed])[0]
    assert (line.title, line.sections, line.tables, line.passages) == ("Memoria anual", 2, 1, 2)
    facts = dict(facts_of(parsed))
    assert facts["Fecha"] == "1 de marzo de 2022" and facts["sha256"] == "ab" * 32
    assert [(b.section.heading, b.depth, b.passages) for b in section_tree(parsed)] == [
        ("1. Educación", 0, 1),
        ("2. Salud", 0, 1),
    ]
    bare = replace(parsed, document=replace(parsed.document, pages=()))
    assert listing_of([bare])[0].pages == "—"


def test_ten_people_ask_at_once_and_each_gets_their_own_answer(library: Library) -> None:
    opened = library.hub.current()
    asked = [f"¿Cuántas personas se atendió en Puno en 2019, consulta {n}?" for n in range(10)]
    answers: dict[str, str] = {}

    def ask(text: str) -> None:
        answers[text] = opened.ask(Question(text)).question.text

    threads = [threading.Thread(target=ask, args=(text,)) for text in asked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {text: text for text in asked}


def test_each_file_says_how_far_it_is() -> None:
    fates = (FileFate("b.pdf", "está dañado"), FileFate("c.pdf", warnings=2))
    state = JobState(running=True, files=("<b>a</b>.pdf", "b.pdf", "c.pdf"), fates=fates)
    lines = file_lines(state)
    assert [line.name for line in lines] == list(state.files)
    assert lines[0].state == "leyendo…"
    assert "está dañado" in lines[1].state and "2 avisos" in lines[2].state
    page = files_html(lines)
    assert "&lt;b&gt;a" in page and "<b>a" not in page
    ended = file_lines(replace(state, running=False))
    assert [line.sign for line in ended] == ["…", "✗", "✓"]
