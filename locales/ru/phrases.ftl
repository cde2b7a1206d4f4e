### Выражения, которые вставляются в сообщения, все в именительном падеже: что названо именем, что может стоять, типы.

## Что названо именем

phrase-act = акт
phrase-amendment = изменение (`amendment`)
phrase-calendar = календарь
phrase-clause = требование или ступень
phrase-division = часть акта
phrase-document = документ
phrase-fact = поле или понятие
phrase-field = поле
phrase-kind = вид
phrase-kinds = уровни или виды
phrase-level = уровень
phrase-levels = уровни
phrase-pay = оплата (`pay`)
phrase-plural = имя записи во множественном числе
phrase-position = должность
phrase-ranking = список кандидатов (`ranking`)
phrase-record = запись
phrase-package = пакет документов
phrase-package-rule = правило пакета документов
phrase-sheet = лист оценки
phrase-sheets = выбор из листов (`sheets`)
phrase-subject = имя того, кого оценивают
phrase-time-limit = срок (`time-limit`)
phrase-unit = единица измерения
phrase-vacancy-field = поле вакансии
phrase-view = вариант толкования

## Что может стоять

phrase-amount = значение или число баллов
phrase-cell = ячейка таблицы
phrase-citation = место в акте
phrase-combiner = группа вроде `all of`
phrase-comparison = сравнение вроде `at least`
phrase-condition = условие
phrase-date = дата
phrase-end = конец раздела
phrase-entry = строка с именем (`name: …`)
phrase-item = блок вроде `requirement`
phrase-label = надпись (`kk`, `ru` или `en`)
phrase-name = имя
phrase-number = число
phrase-patch = изменение вроде `replace`
phrase-string = текст в кавычках
phrase-type = тип
phrase-value = значение

## Типы

type-absent = `absent`
type-date = дата
type-documents = набор документов
type-duration = длительность
type-flag = ответ `yes` или `no`
type-in-unit = число в единицах `{ $name }`
type-kind-of = один из видов `{ $name }`
type-level-of = уровень из `{ $name }`
type-list = список
type-mapping = строки с именами (`name: value`)
type-member = уровень или вид
type-number = число без единиц
type-percent = доля в процентах
type-set = набор
type-set-of = набор из `{ $name }`
type-text = текст
type-unit = число в своих единицах
type-whole = целое число

## Почему файл не читается

phrase-not-found = такого файла или папки нет
phrase-not-allowed = нет права его читать
phrase-is-folder = это папка, а не файл
phrase-system-error = операционная система не смогла этого сделать
phrase-no-file = это устройство или канал, а не файл
phrase-circle = это ссылка, которая ведёт туда, где сама лежит
phrase-table-broken = это не книга .xlsx или она повреждена
phrase-table-password = она закрыта паролем
phrase-table-old = это не .xlsx, а книга старого вида
phrase-table-quote = кавычка нигде не закрыта
phrase-hidden-rows = строки
phrase-hidden-columns = столбцы
phrase-hidden-sheet = лист

## Что не так с текстом досье

phrase-yaml-tab = табуляция там, где нужны пробелы
phrase-yaml-indent = строки сдвинуты по-разному
phrase-yaml-sign = знака не хватает, или он не на месте
phrase-yaml-quote = кавычки открыты и не закрыты

## Какое число допустимо

phrase-more-than-zero = больше 0
phrase-number-or-length = число или промежуток времени

phrase-ended-on = этот акт утратил силу
phrase-in-force-from = этот акт вступает в силу только

# Why candidates cannot be ordered by a fact.

phrase-same-for-all = это одно и то же для всех кандидатов
phrase-several-values = здесь сразу несколько значений
phrase-only-shown = текст только показывают и не сравнивают
phrase-without-order = у видов нет порядка

# What can share the records of a kind.

phrase-sharing-demands = требование вида `has a …` или «не менее стольких» по понятию `count of …`, без пометки `if available`
phrase-sharing-rows = строка, которая за каждую запись (`for each`) дает одно и то же число не меньше нуля; при ней могут стоять `best N` и `at most … in all`
