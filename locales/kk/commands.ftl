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
command-fmt = Ереже файлдарын канондық түрге келтіру
command-test = Үлгілерді бағалап, жауаптарды келісілгенмен салыстыру
command-new = Лауазымды, бағалау парағын, өзгерісті, хабарландыруды немесе үлгіні бастау
command-completions = Қабықшаның автотолықтыруын шығару
command-man = Нұсқаулық беттерін жазу
command-eval = Досьені бағалап, жауабын түсіндіру
command-rank = Конкурс кандидаттарының тізімін жасап, әр орынды түсіндіру
command-sheet = Кандидаттың толтырылған бағалау парағын басып шығару
command-verify = Түбіртектегі жауапты қайта шығарып, салыстыру
command-diff = Екі нұсқаның айырмашылығы және оның кімге қатысы бар екені
command-notice = Хабарландыруды сол күнгі редакциямен салыстыру
command-history = Бір ереженің редакциялардағы тарихы
command-amend = Бір нұсқаны екіншісіне айналдыратын өзгерісті жазу
command-read = Ережелерді нөмірленген сөйлемдер түрінде оқу
command-positions = Ережелерде бар лауазымдарды тізіп шығу
command-schema = Досьенің немесе бос орынның JSON Schema сипаттамасын көрсету
command-import = Кестеден досье немесе сондай кестенің үлгісін жасау
command-explain = Кодты түсіндіру, мысалы E0201
check-paths = Ережелер қалтасының орнына тексерілетін қалталар немесе файлдар
test-path = Үлгілер қалтасы немесе файлы [әдепкісі: tests/samples]
test-filter = Атында осы мәтін бар үлгілер ғана
test-review = Өзгерістерді бірінен соң бірін қарап, әрқайсысы туралы шешу
test-accept = Қазіргі жауаптардың бәрімен келісу
test-coverage = Ережелердің қай жерін бірде-бір үлгі тексермегенін көрсету
test-mutants = Ықтимал қателердің әрқайсысын жадта жасап, бірде-бір үлгі байқамайтынын көрсету
test-format = text, json, junit; --coverage болса, html да
tested = { $first ->
    [expected] күтілгендей: { $expected }
    [both] өзгеріссіз: { $passed }, күтілгендей: { $expected }
   *[passed] өзгеріссіз: { $passed }
}{ $changed ->
    [0] { "" }
   *[other] , өзгергені: { $changed }
}{ $missing ->
    [0] { "" }
   *[other] , келісілген жауабы жоғы: { $missing }
}{ $unmet ->
    [0] { "" }
   *[other] , күтілгеннен өзгешесі: { $unmet }
}
test-accepted = қабылданған жауап: { $count }
test-unreferenced = { $path } ешбір үлгіге жатпайды
test-no-snapshot = жауап әлі келісілмеген; осыны `--accept` немесе `--review` сақтайды
test-not-in-ci = `--accept` пен `--review` – адамға арналған: CI берілгенде ештеңе қабылданбайды
test-question = [{ $number }/{ $count }] (a) қабылдау, (r) қабылдамау, (s) өткізіп жіберу, (e) түсіндірмесін көрсету:
said-nothing = ештеңе
said-does-not-apply = қолданылмайды
expected-otherwise = { $what }: күтілгені – { $wanted }, шыққаны – { $found }
new-kind = position (лауазым), sheet (бағалау парағы), amendment (өзгеріс), notice (хабарландыру) немесе sample (үлгі)
new-name = Аты немесе атауы: онда аты атауынан жасалады
new-to = Файл; `-` экранға шығарады
new-begun = басталды: { $path }
completions-shell = bash, elvish, fish, powershell немесе zsh
man-folder = Беттер қалтасы
fmt-paths = Ережелер қалтасының орнына қалталар немесе файлдар
fmt-check = Ештеңені өзгертпеу; басқаша жазылған файлдарды атау
fmt-unsafe = { $path } сол күйінде қалды: канондық түрі қайта оқылғанда басқаша айтар еді. Бұл – бағдарламаның қатесі.
fmt-differs = { $place }: мұнда `{ $line }` тұруға тиіс
fmt-done = { $files } файл, { $other ->
    [0] ешқайсысы өзгерген жоқ
   *[other] өзгергені: { $other }
}
fmt-checked = { $files } файл, { $other ->
    [0] бәрі канондық түрде
   *[other] канондық түрде емесі: { $other }
}
check-allow = Көрсетілмейтін ескерту, атауы не нөмірі (бірнеше рет берілуі мүмкін)
check-deny = Шығу кодында қате деп саналатын ескерту; `all` – барлығы
check-sources = Дереккөз мәтіндерінің (.txt) қалтасы: дәйексөздер содан ізделеді
check-format = Жауаптың түрі: text (мәтін), json, sarif немесе github
eval-dossier = Кандидаттың досьесі (YAML немесе JSON)
eval-position = Бағалау жүргізілетін лауазым; көрсетілмесе, әр лауазымға бір жолдан шығарылады
eval-on = Бағалау күні, жыл-ай-күн; көрсетілмесе, бос орыннан алынады
eval-vacancy = Бос орын (YAML немесе JSON)
eval-notice = Бос орны мен ауытқулары қолданылатын хабарландыру; бұл жағдайда --vacancy оның бос орындарының бірін атайды
eval-receipt = Осы файлға жауаптың түбіртегін де сақтау
rank-dossiers = Кандидаттардың досьелері (YAML немесе JSON) немесе солар жатқан папкалар
rank-for-position = Үміткер лауазым, егер оны бос орын атамаса
rank-ranking = Ережелерде тізім бірнешеу болса, қайсысын жасау керегі
rank-format = text, json немесе html (басып шығаруға арналған хаттама)
rank-xlsx = Хаттаманы осы файлға кестелер кітабы етіп те жазу
sheet-dossiers = Кандидаттардың досьелері (YAML немесе JSON), парақтар бірінен соң бірі шығады
sheet-of-position = Досье тапсырылған лауазым
sheet-which = Бағалау парағы немесе парақтар таңдауы, ережелердегі атауы бойынша; көрсетілмесе, қолданылатын парақ шығады
sheet-format = `html` (оқуға және басып шығаруға) немесе `xlsx` (кестелер кітабы, --to керек)
sheet-to = Жазылатын файл; көрсетілмесе, HTML экранға шығады
verify-receipt = `saty eval --receipt` жазған түбіртек
verify-dossier = досье
verify-vacancy = бос орын
verify-policies = ережелер
verify-edition = редакция
verify-readings = таңдалған оқылымдар
verify-answer = жауап
verify-same = өзгермеген
verify-changed = өзгерген
verify-engine = Түбіртекті { $old } нұсқасы жасаған, бұл – { $new } нұсқасы.
diff-old = Ескі жағы: қалта, файл, күн, хабарландыру немесе ревизия
diff-new = Жаңа жағы
diff-samples = cases.yaml файлы бар қалта: кімнің нәтижесі өзгеретінін де көрсету
diff-format = text, markdown, json немесе html
notice-id = Хабарландыру, мысалы `spring-2025`
history-id = Ереже, мысалы `lifeguard.skill`
amend-name = Өзгерістің атауы
amend-from = Күшіне енетін күні
read-what = Оқылатын файл, қалта немесе ереже; көрсетілмесе, ережелер түгел оқылады
read-on = Осы күнгі редакция, жыл-ай-күн; көрсетілмесе, соңғысы
read-notice = Осы хабарландырудың ауытқулары бар редакция
read-format = text, markdown немесе html
schema-what = dossier (досье) немесе vacancy (бос орын)
import-table = Кесте (.xlsx немесе .csv)
import-to = Досьелер салынатын қалта
import-template-to = Кестенің үлгісін осы файлға жазу
import-map = CSV түріндегі бағандар картасы: парақ, тақырып, мағынасы
import-record = CSV файлының жолдары қай тізімге жататыны; көрсетілмесе, олар – кандидаттар
import-on = Осы күнгі редакция, жыл-ай-күн; көрсетілмесе, соңғысы
import-replace = Бұрыннан бар файлдарды да қайта жазу
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
usage-fmt = saty fmt [ПАРАМЕТРЛЕР] [ЖОЛ]...
usage-test = saty test [ПАРАМЕТРЛЕР] [ЖОЛ]
usage-new = saty new [ПАРАМЕТРЛЕР] <ТҮРІ> <АТЫ>
usage-completions = saty completions [ПАРАМЕТРЛЕР] <ҚАБЫҚША>
usage-man = saty man [ПАРАМЕТРЛЕР] <ҚАЛТА>
usage-eval = saty eval [ПАРАМЕТРЛЕР] <ДОСЬЕ>
usage-rank = saty rank [ПАРАМЕТРЛЕР] <ДОСЬЕ>...
usage-sheet = saty sheet [ПАРАМЕТРЛЕР] <ДОСЬЕ>…
usage-verify = saty verify [ПАРАМЕТРЛЕР] <ФАЙЛ>
usage-diff = saty diff [ПАРАМЕТРЛЕР] <ЕСКІ> <ЖАҢА>
usage-notice = saty notice [ПАРАМЕТРЛЕР] <ХАБАРЛАНДЫРУ>
usage-history = saty history [ПАРАМЕТРЛЕР] <ЕРЕЖЕ>
usage-amend = saty amend [ПАРАМЕТРЛЕР] --name <АТАУ> --from <КҮН> <ЕСКІ> <ЖАҢА>
usage-read = saty read [ПАРАМЕТРЛЕР] [ЖОЛ | ЕРЕЖЕ]
usage-positions = saty positions [ПАРАМЕТРЛЕР]
usage-schema = saty schema [ПАРАМЕТРЛЕР] [dossier|vacancy]
usage-import = saty import <ФАЙЛ> --to <ҚАЛТА> [ПАРАМЕТРЛЕР] немесе saty import --template <ФАЙЛ> [ПАРАМЕТРЛЕР]
usage-explain = saty explain [ПАРАМЕТРЛЕР] <КОД>

