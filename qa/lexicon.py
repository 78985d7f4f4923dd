"""Word knowledge of everyday Spanish that questions need: data, not rules about any document.

Everything is written folded (lower case, no accents, ``ñ`` kept).
"""

from __future__ import annotations

from functools import lru_cache

from qa.text import stem

SCAFFOLD = frozenset(
    """
    cual cuales que quien quienes cuando cuanto cuanta cuantos cuantas donde adonde como por
    cantidad numero cifra total totales hubo hay habia existe existen existian dime diga indica
    indique indicar menciona mencione nombra nombre lista liste enumera explica explicame explique
    segun informe documento texto reporte fecha dia mes ano anos año años asciende ascendio
    significa significan significado quiere decir sigla siglas refiere tipo tipos clase clases
    favor quisiera saber necesito puedes puede podria gustaria conocer dame datos dato
    cuantas exactamente respecto acerca sobre parte porcentaje proporcion ser era fue fueron eran
    tuvo tuvieron tenia tenian tiene tienen hizo hicieron hace hacer realizo habra oye
    sabes cosa cosas llama llaman llamaba dice señala establece dijo actualmente pregunta
    decia decian defina define definir definicion dar dieron dio dan daba cubre cubren abarca abarcan sirve sirven
    entiende entender entienden busca buscan debe deben debia debian debian debieron habla hablan puedo podia podian pueden queda
    quedo pasa paso paso pasaron esta estan encuentra encuentran ocurrio sucede sucedio va van iba
    llama denomina hecho hacia hacian servir cita citan citado citada citados citadas citarse alude aluden figura figuran aparece aparecen
    accion acciones corresponde corresponden distinto distinta distintos distintas diversos diversas diferente diferentes varios varias
    rato ok ojo luego ahora entonces aca alla ahi aqui asi nomas pues iban ir ven ver vieron
    puso pusieron trae traen traia hara haran haria tocaba toca tocan estuvieran estuviera estar
    tenga tengan haya hayan soy somos eres saco sacaron metio metieron anda andan andaba andaban
    consiste consisten consistio supone implica algun alguna algunos algunas mismo propio suelen
    """.split()
)
"""Words by which a question asks; they need not stand in the evidence."""

WH_WORDS = frozenset(
    "cual cuales que quien quienes cuando cuanto cuanta cuantos cuantas donde adonde como".split()
)

