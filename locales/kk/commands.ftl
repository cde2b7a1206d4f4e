### Пәрмендердің анықтамасы.

about = Saty: тексерілетін, қолданылатын және түсіндірілетін мәтін түріндегі лауазым ережелері
heading-usage = Шақыру
heading-commands = Пәрмендер
heading-options = Параметрлер
heading-arguments = Аргументтер
version = Нұсқасын көрсету
option-lang = Барлық хабардың тілі (kk, ru, en); көрсетілмесе, жүйе ортасынан алынады
option-policies = Ережелері бар қалта немесе файл (бірнеше рет көрсетуге болады) [әдепкісі: policies]
option-help = Осы анықтаманы көрсету
option-format = Жауаптың түрі: text (мәтін) немесе json
command-check = Ережелерді тексеріп, нені түзету керегін айту
command-eval = Досьені бағалап, жауабын түсіндіру
command-diff = Екі нұсқаның айырмашылығы және оның кімге қатысы бар екені
command-notice = Хабарландыруды сол күнгі редакциямен салыстыру
command-history = Бір ереженің редакциялардағы тарихы
command-amend = Бір нұсқаны екіншісіне айналдыратын өзгерісті жазу
command-positions = Ережелерде бар лауазымдарды тізіп шығу
command-schema = Досьенің немесе бос орынның JSON Schema сипаттамасын көрсету
command-explain = Кодты түсіндіру, мысалы E0201
check-paths = Ережелер қалтасының орнына тексерілетін қалталар немесе файлдар
check-allow = Көрсетілмейтін ескерту, атауы не нөмірі (бірнеше рет берілуі мүмкін)
check-deny = Шығу кодында қате деп саналатын ескерту; `all` – барлығы
check-sources = Дереккөз мәтіндерінің (.txt) қалтасы: дәйексөздер содан ізделеді
check-format = Жауаптың түрі: text (мәтін), json, sarif немесе github
eval-dossier = Кандидаттың досьесі (YAML немесе JSON)
eval-position = Бағалау жүргізілетін лауазым; көрсетілмесе, әр лауазымға бір жолдан шығарылады
eval-on = Бағалау күні, жыл-ай-күн; көрсетілмесе, бос орыннан алынады
eval-vacancy = Бос орын (YAML немесе JSON)
eval-notice = Бос орны мен ауытқулары қолданылатын хабарландыру; бұл жағдайда --vacancy оның бос орындарының бірін атайды
diff-old = Ескі жағы: қалта, файл, күн, хабарландыру немесе ревизия
diff-new = Жаңа жағы
diff-samples = cases.yaml файлы бар қалта: кімнің нәтижесі өзгеретінін де көрсету
diff-format = text, markdown, json немесе html
notice-id = Хабарландыру, мысалы `spring-2025`
history-id = Ереже, мысалы `lifeguard.skill`
amend-name = Өзгерістің атауы
amend-from = Күшіне енетін күні
schema-what = dossier (досье) немесе vacancy (бос орын)
explain-code = Кодтың нөмірі немесе атауы
checked = { $files } файл, { $declarations } бөлім: { $errors ->
    [0] қате жоқ
   *[other] { $errors } қате
}, { $warnings ->
    [0] ескерту жоқ
   *[other] { $warnings } ескерту
}
more-problems = және тағы { $count }

## Пәрмен қалай шақырылады

usage = saty [ПАРАМЕТРЛЕР] <ПӘРМЕН>
usage-check = saty check [ПАРАМЕТРЛЕР] [ЖОЛ]...
usage-eval = saty eval [ПАРАМЕТРЛЕР] <ДОСЬЕ>
usage-diff = saty diff [ПАРАМЕТРЛЕР] <ЕСКІ> <ЖАҢА>
usage-notice = saty notice [ПАРАМЕТРЛЕР] <ХАБАРЛАНДЫРУ>
usage-history = saty history [ПАРАМЕТРЛЕР] <ЕРЕЖЕ>
usage-amend = saty amend [ПАРАМЕТРЛЕР] --name <АТАУ> --from <КҮН> <ЕСКІ> <ЖАҢА>
usage-positions = saty positions [ПАРАМЕТРЛЕР]
usage-schema = saty schema [ПАРАМЕТРЛЕР] [dossier|vacancy]
usage-explain = saty explain [ПАРАМЕТРЛЕР] <КОД>

## Шақырудағы қате

call-incomplete = шақыруда бірдеңе жетіспейді: { $argument }
call-unknown-command = `{ $command }` деген пәрмен жоқ
call-unknown-argument = `{ $argument }` деген параметр жоқ
call-wrong-value = `{ $value }` – `{ $argument }` параметрінің мәні емес; рұқсат етілетіні: { $allowed }
call-wrong = шақыру түсініксіз
call-help = `saty --help` пәрмендерді, `saty ПӘРМЕН --help` сол пәрменнің параметрлерін көрсетеді
help-line = кеңес: { $help }
