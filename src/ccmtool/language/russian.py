"""Russian."""

from __future__ import annotations

from dataclasses import replace

from ccmtool.language.english import ENGLISH

# fmt: off
_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)
_MONTHS_ALONE = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)
_WEEKDAYS = (
    "Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота", "Воскресенье",
)
# fmt: on

RUSSIAN = replace(
    ENGLISH,
    months=_MONTHS,
    months_alone=_MONTHS_ALONE,
    weekdays=_WEEKDAYS,
    quarters=("Первый квартал", "Второй квартал", "Третий квартал", "Четвертый квартал"),
    year="{year} год",
    years="{year}–{last_year} годы",
    quarter="{quarter} {year} года",
    month="{month} {year} года",
    day="{day} {month} {year} года",
    two_days="{day} и {last_day} {month} {year} года",
    days="{day}–{last_day} {month} {year} года",
    days_across_months="{day} {month} – {last_day} {last_month} {year} года",
    days_across_years=("{day} {month} {year} года – {last_day} {last_month} {last_year} года"),
    date_words=("года", "год", "году", "г", "и", "с", "со", "по", "до", "го"),
    range="{first} – {last}",
    numbers="{first}–{last}",
    list_end=" и ",
    quotation_marks=("«", "»"),
    inner_quotation_marks=("„", "“"),
    mark_after_punctuation=False,
    thousands="\u00a0",
    decimal=",",
    declined=True,
    contents="Содержание",
    notes="Примечания",
    back="Назад к тексту",
    provisional="предварительно",
    unknown="не установлено",
    on_request="По запросу",
    ongoing="На постоянной основе",
    tbc="Подлежит подтверждению",
    # The name would have to be declined: во время Совещания.
    during="В период проведения: {meeting}",
    before="До проведения: {meeting}",
    after="После проведения: {meeting}",
    documents="Документы",
    no_documents="Отсутствуют",
    lead="Ответственные",
    mandates="Мандат",
    actions="Действия",
    one_action="{plan}, действие {number}",
    several_actions="{plan}, действия {numbers}",
    programme="Программа работы",
    time="Время",
    when="Срок",
    item="Пункт",
    activity="Мероприятие",
    activities="Запланированные мероприятия",
    outputs="Ожидаемые результаты",
    status="Положение дел",
    progress="Достигнутый прогресс",
    challenges="Трудности",
    questions="Вопросы для обсуждения",
    conclusions="Совместные выводы координаторов",
    introduction="Введение",
    action_plan="План действий",
    meeting="Совещание",
    meetings="Совещания",
    reporting_period="Отчетный период",
    coordinators="Координаторы",
    unwritten="{part}: предстоит написать",
    unwritten_item="Пункт предварительной повестки дня: предстоит указать",
    unwritten_period="предстоит указать",
    unwritten_status="предстоит сообщить",
    unwritten_time="не указано",
    unwritten_holders="не установлено",
    timeline="График",
    no_quarter="Без указания квартала",
    nothing_planned="Ничего не запланировано.",
    off_timeline="отсутствует в графике самого плана",
    open_questions="открытые вопросы: {n}",
    no_time="срок не указан",
    open_end="с {start}",
)