SYNONYM_GROUPS: tuple[str, ...] = (
    "fallecer fallecido fallecidos morir murieron murio muerto muertos muertes deceso decesos",
    "hospitalizado hospitalizados internado internados hospital",
    "niño niños niña niñas menor menores nna infante infancia chico chicos",
    "dinero plata fondos financiamiento financiar financiera recursos euro euros dolar dolares",
    "recibir recibio recibieron beneficiado beneficiados percibir percibio obtener obtuvo",
    "lluvia lluvias llover llovio llueve precipitacion precipitaciones",
    "prueba pruebas test tests examen examenes tamizaje descarte",
    "contagiado contagiados infectado infectados positivo positivos contagio contagios enfermo",
    "vacuna vacunas vacunar vacunacion inmunizacion inmunizar",
    "extranjero extranjeros foraneo foraneos migrante migrantes inmigrante inmigrantes persona personas",
    "carne carnet documento",
    "vigencia duracion validez duro dura duraba vigente valido tiempo plazo",
    "inicio iniciar comenzar comenzo empezar empezo",
    "crear creo establecer establecio fundar fundo constituir conformar conformo",
    "regularizar regularizacion legalizar legalizacion regularice papeles",
    "ayuda ayudar asistencia apoyo apoyar apoyan socorro auxilio",
    "aprobar aprobo promulgar promulgo dictar emitir emitio",
    "adoptar adopto suscribir suscribio firmar firmo adherir sumarse sumo",
    "entregar entrego repartir repartio dar dio otorgar otorgo proporcionar donar brindar",
    "realizar realizaron hacer hicieron efectuar efectuaron llevar ejecutar",
    "asegurado asegurados afiliado afiliados aseguramiento afiliacion seguro",
    "mujer mujeres femenino femenina femeninas niña niñas",
    "hombre hombres varon varones masculino masculinos",
    "necesidad necesitar necesitaba necesario requerir requeria requiere falta",
    "subvencion grant donacion fondo premio beneficiado",
    "aplicacion app aplicativo movil",
    "llegar llego llegaron ingresar ingreso ingresaron entrar entro entraron",
    "objetivo objetivos fin proposito finalidad meta busca",
    "encargado responsable competente cargo ocupa",
    "lugar sitio zona localidad",
    "dificultad dificultades reto retos desafio desafios problema problemas obstaculo obstaculos",
    "idioma lengua",
    "traductor traductores interprete interpretes traduccion traducir traduce traduzca traduzcan",
    "turno turnos orden cronograma calendario cita preinscripcion",
    "registro registrar inscripcion inscribir empadronamiento empadronar preinscripcion",
    "edad etario edades",
    "genero sexo",
    "region regiones departamento departamentos",
    "oportunidad oportunidades vez veces ocasion ocasiones",
    "ampliar amplio ampliado prorrogar prorroga prorrogado extender extendio extendido renovar",
    "ley norma decreto resolucion reglamento dispositivo",
    "ministerio cartera",
    "autoridad autoridades entidad entidades institucion instituciones organismo organismos",
    "policia pnp policial",
    "consulta sondeo encuesta",
    "pandemia covid coronavirus",
    "bebe bebes recien nacido",
    "anciano ancianos adulto mayor mayores vejez",
    "gestante gestantes embarazada embarazadas embarazo",
    "perseguir persecucion combatir lucha luchar enfrentar",
    "delito delitos crimen crimenes delincuencia",
    "contacto comunicacion vinculo relacion",
    "elaborar elaboro preparar preparo producir hacer redactar",
    "reducir redujo disminuir disminuyo bajar bajo",
    "aumentar aumento incrementar incremento crecer crecio subir subio crecimiento variacion",
    "vivir viven residir residen reside radicar radicados residentes",
    "trabajo trabajar laboral empleo laborales",
    "salud sanitario sanitaria medico medica",
    "linea hotline telefono telefonica",
    "persona personas gente individuo individuos ciudadano ciudadanos",
    "exterior extranjero fuera",
    "compatriota compatriotas connacional connacionales peruanos",
    "obtener obtuvo conseguir consiguio lograr logro",
    "notificar notifico comunicar comunico avisar informar informo",
    "presentar presento presentada enviar envio",
    "garantizar garantizo asegurar garantia",
    "reconocer reconoce considerar considera",
    "coordinar coordina coordinacion articular articulacion",
    "sancionar sancion castigar reprimir reprimida penar",
    "acreditar acredita acreditacion probar demostrar comprobar verificar verificacion",
    "seguimiento monitoreo rastreo",
    "triaje evaluacion",
    "gratuito gratuita gratis costo",
    "exigir exige exigen exija condicionar condiciona requisito pedir piden pide solicitar",
    "odio xenofobia discriminacion racismo rechazo",
    "salir salieron resultar resultaron resulto obtuvieron resultado",
    "aprecio apreciar valorar valoracion",
    "negocio tramite gestion",
    "duro severo severamente",
    "anotarse inscribirse preinscripcion",
    "compañero socio aliado",
    "sede oficina local funciona",
    "mapa mapeo mapear",
    "empezar comenzar iniciar",
    "papel papeles documento documentos documentacion",
    "minimo minima minimos",
    "aporte aportes contribucion contribuir contribuyo",
    "civil sociedad ong",
    "convenio convenios acuerdo acuerdos tratado tratados",
    "dolar dolares usd",
    "gasto costo costar precio monto importe",
    "anexo cuadro tabla grafico",
    "transitorio temporal provisional",
    "universidad universidades academia",
    "frontera fronteras fronterizo fronteriza",
    "victima victimas afectado afectados afectada",
    "violencia maltrato agresion",
    "discapacidad discapacitado discapacitados",
    "indigena indigenas nativo originario",
    "pobreza pobre pobres",
    "preso presos privadas libertad carcel reclusos internos",
    "papa papas padre padres progenitores familia familiares",
    "gratis gratuito gratuita costo",
    "celular movil telefono app aplicativo",
    "chico chicos joven jovenes adolescente adolescentes",
    "paciente pacientes enfermo enfermos caso casos",
    "medida medidas accion acciones iniciativa iniciativas estrategia estrategias",
    "detener detuvo detuvieron parar paro pararon cesar cesado frenar freno interrumpir suspender",
    "seguir siguio siguieron continuar continuo persistir persistido persisten mantener mantuvo",
    "cuarentena confinamiento encierro restriccion restricciones",
    "agredida agredido agresion maltratada maltratado maltrato golpeada abuso violencia",
    "valer valia vale vigencia",
    "perdonar perdonan condonar condonacion condonan exonerar exoneracion",
    "multa multas sancion penalidad",
    "pagar pago tasa tasas costo",
    "criatura criaturas niño niños niña niñas",
    "enfermera enfermeras enfermero enfermeria",
    "medico medicos doctor doctores",
    "fiscal fiscales fiscalia fiscalias",
    "mafia mafias banda bandas organizacion criminal delincuencial delincuencia",
    "traba trabas barrera barreras obstaculo burocratica burocraticas",
    "papeleo burocracia burocratica burocraticas",
    "depender depende adscrita adscrito pertenecer pertenece",
    "ver vela encargar encarga ocupar",
    "hambre alimentacion alimento alimentos comida carencia",
    "frio abrigo",
    "esfuerzo esfuerzos empeño hombro",
    "sector sectores rama",
    "recien llegados recientes nuevos",
    "llamar llamada llamadas telefono",
    "casa vivienda domicilio domiciliaria domiciliarias hogar",
    "cocinar comida alimentos",
    "mes meses mensual",
    "anualmente anual cada",
    "colegio escuela educacion escolar educativo",
    "estudiante alumno escolares",
    "barrio vecindario distrito distritos",
    "vecino vecinos vecinal habitantes",
    "meta metas objetivo objetivos",
    "avance avances progreso progresos logro logros resultado resultados",
    "pariente parientes familiar familiares familia familias",
    "lider lidera liderar colider encabezar",
    "apellido apellidos paterno",
    "letra letras inicial",
    "viaje traslado trasladar viajar",
    "regresar regreso retorno retornar volver retornantes",
    "emigrar irse salir partir",
    "acoger acogida recibir recepcion hospitalidad",
    "postular aplicar solicitar solicitud",
    "mejorar mejora perfeccionar fortalecer fortalecimiento",
    "crecimiento incremento aumento",
    "subvencionar financiar financio donar dono",
    "orientar orientacion asesorar asesoria consejeria aconsejar",
    "informar informacion difundir difusion comunicar comunicacion",
    "capacitar capacitacion entrenar entrenamiento formar",
    "vigilar vigilancia control controlar supervisar",
    "proteger proteccion amparo amparar resguardar",
    "peligro peligros riesgo riesgos amenaza",
    "desamparo desproteccion abandono",
    "solo solos acompañado acompañados separados",
    "verificar verificacion comprobar constatar confirmar",
    "cifra cifras dato datos data estadistica informacion",
    "encuestar encuesta censo empadronamiento",
    "herramienta herramientas instrumento instrumentos aplicativo aplicativos",
    "foro foros espacio espacios mecanismo mecanismos instancia instancias",
    "vinculo enlace canal canales",
    "beneficiar beneficio beneficiando beneficiados favorecer",
    "afiliar afiliado inscribir inscrito",
    "vulnerable vulnerables vulnerabilidad fragil desprotegido",
    "mundo mundial global internacional",
    "municipalidad municipio municipal alcaldia munlima",
    "cancilleria relaciones exteriores",
    "superintendencia migraciones snm",
    "titulo nombre denominacion",
    "secuela consecuencia efecto efectos impacto",
    "igual igualdad equidad trato",
    "bioseguridad higiene aseo limpieza",
    "nutricion nutricional nutricionales alimentario",
    "paciente pacientes atendido atendidos",
    "onu unidas",
    "oea americanos",
    "can andina",
)
"""Words that may stand for one another in a question and its evidence."""