## Шақырудағы қате

call-incomplete = шақыруда бірдеңе жетіспейді: { $argument }
call-unknown-command = `{ $command }` деген пәрмен жоқ
call-unknown-argument = `{ $argument }` деген параметр жоқ
call-wrong-value = `{ $value }` – `{ $argument }` параметрінің мәні емес; рұқсат етілетіні: { $allowed }
call-wrong = шақыру түсініксіз
call-help = `saty --help` пәрмендерді, `saty ПӘРМЕН --help` сол пәрменнің параметрлерін көрсетеді
help-line = кеңес: { $help }

## What samples have tried

coverage-title = Үлгілер нені тексерді
point-demand = талап немесе оның бір нұсқасы
point-test = салыстыру
point-low-end = дәл төменгі шек
point-high-end = дәл жоғарғы шек
point-row = балл жолы
point-cap = шектеу
point-document = құжат
point-sheet = бағалау парағы
point-rule = ереже
point-reading = өзге оқылым
lack = { $what }: { $lack }
lack-both = бірде-бір рет тексерілмеген
lack-held = бірде-бір рет орындалмаған
lack-failed = үнемі орындалған, бірде-бір рет бұзылмаған
lack-once = бірде-бір рет тексерілмеген

## Slips

mutants-summary = { $unseen ->
    [0] Бірде-бір қате байқалмай қалмас еді
   *[other] Байқалмай қалатын қате: { $unseen }
} (байқалғаны { $percent } %: { $noticed }){ $refused ->
    [0] { "" }
   *[other] ; ережелерді тексерудің өзі тоқтататыны: { $refused }
}
slip-threshold = шек жылжыған
    .sample = дәл { $before } немесе { $after } мәнінде тұрған үлгі қосыңыз
