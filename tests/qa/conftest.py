"""A small Spanish report with tables, indexed once for the tests of answering."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.pipeline import index_paths
from qa.api import AnswerService
from qa.service import open_service

REPORT = """1. Introducción

El Programa Nacional de Bibliotecas (PNB) se creó el 4 de marzo de 2015 y funciona en 32 distritos
de la región. La Dirección de Lectura Pública (DLP) coordina a las bibliotecas comunales. En el
primer semestre de 2019 se registraron 12 450 lectores, de los cuales 61.5% eran mujeres.

Mediante el Decreto Supremo N° 014-2016-MC se aprobó el reglamento de préstamos. El préstamo dura
quince días y puede renovarse en dos oportunidades.

2. Resultados

En 2020 se entregaron 8 300 libros en las escuelas rurales frente a 9 120 libros en el 2021. La
Universidad de Puno capacitó a los bibliotecarios de Juli, Ilave y Ayaviri.

Artículo 12.- Cuidado de los libros
12.1. El lector devuelve el libro en buen estado.
12.2. La biblioteca puede suspender el préstamo.

3. Anexos

3.1 Anexo 1: Préstamos y lectores según provincia, periodo 2018-2019

Nota:
a/ Incluye los préstamos a domicilio
Los lectores no son sumables, ya que una persona puede leer en más de una provincia

PRESTAMOS LECTORES PRESTAMOS LECTORES

00 REGION 3,100 900 4,650 1,200
01 AZANGARO 1,000 300 1,500 450
02 CARABAYA 600 250 650 260
03 LAMPA 1,500 420 2,500

3.2 Anexo 2: Lectores inscritos según sexo y año de inscripción, 2018-2019

AÑO DE INSCRIPCION TOTAL
SEXO
MUJER HOMBRE

TOTAL 700 400 300

Año 2018 300 180 120

Año 2019 400 220 180

Fuente: Registro de lectores
"""


@pytest.fixture(scope="session")
def report_text() -> str:
    return REPORT


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> AnswerService:
    folder = tmp_path_factory.mktemp("bibliotecas")
    (folder / "bibliotecas.txt").write_text(REPORT, encoding="utf-8")
    index_paths([folder], folder / "indice")
    return open_service(folder / "indice")


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> AnswerService:
    corpus = Path(__file__).parents[2] / "corpus"
    directory = tmp_path_factory.mktemp("informe") / "indice"
    index_paths([corpus], directory)
    return open_service(directory)
