### Командалардың анықтамасы.

about = Saty: тексерілетін, қолданылатын және түсіндірілетін мәтін түріндегі лауазым ережелері
heading-usage = Шақыру
heading-commands = Командалар
heading-options = Параметрлер
heading-arguments = Аргументтер
version = Нұсқасын көрсету
option-lang = Барлық хабардың тілі (kk, ru, en); көрсетілмесе, жүйе ортасынан алынады
option-policies = Ережелер жатқан қалта немесе файл (бірнеше рет көрсетуге болады) [әдепкісі: policies]
option-help = Осы анықтаманы көрсету
option-format = Жауаптың түрі: text (мәтін) немесе json
command-check = Ережелерді тексеріп, нені түзету керегін айту
command-eval = Досьені бағалап, жауабын түсіндіру
command-positions = Ережелерде бар лауазымдарды тізіп шығу
command-schema = Досьенің немесе бос орынның JSON Schema сипаттамасын көрсету
command-explain = Кодты түсіндіру, мысалы E0201
check-paths = Ережелер қалтасының орнына тексерілетін қалталар немесе файлдар
eval-dossier = Кандидаттың досьесі (YAML немесе JSON)
eval-position = Бағалау жүргізілетін лауазым; көрсетілмесе, әр лауазымға бір жолдан
eval-on = Бағалау күні, жыл-ай-күн; көрсетілмесе, бос орыннан алынады
eval-vacancy = Бос орын (YAML немесе JSON)
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
