"""Spanish."""

from __future__ import annotations

from dataclasses import replace

from ccmtool.language.english import ENGLISH

# fmt: off
_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)
# fmt: on

SPANISH = replace(
    ENGLISH,
    months=_MONTHS,
    months_alone=_MONTHS,
    weekdays=("Lunes", "Martes", "Miércoles", "Jueves", "Viernes", "Sábado", "Domingo"),
    quarters=("Primer trimestre", "Segundo trimestre", "Tercer trimestre", "Cuarto trimestre"),
    quarter="{quarter} de {year}",
    month="{month} de {year}",
    day="{day} de {month} de {year}",
    two_days="{day} y {last_day} de {month} de {year}",
    days="{day} a {last_day} de {month} de {year}",
    days_across_months="{day} de {month} a {last_day} de {last_month} de {year}",
    days_across_years="{day} de {month} de {year} a {last_day} de {last_month} de {last_year}",
    dated_weekday="{weekday} {date}",
    date_words=("el", "los", "de", "del", "a", "al", "y", "e"),
    range="{first} a {last}",
    numbers="{first} a {last}",
    list_end=" y ",
    # Before the sound of an i, unless it glides into a vowel; a Roman numeral is read as a number.
    list_end_before=((r"(?i)(?![ivxlcdm]+\b)h?[ií](?![aeoáéó])", " e "),),
    mark_after_punctuation=False,
    thousands=".",
    decimal=",",
    contents="Índice",
    notes="Notas",
    back="Volver al texto",
    provisional="provisional",
    unknown="sin determinar",
    on_request="Previa solicitud",
    ongoing="De manera continua",
    tbc="Por confirmar",
    # The article depends on the meeting: la Reunión, el período de sesiones.
    during="Durante: {meeting}",
    before="Antes de: {meeting}",
    after="Después de: {meeting}",
    documents="Documentos",
    no_documents="Ninguno",
    lead="Responsable",
    mandates="Mandato",
    actions="Medidas",
    one_action="{plan}, medida {number}",
    several_actions="{plan}, medidas {numbers}",
    programme="Programa de trabajo",
    time="Hora",
    when="Fecha",
    item="Tema",
    activity="Actividad",
    activities="Actividades previstas",
    outputs="Productos previstos",
    status="Situación",
    progress="Avances logrados",
    challenges="Dificultades",
    questions="Cuestiones para el debate",
    conclusions="Conclusiones conjuntas de los coordinadores",
    introduction="Introducción",
    action_plan="Plan de acción",
    meeting="Reunión",
    meetings="Reuniones",
    reporting_period="Período sobre el que se informa",
    coordinators="Coordinadores",
    unwritten="{part}: por redactar",
    unwritten_item="Tema del programa provisional: por completar",
    unwritten_period="por completar",
    unwritten_status="por comunicar",
    unwritten_time="sin especificar",
    unwritten_holders="sin determinar",
    timeline="Cronograma",
    no_quarter="Sin trimestre indicado",
    nothing_planned="No hay nada previsto.",
    off_timeline="no figura en el cronograma del propio plan",
    open_questions="cuestiones pendientes: {n}",
    no_time="sin fecha indicada",
    open_end="desde las {start}",
)
