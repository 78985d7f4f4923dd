"""Everyday words with the official ones of reports: data.

Each line is ``official|another official = everyday everyday …``. Nouns and adjectives stand in the
singular (masculine) and verbs in the infinitive. Phrases are patterns over the question's text.
"""

from __future__ import annotations

NOUNS = """
niño|menor|adolescente = chico chiquito chibolo muchachito pequeño nene criatura crío wawa
adolescente|joven = chibolo muchacho quinceañero chamo pelado lolo
personas|ciudadanos = gente
persona|ciudadano = individuo sujeto
adulto mayor|adultos mayores = viejito abuelito anciano abuelo jubilado
nacional|connacional|peruano = compatriota paisano
financiamiento|presupuesto|recursos|fondos = plata dinero billete financiación desembolso lana guita
subvención|GRANT|donación|fondo = subsidio donativo
exterior|extranjero = afuera
extranjero|migrante = foráneo forastero inmigrante
migrante|desplazado = desterrado
idioma|lengua = castellano lenguaje quechua
documento|documentación = papel papeleo
carnet|carné|documento = carné credencial
acuerdo|convenio|tratado = pacto alianza entendimiento trato
binacional|bilateral = bilateral bipartito
higiene|aseo = aseo limpieza
kit|paquete = paquete bolsa canasta
positivo|confirmado|contagiado = contagiado infectado
hospitalizado|internado = internado ingresado
fallecido|muerto|fallecieron = muerto difunto finado
deceso|fallecieron|muerte = muerte
pandemia|COVID = peste epidemia
COVID|pandemia = coronavirus virus
prueba|examen|test = test descarte hisopado análisis
vacuna|vacunación|dosis = inyección pinchazo inmunización
seguimiento clínico|seguimiento = monitoreo chequeo control
trámite|gestión|procedimiento = papeleo gestión diligencia
procedimiento|trámite|proceso = procedimiento trámite
dificultad|obstáculo|problema|desafío = traba complicación impedimento escollo tropiezo
desafío|reto|dificultad = problema reto desafío
apoyo|asistencia|ayuda = respaldo socorro auxilio
Ministerio Público|Fiscalía = fiscalía
fiscal|fiscalía = fiscal
Policía Nacional|policía = policía comisario
comisaría|policía = comisaría
vecino|habitante|poblador = poblador lugareño
municipalidad|municipio|gobierno local = muni municipio alcaldía ayuntamiento comuna
gerencia|dirección|unidad|oficina = dependencia gerencia
dirección|jefatura|superintendencia = jefatura
entidad|institución|organismo = institución dependencia repartición
organización|asociación = agrupación colectivo gremio
domicilio|vivienda = casa hogar vivienda
domiciliario = casa
teléfono|línea = celular
aplicación|aplicativo|APP = aplicación app
colegio|escuela|educación = colegio escuela
docente|profesor|maestro = profesor maestro
estudiante|alumno|escolar = alumno escolar colegial
educación|enseñanza = enseñanza instrucción
universidad = facultad
trabajo|empleo|laboral = chamba camello laburo pega empleo ocupación oficio
trabajador|empleado = empleado obrero
empleador|empresa = patrón
remuneración|salario|sueldo = sueldo salario paga jornal
laboral|económico = laboral
rubro|sector|nicho|área = rubro nicho
sector|área|ámbito = rama rubro campo
ámbito|área|campo|sector = campo terreno frente
empresa|negocio = negocio compañía
salud|sanitario = sanidad
establecimiento de salud|hospital|centro = posta hospital clínica
médico|doctor = doctor galeno
enfermería|enfermero = enfermera
nutricional|alimentario|alimento = desnutrido nutrición
alimentación|alimento = comida hambre víveres
desnutrición|nutricional|anemia = desnutrición
embarazada|gestante = gestante encinta preñada
parto|nacimiento = alumbramiento
discapacidad = discapacitado inválido
violencia|maltrato|agresión = maltrato agresión golpe abuso paliza
víctima|afectado|agraviado = agraviado maltratado agredido golpeado damnificado perjudicado
mujer = señora doña
varón|hombre = caballero
familia|familiar = pariente familiar allegado
padre|progenitor|familia = papá papi
madre|progenitora|familia = mamá mami
menores no acompañados|no acompañado|separado = solo
identidad|identificación = identidad
residencia|permanencia|estadía = estadía estancia
regularización|regular = legalización
permiso|autorización = permisito pase salvoconducto
visa|calidad migratoria = visa visado
multa|sanción = multa penalidad infracción
tasa|derecho|pago = tarifa arancel
condonación|exoneración = amnistía alivio
requisito|condición = requisito exigencia
denuncia|demanda = acusación
preso|privado de libertad = encarcelado reo
cárcel|penal|establecimiento penitenciario = cárcel prisión
delincuencia|crimen|delito = hampa criminalidad mafia
organización criminal|delincuencia|trata = mafia banda
trata|tráfico = trata
tratante|traficante|trata = tratante traficante coyote
frontera|fronterizo|límite = linde
irregular|no autorizado|ilegal = ilegal clandestino indocumentado
albergue|refugio = refugio hospedaje posada
refugiado|asilado = asilado exiliado
país|nación|Estado = nación patria
Estado|gobierno = gobierno
norma|ley|decreto|marco normativo = norma legislación
legislación|norma|ley = leyes normatividad
normativa|norma|marco normativo = normatividad
vigencia|plazo|duración = validez duración
prórroga|ampliación|ampliado = extensión prórroga alargue renovación
plazo|vigencia|periodo = plazo lapso
periodo|año|gestión = lapso temporada
cronograma|turno = turno rol calendario
registro|inscripción|empadronamiento = registro inscripción anotación
preinscripción|inscripción = registro previo
padrón|registro|lista = padrón nómina listado
encuesta|censo = sondeo
estudio|análisis|investigación = investigación
diagnóstico|análisis|evaluación = diagnóstico
mapeo|mapa = mapa
cifra|dato|data|estadística = estadística numerito
información|data = data
resultado|logro|avance = logro
avance|progreso|logro = progreso adelanto mejora
meta|objetivo = meta propósito finalidad
plan|programa|política = programa proyecto
política|estrategia = política
medida|acción|iniciativa = iniciativa acción
protección|cuidado|amparo = cuidado amparo resguardo defensa
vulnerable|vulnerabilidad|riesgo = frágil desprotegido desamparado desvalido
riesgo|peligro|amenaza = peligro amenaza
desprotección|abandono = desamparo
xenofobia|discriminación|racismo = odio desprecio
discriminación|xenofobia = marginación
género|sexo = sexo
igualdad|equidad = equidad
derecho = prerrogativa
servicio|atención = servicio
atención|servicio = atención
gratuito|gratuidad = gratis regalado
costo|tasa|pago = precio
mundial|global|internacional = planetario
región|departamento = departamento
provincia|distrito = comarca
distrito|barrio = barrio vecindario
aporte|contribución = aporte contribución
convenio|acuerdo = convenio
socio|aliado|colíder = aliado compañero
reunión|mesa|sesión = reunión junta encuentro
mesa de trabajo|grupo de trabajo|comisión = comité
foro|mecanismo|espacio = espacio cita tribuna
taller|capacitación|charla = curso taller
charla|capacitación|información = plática
capacitación|formación = entrenamiento
campaña|jornada = cruzada
ambiente|ambiental = naturaleza
residuo|desecho = basura desperdicio desmonte
contaminación|contaminado = polución suciedad
bosque|forestal = monte selva
agua|hídrico = agüita
vivienda|alojamiento = casa techo
carretera|vía|camino = pista ruta
vehículo|transporte = carro auto
transporte|traslado = movilidad pasaje
traslado|retorno = viaje
juez|juzgado|Poder Judicial = juez magistrado
juzgado|tribunal = corte
sentencia|fallo = veredicto
abogado|defensor|asistencia legal = abogado letrado
consejería|orientación|asesoría|información = consejo consejería asesoría
traductor|intérprete = intérprete
seguro|aseguramiento|afiliación = seguro
afiliado|asegurado = afiliado inscrito
bono|subsidio|transferencia = bono ayudita
impuesto|tributo = impuesto tributo
gasto|presupuesto|costo = gasto
beneficio|facilidad = ventaja
"""
VERBS = """
ampliar|prorrogar|extender = estirar alargar prolongar prorrogar
autorizar|aprobar|iniciar = abrir habilitar arrancar
aprobar|autorizar = oficializar promulgar
suscribir|firmar = firmar suscribir sellar rubricar
crear|conformar|constituir = armar formar fundar
elaborar|preparar = redactar confeccionar
conformar|crear = integrar
condonar|exonerar = perdonar disculpar
solicitar|requerir = demandar reclamar pedir
coordinar|articular = conversar tratar
coordinar|acudir = recurrir acudir
traducir|traductor = traducir
residir|radicar = vivir morar habitar
vivir|residir = radicar
fallecer|morir = perecer
hospitalizar = internar
vacunar = inmunizar inyectar
recoger|levantar|recopilar = recabar recolectar
levantamiento|recojo|recopilación = recoger recabar recolectar juntar
entregar|otorgar|brindar = repartir regalar donar
brindar|prestar = prestar proporcionar ofrecer facilitar
otorgar|entregar = conceder regalar
beneficiar|favorecer = favorecer
contribuir|apoyar = colaborar ayudar
apoyar|asistir|asistencia = ayudar auxiliar socorrer
atender = asistir acoger
ingresar|entrar = entrar cruzar colarse
retornar|regresar = regresar
identificar|evaluar|detectar = detectar encontrar ubicar hallar averiguar
identificar|verificar = averiguar investigar
verificar|verificación = comprobar corroborar chequear constatar cotejar
seguimiento|monitorear = vigilar monitorear
capacitar|formar = entrenar enseñar
informar|difundir = avisar comunicar
notificar|comunicar|informar = avisar anunciar
sancionar|reprimir|sanción = castigar penar
proteger|protección = cuidar resguardar amparar
combatir|lucha|prevenir = atacar pelear
regularizar|regularización = legalizar formalizar
preinscribir|inscribir|registrar = anotar inscribir empadronar
financiar|subvencionar = costear
radicar|residir = residir
valorar|valoración|aporte = apreciar
mejorar|fortalecer = arreglar
regularizar|reparar = arreglar
emplear|inserción laboral|trabajar = emplear contratar chambear laburar camellar
dificultad|difícil = complicar dificultar
señalar|indicar = mencionar
participar|intervenir = opinar
"""
PHRASES = (
    (
        r"por qu[eé] (?:(?:se )?(?:l[ea]s?|nos|me) )?"
        r"(?:es|resulta|hace|complican?|dificultan?|cuesta)"
        r"(?: (?:tan )?(?:dif[ií]cil(?:es)?|complicad[oa]))?"
        r"(?=(?: \w+){0,5} \w+(?:ar|er|ir)(?:l[eoa]s?)?\b)",
        "qué dificultades hay para|qué desafíos hay para|qué problemas hay para",
    ),
    (r"(?:pactos?|acuerdos?|convenios?|tratos?)(?: que son)? (?:de|entre|con) (?:dos|2) pa[ií]ses",
     "acuerdos binacionales|convenios bilaterales"),
    (r"(?:de |entre )?dos pa[ií]ses|de pa[ií]s a pa[ií]s", "binacional|bilateral"),
    (r"pas(?:ar|an|en)(?:l[ea]s?)? la voz", "comunicar|informar|avisar"),
    (r"(?:tratos?|pactos?|arreglos?) con otros pa[ií]ses", "acuerdos binacionales|convenios"),
    (r"internad[oa]s? (?=por|con|en)", "hospitalizados "),
    (r"control(?:es)? m[eé]dicos?|chequeos? m[eé]dicos?", "seguimiento clínico"),
    (r"(?:dieron|di[oó]|salieron|sali[oó]|sale|salen|dan|da) positivos?",
     "tuvieron resultado positivo"),
    (r"(?:llevar|mandar|enviar|devolver|regresar)(?:l[aeo]s?)? a (?:la|las|los|una?|su)"
     r" (?:v[ií]ctimas?|personas?|mujer(?:es)?|migrantes?|familias?) (?:de vuelta|de regreso)?",
     "traslado de la persona|retorno de la persona"),
    (
        r"(?:cruzan|cruzaron|pasan|pasaron|entran|entraron|ingresan|ingresaron|llegan|vienen)"
        r"(?: la frontera)? sol[oa]s",
        "no acompañados",
    ),
    (r"que (?:llegan|van|andan|viajan|est[aá]n|vienen) sol[oa]s", "no acompañados"),
    (r"sin (?:sus )?(?:pap[aá]s|padres|familia(?:res)?)", "no acompañados|separados"),
    (r"por (?:las? )?trochas?|sin pasar por (?:el )?control|por pasos? no habilitados?",
     "de manera irregular|irregular"),
    (r"bajo el agua|a escondidas|por lo bajo", "irregular"),
    (r"(?:de |en )?(?:la )?lengua (?:materna|castellana)|castellano|español|ingl[eé]s|quechua",
     "idioma|lengua"),
    (r"cerrar(?:on)? los pasos|cierre de (?:las )?fronteras?",
     "restricciones de tránsito|restricciones"),
    (r"tras las rejas|en (?:la )?c[aá]rcel|(?:los |las )?(?:presos?|presas?|reclusos?)",
     "personas privadas de la libertad|privados de libertad"),
    (r"nada de plata|ni un sol|no cuesta nada|sin pagar(?: nada)?", "gratuito|sin costo"),
    (r"de vuelta|de regreso", "retorno|traslado"),
    (r"a su (?:tierra|casa|pa[ií]s)", "a su lugar de origen|a su país de origen"),
    (r"pa[ií]s(?:es)? ajenos?|otra tierra|tierra ajena", "país distinto"),
    (r"de otr[oa]s? (?:pa[ií]s(?:es)?|naci[oó]n(?:es)?|lados?)",
     "extranjeros|de otro país"),
    (r"puestos? fronterizos?|puestos? de frontera|pasos? de frontera",
     "Centro Binacional de Atención en Frontera|puesto de control fronterizo|frontera"),
    (r"sin importar de d[oó]nde (?:es|sea|fuera|venga|viniera)n?|sea de donde sea",
     "independientemente de su nacionalidad|sin importar su nacionalidad"),
    (r"de d[oó]nde (?:son|vienen|sean|es|eran?)", "nacionalidad"),
    (r"pa[ií]ses vecinos|pa[ií]ses de al lado", "países fronterizos|binacional|frontera"),
    (r"(?:grupo|rango) de edad(?:es)?", "grupo etario|grupo de edad"),
    (r"ministerio de la mujer", "MIMP"),
    (r"canciller[ií]a", "Ministerio de Relaciones Exteriores"),
    (r"primeros? auxilios?", "atención"),
    (r"medio ambiente", "ambiente|ambiental"),
    (r"mano de obra", "trabajadores|laboral"),
    (r"sin trabajo|sin chamba", "desempleo|desocupados"),
    (r"lucha contra la corrupci[oó]n", "anticorrupción|integridad"),
    (r"agua potable", "saneamiento|agua"),
    (r"luz (?:el[eé]ctrica)?", "electricidad|energía"),
)  # fmt: skip
