### Справка о командах.

about = Saty: правила о должностях в виде текста, который можно проверить, применить и объяснить
heading-usage = Вызов
heading-commands = Команды
heading-options = Параметры
heading-arguments = Аргументы
version = Показать версию
option-lang = Язык всех сообщений (kk, ru, en); если не указан, берется из окружения
option-policies = Папка или файл с правилами (можно указать несколько раз) [по умолчанию: policies]
option-help = Показать эту справку
option-format = Вид ответа: text (текст) или json
command-check = Проверить правила и сказать, что исправить
command-fmt = Привести файлы правил к каноническому виду
command-test = Оценить примеры и сравнить ответы с согласованными
command-new = Начать должность, лист оценки, изменение, объявление или пример
command-completions = Напечатать автодополнение для оболочки
command-man = Записать страницы руководства
command-eval = Оценить досье и объяснить ответ
command-rank = Составить список кандидатов конкурса и объяснить каждое место
command-sheet = Напечатать заполненный лист оценки кандидата
command-verify = Получить ответ квитанции заново и сравнить
command-diff = Чем различаются две версии и кого это касается
command-notice = Объявление в сравнении с редакцией, действовавшей в его день
command-history = Что стало с одним положением в разных редакциях
command-amend = Записать изменение, которое превращает одну версию в другую
command-read = Прочитать правила как пронумерованные предложения
command-positions = Перечислить должности, которые есть в правилах
command-schema = Показать JSON Schema досье или вакансии
command-import = Сделать досье из таблицы или шаблон такой таблицы
command-explain = Объяснить код, например E0201
check-paths = Папки или файлы, которые проверяются вместо папки с правилами
test-path = Папка или файл с примерами [по умолчанию: tests/samples]
test-filter = Только примеры, в имени которых есть этот текст
test-review = Пройти по изменениям и решить о каждом
test-accept = Согласиться со всеми нынешними ответами
test-coverage = Показать, что в правилах не проверил ни один пример
test-mutants = Сделать в памяти каждую возможную описку и показать те, которых не замечает ни один пример
test-format = text, json, junit; с --coverage также html
tested = { $first ->
    [expected] как ожидалось: { $expected }
    [both] без изменений: { $passed }, как ожидалось: { $expected }
   *[passed] без изменений: { $passed }
}{ $changed ->
    [0] { "" }
   *[other] , изменилось: { $changed }
}{ $missing ->
    [0] { "" }
   *[other] , без снимка: { $missing }
}{ $unmet ->
    [0] { "" }
   *[other] , не так, как ожидалось: { $unmet }
}
test-accepted = принято ответов: { $count }
test-unreferenced = { $path } не относится ни к одному примеру
test-no-snapshot = ответ еще не согласован; `--accept` или `--review` сохранит этот
test-not-in-ci = `--accept` и `--review` – для людей: когда задано CI, ничего не принимается
test-question = [{ $number }/{ $count }] (a) принять, (r) отклонить, (s) пропустить, (e) показать объяснение:
said-nothing = ничего
said-does-not-apply = не применяется
expected-otherwise = { $what }: ожидалось {$wanted}, получено { $found }
new-kind = position (должность), sheet (лист оценки), amendment (изменение), notice (объявление) или sample (пример)
new-name = Имя или название: тогда имя составляется из него
new-to = Файл; `-` печатает на экран
new-begun = начато: { $path }
completions-shell = bash, elvish, fish, powershell или zsh
man-folder = Папка для страниц
fmt-paths = Папки или файлы вместо папки с правилами
fmt-check = Ничего не менять; назвать файлы, которые выглядят иначе
fmt-unsafe = { $path } оставлен как есть: его канонический вид при чтении сказал бы другое. Это ошибка программы.
fmt-differs = { $place }: здесь должно стоять `{ $line }`
fmt-done = { $files ->
    [one] { $files } файл
    [few] { $files } файла
   *[other] { $files } файлов
}, { $other ->
    [0] ни один не изменен
   *[other] изменено: { $other }
}
fmt-checked = { $files ->
    [one] { $files } файл
    [few] { $files } файла
   *[other] { $files } файлов
}, { $other ->
    [0] все в каноническом виде
   *[other] не в каноническом виде: { $other }
}
check-allow = Предупреждение, которое не показывать, по имени или номеру (можно несколько раз)
check-deny = Предупреждение, которое для кода выхода считать ошибкой; `all` – все
check-sources = Папка с текстами источников (.txt): в них ищутся цитаты
check-format = Вид ответа: text (текст), json, sarif или github
eval-dossier = Досье кандидата (YAML или JSON)
eval-position = Должность, по которой идет оценка; если не указана, выводится по строке на каждую должность
eval-on = День оценки, год-месяц-день; если не указан, берется из вакансии
eval-vacancy = Вакансия (YAML или JSON)
eval-notice = Объявление, по вакансии и отступлениям которого идет оценка; тогда --vacancy называет одну из его вакансий
eval-receipt = Сохранить в этот файл и квитанцию ответа
rank-dossiers = Досье кандидатов (YAML или JSON) или папки с ними
rank-for-position = Должность, на которую они идут, если ее не называет вакансия
rank-ranking = Какой список составить, если в правилах их несколько
rank-format = text, json или html (протокол, чтобы напечатать)
rank-xlsx = Записать протокол и как книгу таблиц в этот файл
sheet-dossiers = Досье кандидатов (YAML или JSON), лист за листом
sheet-of-position = Должность, на которую подано досье
sheet-which = Лист оценки или выбор листов, по имени в правилах; если не указан, печатается тот, что применяется
sheet-format = `html` (читать и печатать) или `xlsx` (книга таблиц, нужен --to)
sheet-to = Файл, в который писать; без него HTML выводится на экран
verify-receipt = Квитанция, записанная командой `saty eval --receipt`
verify-dossier = досье
verify-vacancy = вакансия
verify-policies = правила
verify-edition = редакция
verify-readings = выбранные прочтения
verify-answer = ответ
verify-same = без изменений
verify-changed = изменилось
verify-engine = Квитанция составлена версией { $old }, это версия { $new }.
diff-old = Старая сторона: папка, файл, дата, объявление или ревизия
diff-new = Новая сторона
diff-samples = Папка с файлом cases.yaml: показать и то, чей результат изменится
diff-format = text, markdown, json или html
notice-id = Объявление, например `spring-2025`
history-id = Положение, например `lifeguard.skill`
amend-name = Имя изменения
amend-from = День вступления в силу
read-what = Файл, папка или положение; если не указано, правила целиком
read-on = Редакция на этот день, год-месяц-день; если не указан, последняя
read-notice = Редакция с отступлениями этого объявления
read-format = text, markdown или html
schema-what = dossier (досье) или vacancy (вакансия)
import-table = Таблица (.xlsx или .csv)
import-to = Папка для досье
import-template-to = Записать в этот файл шаблон таблицы
import-map = Карта столбцов в CSV: лист, заголовок, значение
import-record = Список, к которому относятся строки файла CSV; если не указан, это кандидаты
import-on = Редакция на этот день, год-месяц-день; если не указан, последняя
import-replace = Записать заново и те файлы, которые уже есть
explain-code = Номер или имя кода
checked = { $files ->
    [one] { $files } файл
    [few] { $files } файла
   *[many] { $files } файлов
}, { $declarations ->
    [one] { $declarations } раздел
    [few] { $declarations } раздела
   *[many] { $declarations } разделов
}: { $errors ->
    [0] ошибок нет
    [one] { $errors } ошибка
    [few] { $errors } ошибки
   *[many] { $errors } ошибок
}, { $warnings ->
    [0] предупреждений нет
    [one] { $warnings } предупреждение
    [few] { $warnings } предупреждения
   *[many] { $warnings } предупреждений
}
more-problems = и еще { $count }

