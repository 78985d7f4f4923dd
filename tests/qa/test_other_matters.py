"""Questions about documents of any matter: what must be said, and what may be said otherwise."""

from __future__ import annotations

import pytest

from index.pipeline import index_paths
from qa.asked_value import lacks_value
from qa.forms import analyse_question, find_countries
from qa.records import Question
from qa.service import open_service

_TEXTS = {
    "yuan": (
        "Kublai gobernó la dinastía Yuan desde la ciudad de Khanbaliq. El médico Jesús el "
        "Intérprete fundó la Oficina de Medicina Occidental en 1263 durante su reinado. Los "
        "Yuan construyeron canales y caminos para el correo imperial."
    ),
    "television": (
        "El 7 de diciembre de 2005, ABC Sports y ESPN firmaron un acuerdo de ocho años con "
        "NASCAR, que permite a ABC y ESPN transmitir dieciocho carreras de la Copa. El acuerdo "
        "de ESPN y ABC con la liga de baloncesto es anterior."
    ),
    "normandia": (
        "Los normandos fueron el pueblo que dio su nombre a Normandía, una región de Francia. "
        "Descendían de vikingos y adoptaron la lengua de los francos."
    ),
    "obras": (
        "La oficina hizo el seguimiento de las obras en 43 barrios durante el invierno. El "
        "seguimiento de las obras fue mensual, a través de llamadas o visitas de un ingeniero."
    ),
    "amazonas": (
        "En el lado oriental de la cordillera, el agua fluía hacia el Atlántico. En el lado "
        "occidental, el agua corría hacia el Pacífico por la cuenca."
    ),
}


@pytest.fixture(scope="module")
def matters(tmp_path_factory):
    folder = tmp_path_factory.mktemp("materias")
    for name, text in _TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    index = tmp_path_factory.mktemp("indice")
    index_paths([folder], index)
    return open_service(index)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("¿Cuándo se fundó la Oficina de Medicina Occidental?", "1263"),
        ("¿Con quién firmaron ESPN y ABC un acuerdo en 2005?", "NASCAR"),
        ("¿En qué país se encuentra Normandía?", "Francia"),
        ("¿Por qué medios se hacía el seguimiento de las obras?", "llamadas"),
        ("¿En qué dirección fluía el agua del lado oriental?", "Atlántico"),
        ("¿Cuál es el nombre de la ciudad desde la que gobernó Kublai?", "Khanbaliq"),
    ],
)
def test_what_the_documents_say_is_answered_whatever_their_matter(matters, question, said):
    answer = matters.ask(Question(question))
    assert not answer.abstained
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "¿Qué oficina se fundó en 1950 durante el reinado de Kublai?",
        "¿Con quién firmaron ESPN y ABC un acuerdo en 1998?",
        "¿Cuándo rechazó Kublai el correo imperial?",
        "¿Cuál es el presupuesto de la Oficina de Medicina Occidental?",
    ],
)
def test_what_they_do_not_say_is_refused(matters, question):
    assert matters.ask(Question(question)).abstained


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("¿En qué país se encuentra Normandía?", "norm"),
        ("¿Qué dispositivo ayudó a imprimir las tesis?", "norm"),
        ("¿Qué proporcionó el módulo a la nave?", "percent"),
    ],
)
def test_a_word_that_only_begins_alike_asks_for_no_norm_or_share(text, kind):
    assert not analyse_question(text).wants(kind)


@pytest.mark.parametrize(
    "text",
    [
        "El ducado comenzó en 911 como feudo.",
        "El matemático (1249-1314) resolvió ecuaciones.",
        "Las reuniones son los miércoles por la tarde.",
        "Ocurrió en los siglos X y XI.",
    ],
)
def test_old_years_weekdays_and_centuries_are_times(text):
    assert lacks_value(analyse_question("¿Cuándo ocurrió?"), text) == ""


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("a quien se acude si la persona no habla español", set()),
        ("el titulo ingles del libro", set()),
        ("traducido al frances", set()),
        ("el estudiante frances", {"francia"}),
        ("los inmigrantes chinos", {"china"}),
    ],
)
def test_a_language_names_no_country(text, countries):
    assert find_countries(text) == countries


@pytest.mark.parametrize("text", ["Asistieron de 450 personas.", "Se entregó a 1200 familias."])
def test_a_count_is_no_time(text):
    assert lacks_value(analyse_question("¿Cuándo ocurrió?"), text) == "date"
