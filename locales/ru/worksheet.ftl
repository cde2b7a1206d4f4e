### Оценочный лист, который комиссия читает кандидату.
###
### Значения вставляются в именительном падеже, поэтому при них стоят слова, которые падежа не меняют («не менее чем»,
### «раньше, чем»). Конец промежутка называется так, чтобы было ясно, входит ли он сам.

## Ответы

yes = да
no = нет
met = соответствует
not-met = не соответствует
unknown = неизвестно
undecided = источником не определено

## Сведения и значения

and = и
or = или
vacancy = вакансия
vacancy-position = вакантная должность
evaluation-date = день оценки
length-years = { $count } { $count ->
    [one] год
    [few] года
   *[many] лет
}
length-months = { $count } { $count ->
    [one] месяц
    [few] месяца
   *[many] месяцев
}
length-days = { $count } { $count ->
    [one] день
    [few] дня
   *[many] дней
}
not-known = неизвестно
none = ни одного
absent = отсутствует
between = { $low } – { $high } включительно
or-more = не менее чем { $low }
or-less = не более чем { $high }
or-absent = { $value } либо отсутствует
found-and-needed = { $fact }: { $found } (требуется: { $needed })
short-by = не хватает: { $value }
one-of = одно из следующего: { $value }
includes = в том числе { $value }
does-include = { $fact }: { $value } – есть
does-not-include = { $fact }: { $value } – нет
window = позднее, чем { $after }, но не позднее, чем { $until }
at-least = не менее чем { $value }
more-than = более чем { $value }
at-most = не более чем { $value }
less-than = менее чем { $value }
on-or-after = { $value } или позднее
after = позднее, чем { $value }
on-or-before = { $value } или раньше
before = раньше, чем { $value }

## Разделы

evaluated-on = Оценено по состоянию на { $date }
section-requirements = Требования
section-stair = Ступень
section-results = Результаты
section-left-out = Записи, которые не учитываются
section-unknown = Неизвестные сведения, которые еще могут изменить ответ
section-doubts = Толкования источника

## Требования

all-of = все из следующего:
exactly-one-of = ровно одно из следующего:
at-least-n-of = { $count ->
    [1] хотя бы одно из следующего:
   *[other] не менее { $count } из следующего:
}
if-available = { $text } (при наличии; отсутствие не препятствует)
commission-decides = решает комиссия
commission-decided = решено комиссией
must-not-be = не должно выполняться:
note = Примечание: { $text }
list-not-known = { $record }: сведения не представлены
no-record = { $record }: ни одной записи
record-number = { $record } № { $number }
more-records = и еще { $count }
spells-added = сложены отдельные периоды ({ $count }): 30 дней считаются месяцем
spells-covered = вместе не больше одного периода, который охватывает их с перерывами
month-over-early = в месяце нет { $day }-го числа: он истекает в последний свой день, { $date }
counted = учтено: { $record } № { $numbers }{ $more ->
    [0] { "" }
   *[other] {" "}и еще { $more }
}
serves = «{ $clause }»: { $records }
serves-nothing = «{ $clause }»: записи не осталось ({ $record })
serves-elsewhere = запись «{ $record }» уже учтена в «{ $clause }»
beyond-limit = сверх предела: { $record } № { $numbers }
left-out = не учтено: { $record }, { $count } { $count ->
    [one] запись
    [few] записи
   *[other] записей
}
may-be-left-out = неизвестно, учитывается ли: { $record }, { $count } { $count ->
    [one] запись
    [few] записи
   *[other] записей
}
may-count = может быть учтено: { $record } № { $numbers }

## Ступень

level-supported = Подтверждено: { $level }
level-range = пока – { $sure }, наивысшая возможная – { $possible }
no-level = ни одна ступень
still-needed = Для ступени «{ $level }» еще нужно:
needed-time = Что прибавится со временем
needed-document = Что подтверждается документом
needed-commission = Что решает комиссия

## Документы

document-present = имеется
document-missing = отсутствует
document-not-applicable = не требуется
document-waived = действует освобождение
document-not-filed = не подано, необязательно
document-unknown = неизвестно
rule-applies = Применяется: { $rule }
rule-does-not-apply = Не применяется: { $rule }
rule-not-known = Неизвестно, применяется ли: { $rule }

