### Оценочный лист на бумаге: шапка, столбцы, пометки, подписи.

## Над таблицей

sheet-title = Оценочные листы
sheet-dossier = Досье
sheet-position = Должность
sheet-notice = Конкурс
sheet-vacancy = Вакансия
sheet-date = Оценено по состоянию на
sheet-edition = Редакция правил
sheet-edition-from = с { $date }, с изменениями: { $acts }
sheet-edition-until = действующая до { $date } (этот день не входит)
sheet-may-apply = Применяется ли этот лист, не установлено. { $facts }
sheet-does-not-apply = Этот лист не применяется: его условие не выполнено.

## Столбцы

sheet-number = №
sheet-criterion = Критерии
sheet-evidence = Подтверждающий документ
sheet-printed = Количество баллов
sheet-given = Получено баллов
sheet-grounds = Основание
sheet-total = Всего

## Строки

sheet-row = { $row } = { $points }
sheet-each = { $points } за каждую запись
sheet-heading = { $text }:
sheet-at-most = всего не более { $points }
sheet-row-given = { $row }: { $points }
sheet-row-perhaps = возможно – { $row }: { $points }
sheet-perhaps = возможно – { $text }
sheet-nothing = нет
sheet-always = без условия
sheet-not-known = неизвестно: { $facts }
sheet-undecided = не определено
sheet-between = { $low }–{ $high }
sheet-or-more = от { $low }
sheet-or-less = до { $high }
sheet-open = остаются открытыми критерии: { $numbers }
sheet-not-decided = источник не определяет баллы критериев: { $numbers }

## Примечания

sheet-remarks = Примечания
sheet-legend = Два числа через тире значат, что балл зависит от сведений, которые еще неизвестны; «не определено» – что источник не дает ответа. Ни то, ни другое не означает 0.
sheet-of-criterion = Критерий { $number }.
sheet-read-as = Принято толкование: «{ $view }».
sheet-no-answer = Источник ответа не дает.
sheet-if-read = При толковании «{ $view }» всего: { $points }.

## Подписи

sheet-chair = Председатель комиссии
sheet-member = Член комиссии
sheet-signature = подпись, дата
sheet-signer = фамилия, инициалы