COUNTRIES: dict[str, str] = {
    "venezuela": "venezolan", "colombia": "colombian", "ecuador": "ecuatorian",
    "bolivia": "bolivian", "chile": "chilen", "argentina": "argentin", "brasil": "brasileñ brasiler",
    "paraguay": "paraguay", "uruguay": "uruguay", "mexico": "mexican", "cuba": "cuban",
    "haiti": "haitian", "panama": "panameñ", "costa rica": "costarricens", "honduras": "hondureñ",
    "guatemala": "guatemaltec", "nicaragua": "nicarag", "el salvador": "salvadoreñ",
    "republica dominicana": "dominican", "puerto rico": "puertorriqueñ", "españa": "español",
    "francia": "frances", "italia": "italian", "alemania": "aleman", "portugal": "portugues",
    "inglaterra": "ingles", "reino unido": "britanic", "rusia": "rus", "ucrania": "ucranian",
    "china": "chin", "japon": "japones", "corea": "corean", "india": "indi hindu",
    "mongolia": "mongol", "australia": "australian", "canada": "canadiens", "siria": "siri",
    "estados unidos": "estadounidens norteamerican", "turquia": "turc", "egipto": "egipci",
    "marruecos": "marroqui", "nigeria": "nigerian", "suiza": "suiz", "suecia": "suec",
    "noruega": "norueg", "polonia": "polac", "grecia": "grieg", "peru": "peruan",
}  # fmt: skip
"""Countries and the beginnings of their gentilics."""