## Баллы

points-short = баллы: { $points }
total = Итого
not-decided = часть баллов источник не определяет
sheet-not-settled = не установлено, какой лист применяется
no-sheet-applies = условие «применяется ровно один лист» не выполняется
lifted-to = поднято до предельного значения: { $limit }
mark-awaited = комиссия еще не поставила оценку
mark-given = оценка комиссии
cut-to = ограничено предельным значением: { $limit }
cut-to-limit = ограничено предельным значением
announced = указано в объявлении

## Что остается открытым

unknown-for-requirements = Для требований (достаточно чего-либо одного):
unknown-for-level = Для следующей ступени (достаточно чего-либо одного):
unknown-for-documents = Для документов (каждое само по себе):
unknown-for-points = Для баллов (каждое само по себе):
decision-on = решение комиссии: { $clause }
so-many-of-these = { $count ->
    [1] любое одно из этих { $all }
   *[other] { $count } из этих { $all }
}
open-in-term = то, что не известно в «{ $term }»
explained-above = объяснено выше
row-of-several = несколько строк вместе
otherwise-row = в остальных случаях
read-as = принято толкование: { $view }
if-read-as = Если принять толкование «{ $view }»:
instead-of = { $what }: { $becomes } (вместо: { $was })
nothing-said = ничего
other-readings = { $count ->
    [one] Еще { $count } толкование использованных разделов на этот ответ не влияет.
    [few] Еще { $count } толкования использованных разделов на этот ответ не влияют.
   *[other] Еще { $count } толкований использованных разделов на этот ответ не влияют.
}
aspect-requirements = требования
aspect-level = ступень
aspect-points = баллы
aspect-pay = оклад
aspect-last-day = последний день
no-answer = источник ответа не дает

## Пометки

translation = надпись – перевод
known-defect = Известный изъян источника: { $text }
printed-scale = В источнике напечатана шкала: { $low } – { $high }; итог она не ограничивает
evidence = Подтверждается: { $text }
verdict = Вывод о соответствии требованиям: { $answer }
needed-requirements = Прежде всего – требования, см. выше
items-not-met = не выполнено пунктов: { $count }
not-below = не ниже «{ $value }»
not-above = не выше «{ $value }»

version-from = Редакция с { $date }, с изменениями: { $acts }
version-until = Редакция, действующая до { $date } (этот день не входит)
version-notice = По объявлению: { $notice }
act-ended = { $act }: утратил силу { $date }. То, что пришло на смену, в правилах не записано; ответ говорит, как было по прежним правилам.

## Сравнения

difference-title = { $old } → { $new }
difference-count = { $count ->
    [0] Различий нет.
    [one] Различается { $count } положение.
    [few] Различаются { $count } положения.
   *[other] Различаются { $count } положений.
}
difference-worded = Только тексты и источники
difference-added = новое
difference-removed = исключено
difference-changed = изменено
direction-stricter = строже
direction-looser = мягче
slot = { $slot ->
    [note] примечание
    [quote] цитата
    [evidence] подтверждающий документ
    [source] источник
    [blank] форма
    [when] условие
    [gives] баллы
    [chosen] принятое толкование
    [required] обязанность подать
    [if-available] обязанность подать
    [required-when] обязанность подать
    [length] срок
    [group] группа
   *[other] { $slot }
}
slot-label = надпись { $language }
slot-row = строка { $row }
slot-order = порядок
effect-title = Влияние на примеры
effect-count = Другой ответ: { $changed } из { $count }.
effect-because = из-за { $clauses }
column-what = что
column-old = было
column-new = стало
column-case = пример
column-because = из-за
history-from-the-start = Есть с первой редакции.
history-not-yet = В первой редакции еще нет.
history-unchanged = Без изменений.
history-not-there = Нет.

## Объявления

notice-date = День объявления: { $date }
notice-without-date = не указан; взята последняя редакция
notice-deviations = Отступления от действующей редакции
notice-no-deviations = Нет.
notice-figures = Что объявлено: напечатано и вычислено
notice-not-stated = не указано: { $fields }
notice-figure = напечатано { $printed }, вычислено { $computed }
notice-edition = Какой редакции оно следует
first-edition = первая редакция
