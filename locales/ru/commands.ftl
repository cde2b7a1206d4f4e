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
command-eval = Оценить досье и объяснить ответ
command-diff = Чем различаются две версии и кого это касается
command-notice = Объявление в сравнении с редакцией, действовавшей в его день
command-history = Что стало с одним положением в разных редакциях
command-amend = Записать изменение, которое превращает одну версию в другую
command-positions = Перечислить должности, которые есть в правилах
command-schema = Показать JSON Schema досье или вакансии
command-explain = Объяснить код, например E0201
check-paths = Папки или файлы, которые проверяются вместо папки с правилами
check-allow = Предупреждение, которое не показывать, по имени или номеру (можно несколько раз)
check-deny = Предупреждение, которое для кода выхода считать ошибкой; `all` – все
check-sources = Папка с текстами источников (.txt): в них ищутся цитаты
check-format = Вид ответа: text (текст), json, sarif или github
eval-dossier = Досье кандидата (YAML или JSON)
eval-position = Должность, по которой идет оценка; если не указана, выводится по строке на каждую должность
eval-on = День оценки, год-месяц-день; если не указан, берется из вакансии
eval-vacancy = Вакансия (YAML или JSON)
eval-notice = Объявление, по вакансии и отступлениям которого идет оценка; тогда --vacancy называет одну из его вакансий
diff-old = Старая сторона: папка, файл, дата, объявление или ревизия
diff-new = Новая сторона
diff-samples = Папка с файлом cases.yaml: показать и то, чей результат изменится
diff-format = text, markdown, json или html
notice-id = Объявление, например `spring-2025`
history-id = Положение, например `lifeguard.skill`
amend-name = Имя изменения
amend-from = День вступления в силу
schema-what = dossier (досье) или vacancy (вакансия)
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
usage-eval = saty eval [ПАРАМЕТРЫ] <ДОСЬЕ>
usage-diff = saty diff [ПАРАМЕТРЫ] <СТАРОЕ> <НОВОЕ>
usage-notice = saty notice [ПАРАМЕТРЫ] <ОБЪЯВЛЕНИЕ>
usage-history = saty history [ПАРАМЕТРЫ] <ПОЛОЖЕНИЕ>
usage-amend = saty amend [ПАРАМЕТРЫ] --name <ИМЯ> --from <ДАТА> <СТАРОЕ> <НОВОЕ>
usage-positions = saty positions [ПАРАМЕТРЫ]
usage-schema = saty schema [ПАРАМЕТРЫ] [dossier|vacancy]
usage-explain = saty explain [ПАРАМЕТРЫ] <КОД>

## Ошибка в вызове

call-incomplete = в вызове чего-то не хватает: { $argument }
call-unknown-command = команды `{ $command }` нет
call-unknown-argument = параметра `{ $argument }` нет
call-wrong-value = `{ $value }` – не значение для `{ $argument }`; допустимо: { $allowed }
call-wrong = вызов не удалось разобрать
call-help = `saty --help` покажет команды, `saty КОМАНДА --help` – параметры команды
help-line = подсказка: { $help }
