"""Tables of Markdown, DOCX and PDF files: asked by cell and computed with, end to end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from index.pipeline import index_paths
from qa.api import AnswerService
from qa.records import Question
from qa.service import open_service
from qa.tables.recompute import computation_holds

MARKDOWN = """# Memoria de la Red de Mercados Municipales 2021

La red reúne cinco mercados de abasto. Esta memoria resume su actividad.

## 1. Puestos y recaudación

Cuadro 1. Puestos ocupados por mercado, 2019-2021

| Mercado | 2019 | 2020 | 2021 |
|---|---:|---:|---:|
| San Pedro | 1.245 | 980 | 1.102 |
| Wanchaq | 812 | 640 | 705 |
| El Progreso | 1.530 | 1.310 | 1.488 |
| Ttio | 455 | - | 398 |
| Casccaparo | 690 | 512 | 533 |
| **Total** | 4.732 | 3.442 | 4.226 |

Fuente: Gerencia de Comercio. Corte al 31 de diciembre de cada año.

Cuadro 2. Recaudación por mercado, en miles de soles

| Mercado | 2019 | 2020 | 2021 |
|---|---:|---:|---:|
| San Pedro | 345,8 | 210,5 | 298,3 |
| Wanchaq | 201,4 | 133,9 | 160,0 |
| El Progreso | 402,75 | 298,1 | 377,6 |
| Ttio | 88,2 | 51,7 | 70,4 |
| Casccaparo | 120,6 | 84,0 | 99,9 |

Nota: la recaudación de 2020 no incluye multas.

## 2. Personal

Cuadro 3. Trabajadores por área y sexo

| Área | Mujeres | Hombres | Total | % mujeres |
|---|---|---|---|---|
| Limpieza | 48 | 32 | 80 | 60,0 % |
| Seguridad | 15 | 65 | 80 | 18,8 % |
| Administración | 27 | 18 | 45 | 60,0 % |
| Cobranza | 9 | 6 | 15 | 60,0 % |

## 3. Trámites