## Как вызывают команду

usage = saty [ПАРАМЕТРЫ] <КОМАНДА>
usage-check = saty check [ПАРАМЕТРЫ] [ПУТЬ]...
usage-fmt = saty fmt [ПАРАМЕТРЫ] [ПУТЬ]...
usage-test = saty test [ПАРАМЕТРЫ] [ПУТЬ]
usage-new = saty new [ПАРАМЕТРЫ] <ВИД> <ИМЯ>
usage-completions = saty completions [ПАРАМЕТРЫ] <ОБОЛОЧКА>
usage-man = saty man [ПАРАМЕТРЫ] <ПАПКА>
usage-eval = saty eval [ПАРАМЕТРЫ] <ДОСЬЕ>
usage-rank = saty rank [ПАРАМЕТРЫ] <ДОСЬЕ>...
usage-sheet = saty sheet [ПАРАМЕТРЫ] <ДОСЬЕ>…
usage-verify = saty verify [ПАРАМЕТРЫ] <ФАЙЛ>
usage-diff = saty diff [ПАРАМЕТРЫ] <СТАРОЕ> <НОВОЕ>
usage-notice = saty notice [ПАРАМЕТРЫ] <ОБЪЯВЛЕНИЕ>
usage-history = saty history [ПАРАМЕТРЫ] <ПОЛОЖЕНИЕ>
usage-amend = saty amend [ПАРАМЕТРЫ] --name <ИМЯ> --from <ДАТА> <СТАРОЕ> <НОВОЕ>
usage-read = saty read [ПАРАМЕТРЫ] [ПУТЬ | ПОЛОЖЕНИЕ]
usage-positions = saty positions [ПАРАМЕТРЫ]
usage-schema = saty schema [ПАРАМЕТРЫ] [dossier|vacancy]
usage-import = saty import <ФАЙЛ> --to <ПАПКА> [ПАРАМЕТРЫ] или saty import --template <ФАЙЛ> [ПАРАМЕТРЫ]
usage-explain = saty explain [ПАРАМЕТРЫ] <КОД>

