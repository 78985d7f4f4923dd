"""Words of Spanish that say the opposite of one another: data, and a look-up.

Everything is written folded (lower case, no accents, ``ñ`` kept). A word may stand in several
groups; what opposes it is the union of the other sides.
"""

from __future__ import annotations

from functools import lru_cache

from qa.text import Token, stem

_GROUPS = """
aumentar incrementar crecer subir ampliar elevar | disminuir reducir bajar caer decrecer descender
ascender crecimiento creciente | reduccion descenso declive encoger menguar
aumentar crecer crecimiento | reduccion descenso declive menguar minimizar
mayor mas maximo superior mayoria mayormente | menor menos minimo inferior minoria
aceptar aprobar permitir admitir autorizar legalizar | rechazar negar prohibir oponer denegar
aceptar aprobar permitir consentir | vetar impedir rehusar
ganar victoria vencer derrotar triunfo | perder perdio derrota fracaso
primer primero inicial comienzo inicio principio | ultimo final fin terminar
empezar comenzar iniciar empezo comienza emprender | terminar finalizar acabar cesar concluir fin
antes anterior previo preceder | despues posterior siguiente luego seguir suceder
norte septentrional noreste noroeste | sur meridional sureste suroeste
oriental oriente noreste sureste | oeste occidental occidente noroeste suroeste
publico publica estatal gobierno | privado privada particular
alto alta elevado altura | bajo baja bajura
grande gran enorme gigante | pequeño chico diminuto
fuerte fortalecer poderoso fortaleza | debil debilitar debilidad
antiguo viejo anciano | nuevo moderno reciente joven actual
facil simple sencillo facilidad | dificil complejo complicado dificultad
construir crear fundar establecer formar | destruir eliminar abolir disolver suprimir
construir edificar crecer cultivar | destruir demoler derribar deshacer
llegar entrar ingresar llegada entrada | salir partir abandonar dejar salida
llegar inmigrar regresar | huir emigrar marchar partir
comprar adquirir compra | vender venta vendio
positivo | negativo
interno interior dentro | externo exterior fuera
legal licito | ilegal ilicito
comun frecuente habitual general | raro infrecuente inusual escaso poco
normal tipico comun | anormal extraño raro
hombre varon masculino | mujer femenino
nacer nacio nacimiento | morir murio muerte fallecer
apoyar favor respaldar favorecer defender apoyo | oponer contra oposicion resistir combatir
caliente calor calido calentar | frio enfriar helado
rico riqueza prospero | pobre pobreza
rapido rapidamente veloz acelerar | lento lentamente despacio frenar
mejor mejorar bueno bien beneficio ventaja | peor empeorar malo mal daño desventaja perjuicio
temprano | tarde tardio
siempre | nunca jamas
unir union unificar juntar combinar fusionar | separar separacion dividir desunir independizar
paz | guerra
incluir incluido | excluir excluido
masculino rey principe padre hijo hermano | femenino reina princesa madre hija hermana
local nacional interno domestico | extranjero internacional mundial
igual mismo identico similar parecido | distinto diferente desigual otro
corto breve cortar | largo prolongado extenso alargar
ataque atacar invadir | defensa defender
rural campo | urbano ciudad
abierto abrir apertura | cerrado cerrar cierre
natural | artificial sintetico
activo | inactivo pasivo
dar entregar otorgar enviar | recibir tomar quitar retirar
amigo aliado alianza | enemigo rival adversario
mayoria | minoria
solido | liquido gas gaseoso
derecho derecha conservador | izquierdo izquierda liberal
permanente perpetuo eterno | temporal provisional
vivo vivir vida | muerto morir muerte
dia diurno | noche nocturno
exito exitoso lograr | fracaso fracasar fallar
ayudar ayuda facilitar | impedir obstaculizar dificultar
lleno llenar | vacio vaciar
importante significativo notable principal | insignificante secundario trivial
seguro seguridad | peligroso inseguro peligro
gustar amar querer admirar | odiar despreciar detestar aborrecer
conocido famoso popular | desconocido impopular anonimo
adulto mayor | niño menor
individual individuo | colectivo grupo conjunto
determinista | probabilistico aleatorio
par | impar
continuar seguir mantener conservar | parar detener abandonar interrumpir dejar suspender
creer confiar | dudar desconfiar
obedecer cumplir respetar acatar | desobedecer violar infringir incumplir quebrantar
culpable condenar | inocente absolver
obligatorio forzoso | voluntario opcional
libre libertad liberar | esclavo preso capturar arrestar encarcelar
recordar | olvidar
encontrar hallar | perder buscar
mostrar revelar | ocultar esconder
unico solo | multiple varios muchos
mucho muchos numeroso | poco pocos escaso
todo todos | ninguno nada nadie
cerca cercano proximo | lejos lejano distante
ancho amplio | estrecho angosto
grueso | delgado fino
profundo | superficial
duro | blando suave
seco | humedo mojado
limpio | sucio contaminado
claro luz luminoso brillante | oscuro oscuridad
verdad verdadero cierto real | falso mentira ficticio
posible | imposible
necesario | innecesario
causa causar | efecto consecuencia
maestro profesor | alumno estudiante
oficial formal | informal extraoficial
directo directamente | indirecto
simple unico | doble compuesto
dependiente depender | independiente
ganancia beneficio | perdida
subir ascenso | bajar descenso
exportar exportacion | importar importacion
oferta | demanda
prestar | devolver
permanecer quedar | ir marchar irse
despertar | dormir
sano salud | enfermo enfermedad
origen proceder | destino
catolico | protestante
emperador rey monarca | plebeyo campesino
civil | militar
teorico teoria | practico practica
cualitativo | cuantitativo
horizontal | vertical
superior arriba encima | inferior abajo debajo
delante frente | detras atras
contratar nombrar | despedir destituir
reconocer | ignorar desconocer
prevenir evitar | causar provocar
preferir | rechazar
sumar añadir agregar | restar quitar eliminar
multiplicar | dividir
gastar | ahorrar
barato economico | caro costoso
estable | inestable
tradicional | moderno innovador
democratico democracia | dictatorial dictadura autocratico
central centro | periferico periferia
mundial global | local regional
pacifico pacificamente | violento violencia violentamente
religioso | laico secular
continental | maritimo
primario | secundario
sur meridional | norte septentrional
expandir expansion extender | contraer contraccion
apoyo | critica
elogiar alabar | criticar
concentrar | dispersar
acuerdo acordar | desacuerdo discrepar
unanime | dividido
suficiente | insuficiente
completo entero total | incompleto parcial
maximizar | minimizar
preciso exacto | impreciso inexacto
constante fijo | variable cambiante
aliarse | enfrentarse
conquistar ocupar | perder ceder liberar
adoptar | abandonar descartar
favorable | desfavorable hostil
util | inutil
visible | invisible
finito | infinito
racional | irracional
organico | inorganico
soluble | insoluble
estrecho | amplio
"""
"""One pair of sides a line; every word of a side opposes every word of the other."""


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    """The folded words and stems that oppose a folded word or a stem."""
    found: dict[str, frozenset[str]] = {}
    for line in _GROUPS.strip().splitlines():
        left, right = (frozenset(side.split()) for side in line.split(" | "))
        sides = [side | frozenset(filter(None, map(stem, side))) for side in (left, right)]
        for one, other in (sides, sides[::-1]):
            for word in one:
                found[word] = found.get(word, frozenset()) | other
    return found


def opposites_of(token: Token) -> frozenset[str]:
    """The folded words and stems that say the opposite of a word; empty when none is known."""
    table, nothing = _table(), frozenset[str]()
    return table.get(token.fold, nothing) | (
        table.get(token.stem, nothing) if token.stem else nothing
    )