| Trámite | Plazo | Costo (S/) | Responsable |
|---|---|---|---|
| Licencia de puesto | 15 días | 120.00 | Gerencia de Comercio |
| Traspaso de puesto | 30 días | 350.50 | Gerencia de Comercio |
| Carné sanitario | 5 días | 22.00 | Oficina de Salud |
"""
CROPS = (
    ("Papa", "12 450", "13 020", "11 890", "9 800", "10 050", "9 640"),
    ("Maíz amiláceo", "3 210", "3 405", "3 390", "1 540", "1 602", "1 580"),
    ("Cebada", "2 880", "2 760", "2 915", "1 410", "1 398", "1 433"),
    ("Haba", "1 105", "", "1 240", "1 320", "", "1 365"),
    ("Quinua", "640", "815", "930", "1 120", "1 205", "1 260"),
    ("Total", "20 285", "20 000", "20 365", "", "", ""),
)
WATER = (
    ("Comunidad", "Hectáreas", "Familias", "Caudal (l/s)"),
    ("Ccorao", "120,5", "84", "12,4"),
    ("Huayllabamba alta\ny anexos", "310,0", "205", "33,1"),
    ("Patabamba", "98,7", "61", "8,9"),
    ("Umasbamba", "143,2", "97", "14,6"),
    ("Taucca", "77,0", "55", "6,2"),
)


def write_docx(path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_heading("Informe de campaña agrícola del valle", 0)
    document.add_heading("1. Producción", 1)
    document.add_paragraph("El valle siembra papa, maíz, cebada, haba y quinua.")
    document.add_paragraph("Tabla 1. Producción (toneladas) y rendimiento (kg/ha) por cultivo")
    table = document.add_table(rows=2 + len(CROPS), cols=7)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Cultivo"
    table.cell(0, 1).merge(table.cell(0, 3)).text = "Producción"
    table.cell(0, 4).merge(table.cell(0, 6)).text = "Rendimiento"
    for at in range(6):
        table.cell(1, 1 + at).text = str(2018 + at % 3)
    for at, row in enumerate(CROPS):
        for column, text in enumerate(row):
            table.cell(2 + at, column).text = text
    document.add_paragraph("Fuente: Estadística Agraria. El rendimiento no es sumable.")
    document.add_heading("2. Riego", 1)
    document.add_paragraph("Tabla 2. Hectáreas bajo riego según comunidad")
    table = document.add_table(rows=len(WATER), cols=4)
    for at, row in enumerate(WATER):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    document.save(str(path))


def write_pdf(path: Path) -> None:
    """Sixty rows over two pages, then a table with stacked heads and cells of two lines."""
    from fpdf import FPDF
    from fpdf.fonts import FontFace

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", "B", 14)
    pdf.multi_cell(0, 8, "1. Atención ambulatoria", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", size=10)
    pdf.multi_cell(0, 6, "La red atiende en sesenta sedes.", new_x="LMARGIN", new_y="NEXT")
    pdf.multi_cell(0, 6, "Cuadro 1: Consultas externas por sede, 2020-2021", new_x="LMARGIN")
    pdf.ln()
    style = FontFace(emphasis="BOLD")
    with pdf.table(headings_style=style, repeat_headings=1, width=150) as table:
        for row in (("Sede", "2020", "2021"), *sites()):
            table.row(row)
    pdf.ln()
    pdf.set_font("Helvetica", "B", 14)
    pdf.multi_cell(0, 8, "2. Hospitalización", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Helvetica", size=10)
    pdf.multi_cell(0, 6, "Cuadro 2: Indicadores por servicio", new_x="LMARGIN", new_y="NEXT")
    with pdf.table(headings_style=style, width=150) as table:
        table.row(("Servicio", "Camas", "Ocupación (%)", "Costo diario (S/)"))
        table.row(("Medicina interna\ny geriatría", "64", "87,5", "1 250,40"))
        table.row(("Pediatría", "40", "71,3", "980,00"))
        table.row(("Cirugía", "48", "80,0", "1 730,90"))
    pdf.output(str(path))


def sites() -> list[tuple[str, str, str]]:
    rows = []
    for at in range(60):
        name = f"{NAMES[at // 10]} {ENDS[at % 10]}"
        rows.append((name, grouped(1000 + 37 * at), grouped(9000 - 53 * at)))
    return rows


NAMES = ("Alto", "Bajo", "Nuevo", "Santa", "Puente", "Cerro")
ENDS = "Belén Pisac Calca Maras Anta Urcos Tinta Langui Espinar Velille".split()


def grouped(number: int) -> str:
    return f"{number:,}".replace(",", " ")


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> dict[str, AnswerService]:
    folder = tmp_path_factory.mktemp("tablas")
    (folder / "mercados.md").write_text(MARKDOWN, encoding="utf-8")
    write_docx(folder / "campania.docx")
    write_pdf(folder / "sedes.pdf")
    opened = {}
    for path in sorted(folder.iterdir()):
        directory = folder.parent / f"{folder.name}-{path.suffix[1:]}"
        index_paths([path], directory)
        opened[path.suffix[1:]] = open_service(directory)
    return opened


ASKED: list[tuple[str, str, list[str]]] = [
    ("md", "¿Cuántos puestos ocupados tenía el mercado San Pedro en 2020?", ["980"]),
    ("md", "puestos wanchaq 2021", ["705"]),
    ("md", "¿Cuánto recaudó San Pedro en 2019?", ["345,8"]),
    ("md", "¿Cuál fue la recaudación de El Progreso en 2021?", ["377,6", "miles de soles"]),
    ("md", "¿Qué mercado recaudó más en 2020?", ["El Progreso", "298,1"]),
    ("md", "¿Cuánto suman las recaudaciones de Ttio y Casccaparo en 2019?", ["208,8"]),
    ("md", "¿En qué porcentaje cayó la recaudación de San Pedro entre 2019 y 2020?", ["39,1"]),
    ("md", "¿Cuántos puestos ocupados tenía Ttio en 2020?", ["NO|falta|no consta"]),
    ("md", "¿Cuántos puestos hubo en total en 2021?", ["4.226"]),
    (
        "md",
        "¿Qué mercados superaron los 1000 puestos en 2019?",
        ["San Pedro", "El Progreso", "!Wanchaq"],
    ),
    ("md", "¿Cuál es la diferencia de puestos entre El Progreso y Wanchaq en 2021?", ["783"]),
    ("md", "¿Qué porcentaje de los puestos de 2019 estaba en San Pedro?", ["26,3"]),
    ("md", "¿Cuántas mujeres trabajan en Limpieza?", ["48"]),
    ("md", "¿Qué porcentaje de mujeres hay en Seguridad?", ["18,8"]),
    ("md", "¿Cuántos trabajadores tiene el área de Administración?", ["45"]),
    ("md", "¿Qué área tiene más hombres?", ["Seguridad", "65"]),
    ("md", "¿Cuántos hombres hay entre Limpieza y Cobranza?", ["38|32"]),
    ("md", "¿Cuál es el costo del traspaso de puesto?", ["350.50"]),
    ("md", "¿Cuál es el plazo de la licencia de puesto?", ["15 días"]),
    ("md", "¿Quién es el responsable del carné sanitario?", ["Oficina de Salud"]),
    ("md", "¿Cuánto recaudó San Jerónimo en 2020?", ["NO"]),
    ("md", "¿Cuánto recaudó Wanchaq en 2018?", ["NO"]),
    ("md", "¿Qué mercado perdió más puestos entre 2019 y 2020?", ["San Pedro", "265"]),
    ("md", "Ordena los mercados por recaudación en 2021 de menor a mayor", ["Ttio", "El Progreso"]),
    ("md", "promedio de recaudación de Wanchaq entre 2019 y 2021", ["165,1"]),
    ("docx", "¿Cuántas toneladas de papa se produjeron en 2019?", ["13 020"]),
    ("docx", "¿Cuál fue el rendimiento de la quinua en 2020?", ["1 260"]),
    ("docx", "produccion de maiz amilaceo 2018", ["3 210"]),
    ("docx", "¿Cuánta cebada se produjo en 2020?", ["2 915"]),
    ("docx", "producción de haba en 2019", ["NO|falta|no consta"]),
    ("docx", "¿Qué cultivo tuvo mayor producción en 2020?", ["Papa", "11 890"]),
    ("docx", "¿Qué cultivo tuvo menor rendimiento en 2019?", ["Quinua", "1 205"]),
    ("docx", "¿En qué porcentaje creció la producción de quinua entre 2018 y 2020?", ["45.3|45,3"]),
    ("docx", "¿Qué porcentaje de la producción de 2018 fue de papa?", ["61.4|61,4"]),
    (
        "docx",
        "¿Cuánto suman los rendimientos de papa y cebada en 2018?",
        ["no es sumable", "!11 210"],
    ),
    ("docx", "¿Cuántas hectáreas bajo riego tiene Ccorao?", ["120,5"]),
    ("docx", "¿Cuántas familias hay en Huayllabamba?", ["205"]),
    ("docx", "¿Cuál es el caudal en Patabamba?", ["8,9"]),
    ("docx", "¿Qué comunidad tiene más hectáreas bajo riego?", ["Huayllabamba", "310,0"]),
    ("docx", "¿Cuántas hectáreas suman Ccorao, Patabamba y Taucca?", ["296,2"]),
    ("docx", "¿Qué comunidades tienen menos de 100 hectáreas?", ["Patabamba", "Taucca", "!Ccorao"]),
    (
        "docx",
        "¿Qué comunidades tienen entre 60 y 100 familias?",
        ["Ccorao", "Patabamba", "Umasbamba"],
    ),
    ("docx", "¿Cuántas familias tiene Pisac?", ["NO"]),
    ("docx", "¿Cuántas veces más hectáreas tiene Umasbamba que Taucca?", ["1,86"]),
    ("docx", "¿Qué cultivo creció más entre 2018 y 2019 en producción?", ["Papa", "570"]),
    ("docx", "top 2 de comunidades por familias", ["Huayllabamba", "Umasbamba"]),
    ("pdf", "¿Cuántas consultas externas hubo en Cerro Velille en 2021?", ["5 873"]),
    ("pdf", "consultas nuevo calca 2020", ["1 814"]),
    ("pdf", "¿Qué sede tuvo más consultas en 2021?", ["Alto Belén", "9 000"]),
    ("pdf", "¿Qué sede tuvo menos consultas en 2021?", ["Cerro Velille", "5 873"]),
    (
        "pdf",
        "¿Cuáles son las tres sedes con más consultas en 2020?",
        ["Cerro Velille", "Cerro Espinar", "Cerro Langui"],
    ),
    ("pdf", "¿Cuánto suman las consultas de Alto Belén y Cerro Velille en 2020?", ["4 183"]),
    ("pdf", "¿Cuántas sedes superaron las 8 900 consultas en 2021?", ["2"]),
    ("pdf", "¿Cuántas camas hay en Medicina interna?", ["64"]),
    ("pdf", "¿Cuál es la ocupación de Cirugía?", ["80,0"]),
    ("pdf", "¿Cuántas veces más cuesta un día en Cirugía que en Pediatría?", ["1,77"]),
    ("pdf", "diferencia de camas entre Cirugía y Pediatría", ["8"]),
    ("pdf", "¿Cuántas consultas hubo en Alto Belén en 2019?", ["NO"]),
    ("pdf", "¿Cuántas consultas externas hubo en Tambobamba en 2021?", ["NO"]),
]


def _stands(piece: str, text: str) -> bool:
    pattern = rf"(?<![\d.,]){re.escape(piece.lower())}(?!\d|[.,]\d)"
    return re.search(pattern, text.lower()) is not None


@pytest.mark.parametrize(("kind", "text", "held"), ASKED)
def test_asked(services: dict[str, AnswerService], kind: str, text: str, held: list[str]) -> None:
    service = services[kind]
    answer = service.ask(Question(text))
    if answer.abstained:
        assert any("NO" in one.split("|") for one in held), answer.text
        return
    assert held != ["NO"], answer.text
    for one in held:
        if one.startswith("!"):
            assert not _stands(one[1:], answer.text), answer.text
        else:
            assert any(_stands(part, answer.text) for part in one.split("|")), answer.text
    assert answer.citations
    for statement in answer.statements:
        record = statement.computation
        if record is not None:
            parsed = service.index.documents[record.doc_id]
            assert computation_holds(statement.text, record, parsed), statement.text


TWICE = """# Sedes

## Personal

Cuadro 1. Personal nombrado por sede

| Sede | Personas |
|---|---|
| Juli | 12 |
| Ilave | 20 |

Cuadro 2. Personal contratado por sede

| Sede | Personas |
|---|---|
| Juli | 7 |
| Ilave | 9 |
"""


def test_two_tables_that_serve_as_well_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "sedes.md").write_text(TWICE, encoding="utf-8")
    index_paths([tmp_path / "sedes.md"], tmp_path / "indice")
    service = open_service(tmp_path / "indice")
    either = service.ask(Question("¿Cuántas personas forman el personal de la sede Juli?"))
    assert any("Cuadro 2" in notice for notice in either.notices), either
    for text, value in (
        ("¿Cuánto personal contratado hay en la sede Ilave?", "9"),
        ("Según el cuadro 2, ¿cuánto personal hay en la sede Juli?", "7"),
    ):
        answer = service.ask(Question(text))
        assert _stands(value, answer.text), answer.text
        assert not answer.notices, answer.notices
