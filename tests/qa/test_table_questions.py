"""Development questions over the report's tables, with answers worked out by hand.

``held`` are strings that the answer must hold (``a|b``: either); ``!x`` must not stand in it;
``NO`` alone asks for an abstention.
"""

from __future__ import annotations

import pytest

from qa.api import AnswerService
from qa.records import Question
from qa.tables.recompute import computation_holds

CELLS = [
    ("¿Cuántas atenciones hubo en Ica en 2020?", ["7,637"]),
    ("atenciones loreto 2021", ["668"]),
    ("ATENDIDOS EN HUANUCO EN 2019", ["192"]),
    ("¿Cuántos atendidos registró Áncash en el 2018?", ["435"]),
    ("cuantas atenciones ubo en lambayeqe en 2019", ["9,045"]),
    ("cuantos atendidos hubo en huancabelica en 2021", ["32"]),
    ("¿Cuántas atenciones del SIS a extranjeros hubo a nivel nacional en 2020?", ["267,264"]),
    (
        "¿Cuántas atenciones a extranjeros afiliados al SIS hubo en todo el país en 2018?",
        ["134,001"],
    ),
    ("¿Cuántos atendidos hubo en el Perú en 2021?", ["52,229"]),
    ("¿Cuántos niños de 0 a 5 años estaban asegurados en el SIS en 2020?", ["32,787"]),
    ("asegurados de 6 a 10 años en 2019", ["275"]),
    ("extranjeros asegurados entre 30 y 59 años 2021", ["64,721"]),
    ("¿Cuántos extranjeros mayores de 60 años estaban asegurados en 2020?", ["2,161"]),
    ("asegurados de 60 a mas en 2022", ["5,513"]),
    ("asegurados SIS 60 años a más 2018", ["571"]),
    ("¿Cuántos jóvenes de 18 a 29 años tenían SIS en 2022?", ["33,354"]),
    ("asegurados de 11 a 17 años, 2021", ["4,346"]),
    ("¿Cuántos extranjeros asegurados al SIS había en total en 2019?", ["53,035"]),
    ("TOTAL NACIONAL DE ASEGURADOS EXTRANJEROS 2021", ["139,738"]),
    ("¿Cuántas niñas y adolescentes mujeres extranjeras ingresaron a las UPE en 2019?", ["540"]),
    ("¿Cuántos varones extranjeros ingresaron a las UPE en 2020?", ["240"]),
    ("NNA extranjeros ingresados a UPE en 2018", ["238"]),
    ("¿Cuántos NNA extranjeros ingresaron en total a las UPE entre 2018 y 2021?", ["2,930"]),
    ("adolescentes mujeres ingresadas a UPE 2020", ["296"]),
    ("¿Cuántas atenciones tuvo Madre de Dios en 2020?", ["1,727"]),
    ("¿Cuántos atendidos tuvo Madre de Dios en 2019?", ["174"]),
    ("¿Cuántos atendidos hubo en La Libertad en 2020?", ["2,929"]),
    ("En el 2021, ¿a cuántas personas atendió el SIS en Cusco?", ["507"]),
    ("¿Cuántos hombres ingresaron a las UPE en el período 2018-2021?", ["1,388"]),
    ("¿Cuántos atendidos hubo entre los extranjeros afiliados al SIS en Junin, año 2020?", ["706"]),
    ("Dime las atenciones de Ayacucho en 2019", ["1,993"]),
    ("cuantos extrangeros atendidos en apurimac 2021", ["90"]),
    ("¿Cuántas atenciones y atendidos hubo en Lima en 2019?", ["311,675", "39,865"]),
    ("¿Cuántos adolescentes extranjeros de 11 a 17 años tenían seguro SIS en 2020?", ["2,028"]),
    ("niños 0-5 años asegurados 2018", ["12,626"]),
    ("¿Cuántos adultos mayores asegurados había en 2021?", ["5,256"]),
    ("NNA hombres UPE 2021", ["474"]),
    ("¿Cuántas niñas ingresaron a UPE en 2018?", ["125"]),
    ("¿Cuántos extranjeros estaban asegurados al SIS al 31 de enero de 2022?", ["144,627"]),
    ("¿Qué cantidad de atenciones se registró en Cajamarca el año 2020?", ["1,377"]),
    ("afiliados extranjeros atendidos en Callao 2020", ["3,665"]),
    ("En Arequipa, durante 2021, ¿cuántas atenciones se brindaron?", ["7,398"]),
    ("¿Cuántos asegurados tenían entre 6 y 10 años en 2020?", ["1,622"]),
    ("¿Cuántas personas extranjeras de 60 años o más estaban en el SIS en 2019?", ["879"]),
    ("cuantas atensiones tubo guanuco en 2021", ["1,139"]),
    ("total de NNA ingresados a UPE", ["2,930"]),
    ("¿Cuántas mujeres en total ingresaron a las UPE?", ["1,542"]),
    ("¿Cuántas atenciones tuvo Madre de Dios en 2019?", ["1,975"]),
    ("¿Cuántos atendidos tuvo Madre de Dios en 2020?", "NO"),
    ("¿Cuántos extranjeros en edad de 30 a 59 había asegurados el 2018?", ["3,871"]),
    ("atenciones en Loreto por año", ["199", "529", "437", "668"]),
]
COMPUTED = [
    ("¿Cuántos menores de 18 años extranjeros estaban asegurados al SIS en 2021?", ["37,572"]),
    ("asegurados menores de 18 en 2018", ["13,107"]),
    ("¿Cuántos adultos de 18 a 59 años estaban asegurados en 2019?", ["17,430"]),
    ("¿Cuántos asegurados mayores de 30 años había en 2020?", ["27,157"]),
    ("¿Cuántas atenciones hubo en Ica entre 2018 y 2021 en total?", ["27,007"]),
    ("¿Cuántas atenciones hubo en total en Junín en 2018 y 2019?", ["7,696", "1,204", "6,492"]),
    ("suma de atenciones de Tacna y Puno en 2019", "NO"),
    ("¿Cuánto suman las atenciones de Ica y Junín en 2019?", ["17,850"]),
    ("¿Qué región tuvo más atenciones en 2021?", ["LIMA", "169,803"]),
    ("¿Qué departamento tuvo menos atendidos en 2018?", ["HUANCAVELICA", "12"]),
    (
        "¿Cuáles son las tres regiones con más atenciones en 2019?",
        ["LIMA", "CALLAO", "LA LIBERTAD"],
    ),
    (
        "top 5 regiones con mas atenciones en 2020",
        ["LIMA", "LA LIBERTAD", "CALLAO", "AREQUIPA", "ICA"],
    ),
    ("las 3 regiones con menos atenciones en 2018", ["HUANCAVELICA", "LORETO", "AMAZONAS"]),
    ("¿Qué región tuvo más atenciones en 2019 después de Lima?", ["CALLAO", "37,512"]),
    ("¿Cuál fue la segunda región con más atenciones en 2020?", ["LA LIBERTAD", "14,771"]),
    ("¿Cuál es la tercera región con más atendidos en 2021?", ["LA LIBERTAD", "2,349"]),
    ("¿Cuántas atenciones más tuvo Ica que Junín en 2021?", ["2,766"]),
    ("diferencia de atenciones entre Arequipa y La Libertad en 2019", ["16,333"]),
    ("¿Cuál es la diferencia entre mujeres y hombres ingresados a las UPE en 2021?", ["107"]),
    ("¿En cuánto crecieron las atenciones en Loreto entre 2018 y 2019?", ["330"]),
    ("¿En qué porcentaje crecieron las atenciones en Cusco de 2018 a 2019?", ["246.1"]),
    ("¿Qué porcentaje aumentaron los asegurados entre 2018 y 2022?", ["498.4"]),
    ("¿Cuánto cayeron las atenciones a nivel nacional de 2019 a 2020?", ["224,465"]),
    ("¿Qué porcentaje de las atenciones de 2019 fue en Lima?", ["63.4 %"]),
    ("que porcentaje de los asegurados de 2021 tenia entre 30 y 59 años", ["46.3 %"]),
    ("¿Qué proporción de los NNA ingresados a UPE en 2020 eran mujeres?", ["55.2 %"]),
    ("¿Qué porcentaje de los ingresados a UPE en 2019 son hombres?", ["51.0 %"]),
    (
        "¿Qué regiones superaron las 10 000 atenciones en 2019?",
        ["ÁNCASH", "AREQUIPA", "CALLAO", "ICA", "LA LIBERTAD", "LIMA", "!JUNÍN", "!PERU"],
    ),
    (
        "¿Qué regiones tuvieron menos de 500 atenciones en 2021?",
        ["AMAZONAS", "APURÍMAC", "HUANCAVELICA", "!LORETO"],
    ),
    (
        "regiones con entre 1000 y 5000 atenciones en 2018",
        ["CUSCO", "ÁNCASH", "AREQUIPA", "ICA", "JUNÍN", "LAMBAYEQUE", "!CALLAO"],
    ),
    ("¿Cuántas regiones pasaron las 7 000 atenciones en 2020?", ["6 filas"]),
    (
        "¿Dónde hubo más atenciones en 2021, Arequipa o La Libertad?",
        ["LA LIBERTAD", "12,729", "7,398"],
    ),
    ("¿Quién tuvo más atendidos en 2020, Ica o Lambayeque?", ["ICA", "1,828", "1,272"]),
    ("¿Arequipa o La Libertad tuvo más atendidos en 2018?", ["LA LIBERTAD", "985", "659"]),
    ("¿En qué año hubo más atenciones en Piura?", "NO"),
    ("¿En qué año hubo más atenciones en Callao?", ["2019", "37,512"]),
    ("¿En qué año ingresaron menos NNA a las UPE?", ["2018", "238"]),
    ("¿Cuál fue el promedio anual de atenciones en Lima entre 2018 y 2021?", ["184,917.5"]),
    ("promedio de NNA ingresados por año a UPE de 2018 a 2021", ["732.5"]),
    ("¿Qué grupo de edad tuvo más asegurados en 2018?", ["00 - 05", "12,626"]),
    ("¿Qué grupo etario tuvo menos asegurados en 2022?", ["06 - 10", "3,782"]),
    ("¿Cuánto suman los atendidos de Ica y Junín en 2019?", ["no son sumables", "!2,555"]),
    ("¿Cuántas mujeres más que hombres ingresaron a UPE en 2020?", ["56"]),
    ("¿Cuántos asegurados más había en 2021 que en 2020?", ["60,052"]),
    ("¿Cuántos grupos de edad superaron los 5000 asegurados en 2021?", ["4 filas"]),
    ("¿Ingresaron más mujeres u hombres a las UPE en 2019?", ["561", "540"]),
    ("¿Qué regiones no llegaron a 100 atendidos en 2019?", ["APURÍMAC", "HUANCAVELICA", "LORETO"]),
    ("crecimiento de asegurados de 60 a más entre 2018 y 2021", ["4,685"]),
    ("¿Cuántas atenciones se dieron en Lima y Callao juntas en 2021?", ["185,453"]),
    ("¿Cuál fue la reducción de las atenciones en Áncash entre 2019 y 2020?", ["8,701"]),
    ("¿Cuántas veces más atenciones tuvo Lima que Callao en 2019?", ["8.31"]),
    ("¿Cuántas mujeres ingresaron a las UPE entre 2019 y 2020?", ["836"]),
    ("¿Qué región ocupó el segundo lugar en atenciones en 2019?", ["CALLAO", "37,512"]),
    ("¿Qué región quedó después de Lima y Callao en atenciones en 2018?", ["LA LIBERTAD", "7,523"]),
    ("¿Qué año tuvo la mayor cantidad de NNA ingresados?", ["2019", "1,101"]),
    ("¿Cuál es el año con más asegurados?", ["2022", "144,627"]),
    ("¿Cuántas regiones tuvieron más de 2000 atenciones en 2018?", ["5 filas"]),
    (
        "¿En cuántas regiones hubo menos de 50 atendidos en 2018?",
        ["4 filas", "AMAZONAS", "APURÍMAC", "HUANCAVELICA", "LORETO"],
    ),
    (
        "regiones donde los atendidos fueron entre 200 y 500 en 2021",
        ["CAJAMARCA", "HUÁNUCO", "!CUSCO"],
    ),
    ("¿Cuánto suman las atenciones de Arequipa, Cusco y Ica en 2020?", ["19,471"]),
    ("Suma las atenciones de Lima de 2018 a 2021", ["739,670"]),
    ("¿Cuántas atenciones menos tuvo Cusco que Arequipa en 2021?", ["4,527"]),
    (
        "¿Cuál es la diferencia entre los asegurados de 30 a 59 años y los de 18 a 29 en 2021?",
        ["32,532"],
    ),
    ("¿En qué porcentaje bajaron las atenciones en La Libertad entre 2019 y 2020?", ["55.4"]),
    ("¿Cuánto aumentó el número de asegurados de 2018 a 2021?", ["115,568"]),
    ("variacion porcentual de NNA ingresados a UPE 2018-2019", ["362.6"]),
    ("¿Qué porcentaje de los atendidos en 2021 corresponde a Lima?", ["65.7"]),
    ("¿Qué porcentaje del total de NNA que ingresaron entre 2018 y 2021 eran mujeres?", ["52.6"]),
    ("porcentaje de niños de 0 a 5 entre los asegurados 2018", ["52.2"]),
    ("¿Qué porcentaje de los asegurados en 2022 eran menores de 18 años?", ["26.2"]),
    ("Compare las atenciones de Ica y Cusco en 2019", ["11,358", "4,088"]),
    ("¿Quién tuvo menos atenciones en 2021: Loreto o Amazonas?", ["AMAZONAS", "337", "668"]),
    ("promedio de atenciones de Cusco y Puno en 2019", "NO"),
    ("promedio de asegurados de 60 a más de 2018 a 2021", ["2,216.8|2,216.75"]),
    ("¿Cuántos NNA ingresaron a las UPE entre 2019 y 2021?", ["2,692"]),
    ("¿Cuál fue el promedio de atenciones entre Ica y Junín en 2018?", ["1,421.5"]),
    ("¿Las atenciones en Ica subieron o bajaron de 2019 a 2020?", ["3,721", "disminuy"]),
    ("¿Hubo más atenciones en Cusco que en Ica en 2021?", ["2,871", "6,373"]),
    ("¿Cuántos asegurados de 18 años a más había en 2020?", ["43,249"]),
    ("¿Cuántos asegurados menores de edad había en 2022?", ["37,831"]),
    ("¿Qué grupo de edad es el más numeroso entre los asegurados en 2022?", ["30 - 59", "67,929"]),
    ("¿Cuál es el departamento con menor número de atendidos en 2020?", ["HUANCAVELICA", "36"]),
    ("dos regiones con menos atenciones 2021", ["HUANCAVELICA", "AMAZONAS"]),
    ("cuanto representa Callao del total de atenciones 2018", ["8.4"]),
    ("¿Qué regiones tuvieron más de 100 000 atenciones en 2021?", ["LIMA", "1 fila"]),
    (
        "¿Qué regiones superaron los 2 mil atendidos en 2020?",
        ["CALLAO", "LA LIBERTAD", "LIMA", "3 filas"],
    ),
    ("¿En qué años hubo más de 500 NNA ingresados a UPE?", ["2019", "2020", "3 filas|2021"]),
    ("¿En qué región hubo más atendidos el último año?", ["LIMA", "34,305"]),
    ("¿Cuántas atenciones por atendido hubo en Lima en 2019?", ["7.8"]),
    ("¿Cuántos atendidos hubo en Ica entre 2018 y 2021 en total?", ["no son sumables"]),
    ("¿Cuántos extranjeros asegurados más hay en 2022 que en 2018?", ["120,457"]),
    ("¿Ingresaron más niñas o niños a las UPE en 2018?", ["125", "113"]),
    ("suma de mujeres ingresadas a UPE en 2018 y 2021", ["706"]),
    ("asegurados 18-29 2020", ["16,092"]),
    ("¿Qué diferencia hay entre niñas y niños ingresados a UPE en 2019?", ["21"]),
    ("¿Cuántas personas de 60 a más se sumaron al SIS entre 2020 y 2021?", ["3,095"]),
    ("¿Qué porcentaje de atenciones de 2020 correspondió a Lima y Callao?", ["68.9"]),
    ("¿Cuál es la razón entre mujeres y hombres en UPE 2021?", ["1.23"]),
]
ABSENT = [
    "¿Cuántas atenciones hubo en Lima en 2017?",
    "¿Cuántos asegurados al SIS había en Lima en 2021?",
    "¿Cuántos NNA de 12 a 17 años ingresaron a las UPE en 2020?",
    "¿Cuántos NNA con discapacidad ingresaron a las UPE en 2020?",
    "¿Cuántos asegurados de 25 a 40 años había en 2021?",
    "¿Cuántas mujeres estaban aseguradas al SIS en 2021?",
    "¿Cuántas atenciones a venezolanos hubo en Arequipa en 2020?",
    "¿Cuántas atenciones hubo en Ica en 2023?",
    "¿Cuántos NNA ingresaron a las UPE en Lima en 2019?",
    "¿Cuántos atendidos tuvo Madre de Dios en 2021?",
    "¿Cuántos asegurados de 60 a más había en 2016?",
    "¿Cuántos asegurados hay en Piura en 2021?",
    "¿Cuántos NNA venezolanos ingresaron a UPE en 2019?",
    "atenciones en Moquegua en 2018",
    "¿Cuántas atenciones hubo en Cusco en 2015?",
    "¿Cuántos atendidos hombres hubo en Lima en 2020?",
    "¿Cuántos NNA ingresaron a las UPE en 2022?",
    "¿Cuántos NNA de 6 a 10 años ingresaron a las UPE en 2019?",
    "¿Cuántos asegurados colombianos había en 2021?",
    "¿Cuántos asegurados había en Callao en 2020?",
]
FOLLOW = [
    ("¿Y los atendidos?", ["¿Cuántas atenciones hubo en Lima en 2019?"], ["39,865", "!311,675"]),
    ("¿y en 2020?", ["¿Cuántas atenciones hubo en Ica en 2019?"], ["7,637"]),
    ("¿y en Junín?", ["¿Cuántas atenciones hubo en Ica en 2019?"], ["6,492"]),
    ("¿y los hombres?", ["¿Cuántas mujeres ingresaron a las UPE en 2020?"], ["240"]),
    ("¿y los de 18 a 29 años?", ["¿Cuántos asegurados de 30 a 59 años había en 2021?"], ["32,189"]),
    ("¿Cuál tuvo menos?", ["¿Qué región tuvo más atenciones en 2020?"], ["HUANCAVELICA", "207"]),
    ("¿Y las atenciones?", ["¿Cuántos atendidos hubo en Cusco en 2021?"], ["2,871", "!507"]),
    ("¿Y cuántos atendidos?", ["¿Cuántas atenciones hubo en Lima en 2019?"], ["39,865"]),
    ("¿Y a nivel nacional?", ["¿Cuántas atenciones hubo en Lima en 2019?"], ["491,729"]),
    (
        "¿cuánto creció respecto a 2018?",
        ["¿Cuántas atenciones hubo en Cusco en 2019?"],
        ["2,907|246.1"],
    ),
]


