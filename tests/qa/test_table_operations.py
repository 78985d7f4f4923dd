"""Computations over the report's tables in staff's words, with answers worked out apart.

``a|b``: either; ``!x`` must not stand in the answer; ``NO`` alone asks for an abstention.
"""

from __future__ import annotations

import re

import pytest

from qa.api import AnswerService
from qa.records import Question
from qa.tables.recompute import computation_holds

ASKED: list[tuple[str, tuple[str, ...], list[str]]] = [
    ("¿Cuántas atenciones a extranjeros del SIS se dieron en Ayacucho en 2020?", (), ["1,393"]),
    ("huanuco atenciones 2018", (), ["510"]),
    ("cuantos atendidos ubo en cajamarca el 2021", (), ["258"]),
    ("¿Cuántos afiliados extranjeros fueron atendidos en Junín en 2019?", (), ["753"]),
    ("ATENDIDOS CALLAO 2021", (), ["4,015"]),
    ("Necesito el número de atenciones de La Libertad correspondiente a 2021", (), ["12,729"]),
    ("¿Cuántos extranjeros de 11 a 17 años estaban asegurados en 2021?", (), ["4,346"]),
    ("¿Cuántos menores de 5 años extranjeros estaban asegurados al SIS en 2020?", (), ["32,787"]),
    ("¿Cuántos niños menores de 6 años tenían SIS en 2019?", (), ["33,714"]),
    ("asegurados 60 a mas 2021", (), ["5,256"]),
    ("¿Cuántas adolescentes y niñas extranjeras ingresaron a UPE en 2021?", (), ["581"]),
    ("varones upe 2018", (), ["113"]),
    ("¿Cuántos NNA extranjeros ingresaron a las UPE en 2020?", (), ["536"]),
    ("Atenciones y atendidos de Apurímac en 2021", (), ["483", "90"]),
    ("atenciones en Madre de Dios en 2020", (), ["1,727"]),
    ("¿Cuántas atenciones tuvo Madre de Dios en 2021?", (), ["NO"]),
    ("atenciones de Madre de Dios por año", (), ["418", "1,975", "1,727", "falta"]),
    ("¿Cuántas atenciones hubo en Tumbes en 2019?", (), ["NO"]),
    ("Tumbes 2019", (), ["NO"]),
    ("¿Cuántas mujeres de 18 a 29 años estaban aseguradas en 2021?", (), ["NO"]),
    ("mujeres de 18 a 29 aseguradas", (), ["NO"]),
    ("¿Qué región tiene más asegurados?", (), ["NO"]),
    ("¿Cuántos asegurados había en Lima en 2020?", (), ["NO"]),
    ("¿Cuántas atenciones hubo en Lima en 2016?", (), ["NO"]),
    ("NNA venezolanos ingresados a UPE 2020", (), ["NO"]),
    ("¿Qué región registró la mayor cantidad de atenciones en 2018?", (), ["LIMA", "88,653"]),
    ("¿En qué región se dieron menos atenciones en 2020?", (), ["HUANCAVELICA", "207"]),
    ("region con menos atendidos 2021", (), ["HUANCAVELICA", "32"]),
    ("¿Cuál es el grupo etario con más asegurados en 2021?", (), ["30 - 59", "64,721"]),
    ("grupo de edad con menos asegurados en 2019", (), ["06 - 10", "275"]),
    ("¿En qué año hubo más atenciones a nivel nacional?", (), ["2019", "491,729"]),
    ("¿En qué año ingresaron más varones a las UPE?", (), ["2019", "561"]),
    ("¿Cuál fue el segundo grupo de edad con más asegurados en 2018?", (), ["18 - 29", "6,621"]),
    ("¿Qué región fue la cuarta con más atenciones en 2021?", (), ["AREQUIPA", "7,398"]),
    ("¿Cuál es la segunda región con menos atendidos en 2019?", (), ["APURÍMAC", "73"]),
    ("top 4 de regiones por atendidos en 2020", (), ["LIMA", "CALLAO", "LA LIBERTAD", "ICA"]),
    (
        "¿Cuáles son las cuatro regiones con mayor número de atenciones en 2021?",
        (),
        ["LIMA", "CALLAO", "LA LIBERTAD", "AREQUIPA"],
    ),
    ("menciona las dos regiones con menos atendidos en 2020", (), ["HUANCAVELICA", "APURÍMAC"]),
    (
        "¿Cuáles fueron los tres grupos de edad con más asegurados en 2022?",
        (),
        ["30 - 59", "18 - 29", "00 - 05"],
    ),
    (
        "las 5 regiones con mas atendidos el 2018",
        (),
        ["LIMA", "CALLAO", "LA LIBERTAD", "AREQUIPA", "ÁNCASH"],
    ),
    (
        "¿Cuánto suman las tres regiones con más atenciones en 2019?",
        (),
        ["382,334", "LIMA", "CALLAO", "LA LIBERTAD"],
    ),
    ("suma de las 5 regiones con más atenciones en 2021", (), ["212,779"]),
    ("¿Cuántos asegurados suman los dos grupos de edad más numerosos en 2021?", (), ["96,910"]),
    ("¿Cuántas atenciones suman Arequipa, Cusco e Ica en 2018?", (), ["7,286"]),
    ("total de atenciones de Ancash y Lambayeque en 2020", (), ["13,150"]),
    ("suma los asegurados de 18 a 29 y de 30 a 59 años en 2022", (), ["101,283"]),
    ("¿Cuántos extranjeros mayores de 18 años estaban asegurados en 2022?", (), ["106,796"]),
    ("¿Cuántas mujeres ingresaron a las UPE en 2019 y 2021 en total?", (), ["1,121"]),
    ("¿Cuántas atenciones hubo en Callao de 2018 a 2020?", (), ["63,485"]),
    ("¿Cuántos atendidos suman Lima y Callao en 2020?", (), ["sumables", "!38,360"]),
    (
        "¿Cuántos atendidos hubo en total en Cusco entre 2018 y 2021?",
        (),
        ["sumables|no son", "!1,479"],
    ),
    ("¿Se pueden sumar los atendidos de varias regiones?", (), ["no son sumables"]),
    ("promedio de atenciones de Junín entre 2018 y 2021", (), ["3,916.0"]),
    ("¿Cuál es el promedio anual de varones ingresados a UPE?", (), ["347.0|347"]),
    ("promedio de atenciones en 2020 entre Ica, Cusco y Arequipa", (), ["6,490.3"]),
    ("¿Cuál fue el promedio de atendidos de Lima y Callao en 2019?", (), ["sumables|22,282.0"]),
    ("¿Cuántas atenciones más tuvo La Libertad que Arequipa en 2020?", (), ["5,594"]),
    ("¿Cuántos asegurados de 0 a 5 años menos había en 2022 que en 2019?", (), ["4,228"]),
    ("diferencia entre varones y mujeres en upe en 2019", (), ["21"]),
    ("¿Cuál es la diferencia entre atenciones y atendidos en Lima en 2018?", (), ["74,767"]),
    ("En cuánto se redujeron las atenciones en Ica de 2020 a 2021", (), ["1,264"]),
    ("¿Por cuánto superó Callao a La Libertad en atenciones en 2021?", (), ["2,921"]),
    ("¿Cuántas veces más atenciones tuvo Lima que La Libertad en 2021?", (), ["13.34|13.3"]),
    ("¿Cuántas veces mayor fue el número de asegurados de 2022 respecto a 2018?", (), ["5.98|6.0"]),
    ("¿Cuántas veces las atenciones de Junín son las de Ica en 2019?", (), ["1.75|0.57"]),
    ("¿Cuántas atenciones por atendido hubo en Cusco en 2021?", (), ["5.66|5.7"]),
    ("razón entre atenciones de Callao y Lima en 2018", (), ["7.86|0.13"]),
    ("¿Por cuánto se multiplicaron los asegurados entre 2018 y 2021?", (), ["5.78|5.8"]),
    ("¿En qué porcentaje creció el número de asegurados entre 2019 y 2020?", (), ["50.3"]),
    ("crecimiento porcentual de atenciones en Lima 2018 a 2019", (), ["251.6"]),
    ("tasa de variacion de asegurados de 30 a 59 entre 2020 y 2021", (), ["158.9"]),
    ("¿Cuánto por ciento bajaron las atenciones en Huancavelica entre 2019 y 2021?", (), ["53.4"]),
    ("¿Qué grupo de edad creció más entre 2018 y 2022?", (), ["30 - 59", "64,058"]),
    ("¿Qué grupo de edad aumentó más entre 2020 y 2021?", (), ["30 - 59", "39,725"]),
    ("¿Qué región aumentó más sus atenciones entre 2018 y 2019?", (), ["LIMA", "223,022"]),
    ("¿Qué región tuvo la mayor caída de atenciones entre 2019 y 2020?", (), ["LIMA", "142,136"]),
    ("¿Qué región creció más en porcentaje en atenciones de 2018 a 2019?", (), ["ICA"]),
    ("¿Qué grupo etario disminuyó entre 2021 y 2022?", (), ["00 - 05", "191|29,486"]),
    ("¿Qué porcentaje de los asegurados de 2022 tenía 60 años a más?", (), ["3.8"]),
    ("¿Qué proporción de las atenciones de 2021 correspondió a Callao?", (), ["6.0"]),
    ("porcentaje de varones ingresados a UPE en 2021", (), ["44.9"]),
    ("¿Cuánto representa Arequipa del total nacional de atenciones en 2020?", (), ["3.4"]),
    ("¿Qué porcentaje de los NNA ingresó en 2019?", (), ["37.6"]),
    ("¿Qué parte de los asegurados de 2020 eran menores de 18 años?", (), ["45.7"]),
    (
        "¿Qué porcentaje del total de atenciones de 2019 concentraron las tres primeras regiones?",
        (),
        ["77.8"],
    ),
    (
        "¿Qué regiones superaron las 7000 atenciones en 2021?",
        (),
        ["ÁNCASH", "AREQUIPA", "CALLAO", "LA LIBERTAD", "LIMA", "5"],
    ),
    ("regiones con menos de 100 atendidos en 2019", (), ["APURÍMAC", "HUANCAVELICA", "LORETO"]),
    (
        "¿Qué regiones tuvieron entre 1 000 y 2 000 atenciones en 2020?",
        (),
        ["AYACUCHO", "CAJAMARCA", "HUÁNUCO", "MADRE DE DIOS"],
    ),
    ("¿Cuántas regiones superaron los 500 atendidos en 2018?", (), ["4"]),
    (
        "¿Qué grupos de edad tenían más de 30 mil asegurados en 2021?",
        (),
        ["18 - 29", "30 - 59", "!00 - 05"],
    ),
    ("¿En qué años hubo más de 100 000 asegurados?", (), ["2021", "2022", "!2020"]),
    ("¿Cuántas regiones tuvieron al menos 10 mil atenciones en 2019?", (), ["6"]),
    ("años con menos de 300 mujeres ingresadas a las UPE", (), ["2018", "2020", "!2019:"]),
    (
        "regiones que no superaron las 500 atenciones en 2021",
        (),
        ["AMAZONAS", "APURÍMAC", "HUANCAVELICA"],
    ),
    ("¿Cuántos grupos de edad tenían menos de 1000 asegurados en 2018?", (), ["3"]),
    ("¿Hubo más atenciones en Arequipa o en Áncash en 2019?", (), ["AREQUIPA", "16,814", "16,255"]),
    (
        "¿Lima tuvo más atenciones que Callao y La Libertad juntas en 2020?",
        (),
        ["169,539", "29,466"],
    ),
    ("¿Callao tuvo más atenciones que Arequipa y Áncash juntas en 2021?", (), ["15,650", "14,597"]),
    ("¿Los mayores de 60 superaban a los de 11 a 17 en 2021?", (), ["5,256", "4,346"]),
    ("Compara los atendidos de Ica y Arequipa en 2020", (), ["1,828", "1,656"]),
    ("¿Ingresaron más niñas que niños a las UPE en 2021?", (), ["581", "474"]),
    (
        "¿Quién registró menos atenciones en 2018, Loreto, Amazonas o Apurímac?",
        (),
        ["LORETO|Loreto", "199"],
    ),
    (
        "ordena Ica, Junín y Cusco por atenciones en 2019 de mayor a menor",
        (),
        ["ICA", "JUNÍN", "CUSCO"],
    ),
    (
        "Ordena los grupos de edad por número de asegurados en 2022",
        (),
        ["30 - 59", "06 - 10", "3,782"],
    ),
    ("Ordena las regiones por atenciones en 2021", (), ["LIMA", "HUANCAVELICA"]),
    ("ordena de menor a mayor las regiones por atendidos en 2020", (), ["HUANCAVELICA"]),
    ("¿y en 2020?", ("¿Cuántas atenciones hubo en Arequipa en 2019?",), ["9,177"]),
    ("¿y en Tumbes?", ("¿Cuántas atenciones hubo en Arequipa en 2019?",), ["NO"]),
    ("¿y en total?", ("¿Cuántas atenciones hubo en Arequipa en 2019?",), ["491,729"]),
    ("¿y en total?", ("¿Cuántos asegurados de 30 a 59 años había en 2021?",), ["139,738"]),
    ("¿Y cuántos atendidos?", ("¿Cuántas atenciones hubo en Arequipa en 2019?",), ["2,071"]),
    ("¿y las mujeres?", ("¿Cuántos varones ingresaron a las UPE en 2020?",), ["296"]),
    ("¿y la que menos?", ("¿Qué región tuvo más atenciones en 2019?",), ["HUANCAVELICA"]),
    ("¿y la segunda?", ("¿Qué región tuvo más atenciones en 2019?",), ["CALLAO"]),
    ("¿Y en 2021?", ("¿Qué región tuvo más atenciones en 2019?",), ["LIMA", "169,803"]),
    ("y qué porcentaje del total es?", ("¿Cuántas atenciones hubo en Arequipa en 2019?",), ["3.4"]),
    ("¿Cuántas regiones aparecen en el anexo 16?", (), ["17"]),
    ("¿De cuántas regiones hay datos de atenciones?", (), ["17"]),
    ("¿Qué región tuvo más atenciones en 2019 según el anexo 16?", (), ["LIMA"]),
    ("según el anexo 21, cuantos asegurados de 18 a 29 habia en 2020", (), ["16,092"]),
    ("¿Cuántas filas tiene el anexo 16?", (), ["17"]),
    ("¿Cuántas mujeres ingresaron en 2019 según el Anexo 41?", (), ["540"]),
    ("En el anexo 16, ¿cuánto suman las atenciones de Cusco y Loreto en 2020?", (), ["3,094"]),
    ("¿En qué año fue mayor la diferencia entre mujeres y hombres?", (), ["2021", "107"]),
    (
        "¿En qué año fue menor la diferencia entre mujeres y hombres ingresados a las UPE?",
        (),
        ["2018", "12"],
    ),
    (
        "¿En qué región fue mayor la diferencia entre atenciones y atendidos en 2019?",
        (),
        ["LIMA", "271,810"],
    ),
    (
        "¿En qué año hubo mayor diferencia entre las atenciones de Ica y las de Junín?",
        (),
        ["2019", "4,866"],
    ),
    ("¿Qué región tuvo más atenciones en 2019 sin contar Lima?", (), ["CALLAO"]),
    ("¿Qué región tuvo más atendidos en 2020 aparte de Lima y Callao?", (), ["LA LIBERTAD"]),
    ("Excluyendo Lima, ¿qué región registró más atenciones en 2021?", (), ["CALLAO", "15,650"]),
    ("fuera de lima y callao cual fue la region con mas atenciones en 2018", (), ["LA LIBERTAD"]),
    (
        "¿Qué grupo de edad tuvo más asegurados en 2021 sin contar el de 30 a 59?",
        (),
        ["18 - 29", "32,189"],
    ),
    (
        "¿Cuál fue la región con menos atenciones en 2019, exceptuando Huancavelica?",
        (),
        ["LORETO", "529"],
    ),
    ("¿Cuántas atenciones hubo en 2019 sin contar Lima?", (), ["180,054"]),
    ("total de asegurados en 2022 excluyendo a los menores de 18 años", (), ["106,796"]),
    ("¿Qué grupo de edad creció más entre 2018 y 2022?", (), ["30 - 59"]),
    ("¿En qué año crecieron más los asegurados respecto del año anterior?", (), ["2021", "60,052"]),
    ("¿Qué grupo de edad creció menos entre 2018 y 2019?", (), ["06 - 10", "143"]),
    ("¿Cuál fue el grupo con mayor crecimiento porcentual entre 2018 y 2021?", (), ["06 - 10"]),
    ("¿Qué grupos de edad aumentaron más del 100% entre 2018 y 2019?", (), ["06 - 10|NO"]),
    (
        "¿En qué año ingresaron más mujeres que hombres a las UPE?",
        (),
        ["2018", "2020", "2021", "!Año 2019"],
    ),
    ("cuantas atenciones en promedio por region en 2019", (), ["26,885.4"]),
]


def _stands(piece: str, text: str) -> bool:
    pattern = rf"(?<![\d.,]){re.escape(piece.lower())}(?!\d|[.,]\d)"
    return re.search(pattern, text.lower()) is not None


@pytest.mark.parametrize(("text", "history", "held"), ASKED)
def test_asked(report: AnswerService, text: str, history: tuple[str, ...], held: list[str]) -> None:
    answer = report.ask(Question(text, history))
    if held == ["NO"]:
        assert answer.abstained, answer.text
        return
    assert not answer.abstained, answer.text
    for one in held:
        if one.startswith("!"):
            assert one[1:] not in answer.text, answer.text
        else:
            assert any(_stands(part, answer.text) for part in one.split("|")), answer.text
    assert answer.citations
    for statement in answer.statements:
        record = statement.computation
        if record is not None:
            parsed = report.index.documents[record.doc_id]
            assert computation_holds(statement.text, record, parsed), statement.text