PLACES = frozenset(
    """
    amazonas|ancash|apurimac|arequipa|ayacucho|cajamarca|callao|cusco|cuzco|huancavelica|huanuco
    |ica|junin|la libertad|lambayeque|lima|loreto|madre de dios|moquegua|pasco|piura|puno
    |san martin|tacna|tumbes|ucayali|trujillo|chiclayo|iquitos|huancayo|chimbote|juliaca|tarapoto
    |pucallpa|sullana|talara|barranca|cañete|cerro de pasco|abancay|moyobamba|puerto maldonado
    |bogota|quito|caracas|santiago|la paz|buenos aires|brasilia|asuncion|montevideo|madrid|paris
    |londres|washington|nueva york|ginebra|roma|marrakech|miraflores|san juan de lurigancho
    |europa|asia|africa|oceania|america|america latina|caribe|centroamerica|sudamerica
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
"""Place names that questions about Peru and its neighbours use; others are known by their capital."""

KNOWN_ACRONYMS: dict[str, str] = {
    "sis": "seguro integral de salud",
    "onu": "organizacion de las naciones unidas",
    "oms": "organizacion mundial de la salud",
    "oea": "organizacion de los estados americanos",
    "can": "comunidad andina de naciones",
    "dni": "documento nacional de identidad",
}
"""Acronyms of common knowledge: never guessed from initials, joined to their names in questions."""

FEMALE = frozenset("mujer mujeres niña niñas femenino femenina femeninas chica chicas".split())
MALE = frozenset("hombre hombres varon varones masculino masculinos".split())
NATIONAL = (
    "todo el pais", "nivel nacional", "nacionalmente", "en el pais", "en el peru", "del peru",
    "del pais", "todo el peru", "total nacional", "en total", "total general", "peru entero",
    "nacional",
)  # fmt: skip


@lru_cache(maxsize=1)
def synonym_stems() -> dict[str, frozenset[str]]:
    """Each stem with the stems that may stand for it (itself included)."""
    table: dict[str, set[str]] = {}
    for group in SYNONYM_GROUPS:
        members = {stem(word) for word in group.split()} - {""}
        for member in members:
            table.setdefault(member, set()).update(members)
    return {key: frozenset(values) for key, values in table.items()}


@lru_cache(maxsize=1)
def scaffold_stems() -> frozenset[str]:
    """The stems of :data:`SCAFFOLD`."""
    return frozenset(stem(word) for word in SCAFFOLD) - {""}