## Ошибка в вызове

call-incomplete = в вызове чего-то не хватает: { $argument }
call-unknown-command = команды `{ $command }` нет
call-unknown-argument = параметра `{ $argument }` нет
call-wrong-value = `{ $value }` – не значение для `{ $argument }`; допустимо: { $allowed }
call-wrong = вызов не удалось разобрать
call-help = `saty --help` покажет команды, `saty КОМАНДА --help` – параметры команды
help-line = подсказка: { $help }

## What samples have tried

coverage-title = Что проверили примеры
point-demand = требование или один из его вариантов
point-test = сравнение
point-low-end = ровно нижний предел
point-high-end = ровно верхний предел
point-row = строка баллов
point-cap = ограничение
point-document = документ
point-sheet = лист оценки
point-rule = правило
point-reading = иное прочтение
lack = { $what }: { $lack }
lack-both = не проверено ни разу
lack-held = ни разу не выполнялось
lack-failed = всегда выполнялось, ни разу не нарушалось
lack-once = не проверено ни разу

## Slips

mutants-summary = { $unseen ->
    [0] Ни одна описка не прошла бы незамеченной
    [one] { $unseen } описка прошла бы незамеченной
    [few] { $unseen } описки прошли бы незамеченными
   *[other] { $unseen } описок прошли бы незамеченными
} (замечено { $percent } %: { $noticed }){ $refused ->
    [0] { "" }
   *[other] ; еще { $refused } не пропускает проверка правил
}
slip-threshold = порог сдвинут
    .sample = добавьте пример, стоящий ровно на { $before } или на { $after }
slip-comparator = предел включен или нет
    .sample = добавьте пример, стоящий ровно на этом пределе
slip-dropped = пропущено
    .sample = добавьте пример, в котором решает только эта часть
slip-added = лишнее
    .sample = добавьте пример, в котором есть только это и ничего другого подходящего
slip-any-all = «все» вместо «хотя бы одно»
    .sample = добавьте пример, в котором выполнена одна часть, а другие нет
slip-negation = пропущено `not`
    .sample = добавьте пример, в котором решает эта часть
slip-points = баллы изменены
    .sample = добавьте пример, баллы которого дает эта строка
slip-highest-sum = наибольшее вместо суммы
    .sample = добавьте пример, к которому относятся две строки
slip-cap = ограничение пропущено
    .sample = добавьте пример, который превышает ограничение
slip-required = обязательно или нет
    .sample = добавьте пример без этого документа
slip-inherited = не унаследовано
    .sample = добавьте пример, который не выполняет унаследованное
slip-counting = дни считаются иначе
    .sample = добавьте пример с последним днем
slip-direction = порядок обращен
    .sample = примеры – это отдельные досье; сравните двух кандидатов командой `saty rank`
slip-in-reading = это прочтение сейчас не выбрано