slip-comparator = шектің өзі кіреді ме, жоқ па
    .sample = дәл осы шекте тұрған үлгі қосыңыз
slip-dropped = түсіп қалған
    .sample = тек осы бөлік шешетін үлгі қосыңыз
slip-added = артық
    .sample = тек осысы бар, өзге жарамдысы жоқ үлгі қосыңыз
slip-any-all = «кемінде бірі» орнына «бәрі»
    .sample = бір бөлігі орындалып, қалғаны орындалмаған үлгі қосыңыз
slip-negation = `not` түсіп қалған
    .sample = осы бөлік шешетін үлгі қосыңыз
slip-points = балл өзгерген
    .sample = балын осы жол беретін үлгі қосыңыз
slip-highest-sum = қосындының орнына ең үлкені
    .sample = екі жол қатар келетін үлгі қосыңыз
slip-cap = шектеу түсіп қалған
    .sample = шектеуден асатын үлгі қосыңыз
slip-required = міндетті ме, жоқ па
    .sample = осы құжаты жоқ үлгі қосыңыз
slip-inherited = мұраға алынбаған
    .sample = мұраға алынғанды орындамайтын үлгі қосыңыз
slip-counting = күндер басқаша саналған
    .sample = соңғы күні бар үлгі қосыңыз
slip-direction = рет кері қойылған
    .sample = үлгілер – жеке досьелер; екі кандидатты `saty rank` пәрменімен салыстырыңыз
slip-in-reading = бұл оқылым қазір таңдалмаған