def _check(service: AnswerService, text: str, held: list[str] | str, *history: str) -> None:
    answer = service.ask(Question(text, tuple(history)))
    if held == "NO":
        assert answer.abstained, answer.text
        return
    assert not answer.abstained, answer.text
    for one in held:
        if one.startswith("!"):
            assert one[1:] not in answer.text, answer.text
        else:
            assert any(part in answer.text for part in one.split("|")), answer.text
    assert len(answer.text.split()) <= 80
    assert answer.citations
    assert any(c.cell is not None for c in answer.citations) or "sumables" in answer.text
    for statement in answer.statements:
        record = statement.computation
        if record is not None:
            parsed = service.index.documents[record.doc_id]
            assert computation_holds(statement.text, record, parsed), statement.text
    for citation in answer.citations:
        document = service.index.documents[citation.doc_id].document
        assert document.text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize(("question", "held"), CELLS)
def test_cells(report: AnswerService, question: str, held: list[str] | str) -> None:
    _check(report, question, held)


@pytest.mark.parametrize(("question", "held"), COMPUTED)
def test_computed(report: AnswerService, question: str, held: list[str] | str) -> None:
    _check(report, question, held)


@pytest.mark.parametrize("question", ABSENT)
def test_absent(report: AnswerService, question: str) -> None:
    _check(report, question, "NO")


@pytest.mark.parametrize(("question", "history", "held"), FOLLOW)
def test_followed(
    report: AnswerService, question: str, history: list[str], held: list[str]
) -> None:
    _check(report, question, held, *history)
