"""The pages through Streamlit's AppTest, on a real index of a small document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from index.pipeline import index_paths
from ui.app.launch import SCRIPT
from ui.app.signin.users import set_user
from ui.app.store.conversations import ConversationStore
from ui.app.store.records import Feedback

REPORT = """1. Educación

En 2021 hubo 963 528 alumnos extranjeros matriculados en las escuelas del país.
El Ministerio de Educación (MINEDU) creó 27 aulas nuevas <script>alert(1)</script> en Tumbes.

2. Salud

El Seguro Integral de Salud (SIS) atendió a 37 218 personas migrantes durante 2020.
La campaña de vacunación empezó en marzo de 2021 en la ciudad de Tacna.
"""
QUESTION = "¿Cuántos alumnos extranjeros hubo en 2021?"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("foja")
    (root / "corpus").mkdir()
    (root / "corpus" / "memoria.txt").write_text(REPORT, encoding="utf-8")
    index_paths([root / "corpus"], root / ".foja" / "indice")
    return root


@pytest.fixture
def app(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    monkeypatch.chdir(home)
    monkeypatch.setenv("FOJA_DATOS", str(tmp_path))
    config.set_option("server.address", "127.0.0.1")
    yield AppTest.from_file(str(SCRIPT), default_timeout=60)
    config.set_option("server.address", None)


def shown(app: AppTest) -> str:
    """All HTML that the app put on the page itself."""
    return "\n".join(str(block.proto.body) for block in app.get("html"))


def buttons(app: AppTest) -> dict[str, object]:
    return {button.key: button for button in app.button}


def ask(app: AppTest, question: str) -> None:
    app.chat_input[0].set_value(question).run()
    assert not app.exception


def opened_source(app: AppTest) -> None:
    source = next(key for key in buttons(app) if key and key.startswith("fuente-"))
    app.button(source).click().run()
    assert not app.exception


def test_the_first_screen_says_what_is_indexed_and_how_to_ask(app: AppTest) -> None:
    app.run()
    assert not app.exception
    page = shown(app)
    assert "1 documento" in page and "no consta" in page
    assert app.chat_input[0].placeholder.startswith("Escriba su pregunta")


def test_an_answer_opens_its_evidence_with_the_quotation_marked(app: AppTest) -> None:
    app.run()
    ask(app, QUESTION)
    assert "alumnos" in shown(app)
    opened_source(app)
    page = shown(app)
    assert "<mark" in page and "963 528" in page
    assert "1. Educación" in page
    assert "Comparte con la pregunta" in page or "puesto" in page
    app.button("cerrar_evidencia").click().run()
    assert "<mark" not in shown(app)


def test_a_document_cannot_put_a_script_on_the_page(app: AppTest) -> None:
    app.run()
    ask(app, "¿Cuántas aulas nuevas creó el Ministerio de Educación en Tumbes?")
    opened_source(app)
    page = shown(app)
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_a_question_cannot_put_html_on_the_page(app: AppTest) -> None:
    app.run()
    ask(app, "¿<img src=x onerror=alert(1)> alumnos? ![a](http://ejemplo.pe/a.png)")
    assert "<img" not in shown(app)
    titles = [button.label for button in app.button if (button.key or "").startswith("charla-")]
    assert all("http://" not in title.replace("\\", "") for title in titles)


def test_conversations_last_and_are_found_again(app: AppTest, tmp_path: Path) -> None:
    app.run()
    ask(app, QUESTION)
    store = ConversationStore(tmp_path / "conversaciones.sqlite3")
    talk = store.listing("local")[0]
    again = AppTest.from_file(str(SCRIPT), default_timeout=60)
    again.query_params["c"] = talk.conversation_id
    again.run()
    assert "alumnos extranjeros" in shown(again)
    again.button("nueva").click().run()
    assert "¿Cuántos alumnos" not in shown(again)
    again.button(f"charla-{talk.conversation_id}").click().run()
    assert "¿Cuántos alumnos" in shown(again)


def test_another_users_address_shows_nothing(app: AppTest, tmp_path: Path) -> None:
    store = ConversationStore(tmp_path / "conversaciones.sqlite3")
    foreign = store.start("otra", "asunto reservado")
    app.query_params["c"] = foreign.conversation_id
    app.run()
    assert "asunto reservado" not in shown(app)
    assert all("reservado" not in button.label for button in app.button)


def test_no_evidence_is_said_in_words(app: AppTest, tmp_path: Path) -> None:
    app.run()
    ask(app, "¿Cuál es la capital de Mongolia?")
    store = ConversationStore(tmp_path / "conversaciones.sqlite3")
    turn = store.turns("local", store.listing("local")[0].conversation_id)[0]
    assert turn.answer.abstained
    assert not [key for key in buttons(app) if (key or "").startswith("fuente-")]


def test_a_follow_up_shows_what_was_understood_and_can_be_corrected(
    app: AppTest, tmp_path: Path
) -> None:
    app.run()
    ask(app, "¿Cuántas personas migrantes atendió el SIS en 2020?")
    ask(app, "¿y en 2021?")
    page = shown(app)
    assert "Entendí:" in page
    edit = next(key for key in buttons(app) if (key or "").startswith("corregir-"))
    app.button(edit).click().run()
    field = next(t for t in app.text_input if t.label == "Pregunta completa")
    field.set_value(QUESTION)
    next(b for b in app.button if b.label == "Preguntar así").click().run()
    store = ConversationStore(tmp_path / "conversaciones.sqlite3")
    turns = store.turns("local", store.listing("local")[0].conversation_id)
    assert turns[-1].answer.understood_as == QUESTION


def test_filters_become_chips_and_restrict_the_search(app: AppTest, tmp_path: Path) -> None:
    app.run()
    sections = app.multiselect[1]
    health = next(option for option in sections.options if "Salud" in option)
    sections.select(health).run()
    chip = next(b for b in app.button if (b.key or "").startswith("ficha-"))
    assert "Salud" in chip.label
    ask(app, QUESTION)
    store = ConversationStore(tmp_path / "conversaciones.sqlite3")
    turn = store.turns("local", store.listing("local")[0].conversation_id)[0]
    assert {hit.passage.heading_path for hit in turn.answer.hits} <= {("2. Salud",)}
    next(b for b in app.button if (b.key or "").startswith("ficha-")).click().run()
    assert not [b for b in app.button if (b.key or "").startswith("ficha-")]


def test_empty_and_huge_questions_are_met_politely(app: AppTest, tmp_path: Path) -> None:
    app.run()
    ask(app, "¿?...")
    assert "vacía" in app.warning[0].value
    ask(app, "alumnos " * 1_250_000)
    assert "10 000 000 caracteres" in app.warning[0].value.replace("\\", "")
    store = ConversationStore(tmp_path / "conversaciones.sqlite3")
    assert store.listing("local") == ()
    ask(app, f"   {QUESTION}   \n\n")
    assert len(store.listing("local")) == 1


ODD = ["a\x00lumnos", "alum\u202enos", "niños \ud83d", "\U0001f469\u200d\U0001f467 alumnos"]


@pytest.mark.parametrize("question", ODD)
def test_odd_characters_raise_nothing(app: AppTest, question: str) -> None:
    app.run()
    app.session_state["foja"].ask(question)
    app.run()
    assert not app.exception


def test_feedback_is_kept_with_its_reason(app: AppTest, tmp_path: Path) -> None:
    store = ConversationStore(tmp_path / "conversaciones.sqlite3")
    app.run()
    ask(app, QUESTION)
    turn = store.turns("local", store.listing("local")[0].conversation_id)[0]
    app.session_state[f"util-{turn.turn_id}"] = 0
    app.run()
    app.radio[0].set_value("wrong_figure")
    next(b for b in app.button if b.label == "Guardar valoración").click().run()
    kept = store.turns("local", turn.conversation_id)[0]
    assert kept.feedback == Feedback("down", "wrong_figure", "")


def test_a_proposal_waits_for_review(app: AppTest, tmp_path: Path) -> None:
    from eval.candidates import read_candidates

    app.run()
    ask(app, QUESTION)
    next(b for b in app.button if b.label == "Guardar propuesta").click().run()
    waiting = read_candidates(tmp_path / "candidatas")
    assert [candidate.question for candidate in waiting] == [QUESTION]
    assert waiting[0].evidence[0].document == "memoria.txt"


PAGE = """
from ui.app.context import context
from ui.app.pages import {name}
from ui.app.view.state import User
ctx = context()
ctx.state.user = User("local", "{role}")
{name}.draw(ctx)
"""


def test_documents_page_shows_facts_and_finds_words_in_the_text(app: AppTest) -> None:
    page = AppTest.from_string(PAGE.format(name="documents", role="gestiona"), default_timeout=60)
    page.run()
    assert not page.exception
    assert "memoria.txt" in shown(page) and "sha256" in shown(page)
    assert "role='tree'" in shown(page) and "2. Salud" in shown(page)
    search = next(t for t in page.text_input if t.label == "Buscar en este documento")
    search.set_value("VACUNACION").run()
    assert "vacunación</mark>" in shown(page)
    assert "<script" not in shown(page)


def test_readers_do_not_manage_documents(app: AppTest) -> None:
    page = AppTest.from_string(PAGE.format(name="documents", role="lee"), default_timeout=60)
    page.run()
    assert not page.exception
    assert not [b for b in page.button if (b.key or "").startswith(("quitar-ya-", "anadir"))]


def test_evaluation_page_opens_without_runs(app: AppTest) -> None:
    page = AppTest.from_string(PAGE.format(name="evaluation", role="gestiona"), default_timeout=60)
    page.run()
    assert not page.exception
    assert any("Todavía no hay evaluaciones" in c.value for c in page.caption)


def test_users_must_come_in_and_see_only_their_own(
    app: AppTest, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config_file = tmp_path / "foja.toml"
    config_file.write_text(f'[app]\nusers = "{tmp_path / "usuarios.toml"}"\n', encoding="utf-8")
    monkeypatch.setenv("FOJA_CONFIG", str(config_file))
    set_user(tmp_path / "usuarios.toml", "ana", "lee", "una-clave-larga")
    store = ConversationStore(tmp_path / "conversaciones.sqlite3")
    store.start("local", "de la máquina")
    app.run()
    assert not app.chat_input
    app.text_input[0].set_value("ana")
    app.text_input[1].set_value("otra-clave-larga")
    app.button[0].click().run()
    assert app.error and not app.chat_input
    app.text_input[0].set_value("ana")
    app.text_input[1].set_value("una-clave-larga")
    app.button[0].click().run()
    assert app.chat_input
    assert all("máquina" not in button.label for button in app.button)


def test_open_to_a_network_without_users_nothing_is_shown(app: AppTest) -> None:
    config.set_option("server.address", "0.0.0.0")
    app.run()
    assert not app.chat_input
    assert "inicio de sesión" in app.error[0].value.replace("\\", "")


def test_without_an_index_the_remedy_is_told(
    app: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOJA_INDICE", str(tmp_path / "nada"))
    app.run()
    assert not app.exception
    assert "foja indexar" in app.error[0].value.replace("\\", "")


def test_back_and_forward_follow_the_address(app: AppTest, tmp_path: Path) -> None:
    app.run()
    ask(app, QUESTION)
    store = ConversationStore(tmp_path / "conversaciones.sqlite3")
    first = store.listing("local")[0].conversation_id
    app.button("nueva").click().run()
    ask(app, "¿Cuándo empezó la campaña de vacunación?")
    assert app.query_params["c"] != [first]
    app.query_params["c"] = first
    app.run()
    assert QUESTION in shown(app) and "campaña de vacunación" not in shown(app)
    del app.query_params["c"]
    app.run()
    assert "1 documento" in shown(app)
    assert "c" not in app.query_params


def test_a_busy_and_a_damaged_store_are_told_in_spanish(app: AppTest, tmp_path: Path) -> None:
    (tmp_path / "conversaciones.sqlite3").write_bytes(b"esto no es una base de datos" * 100)
    app.run()
    assert not app.exception
    assert "dañado" in app.error[0].value and "database" not in app.error[0].value


FAILING = """
from streamlit import config
from ui.app.web import speak_spanish
config.set_option("client.showErrorDetails", "none")
speak_spanish()
raise RuntimeError("clave secreta 1234")
"""


def test_what_nobody_foresaw_is_told_in_spanish_without_details() -> None:
    before = config.get_option("client.showErrorDetails")
    try:
        page = AppTest.from_string(FAILING).run()
    finally:
        config.set_option("client.showErrorDetails", before)
    said = page.exception[0].value
    assert said.startswith("Algo falló") and "1234" not in str(page.exception[0].proto)
