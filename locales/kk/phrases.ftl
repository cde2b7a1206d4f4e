### Хабарларға қойылатын тіркестер, бәрі атау септігінде: атау нені білдіреді, не тұра алады, мәндердің түрлері.

## Атау нені білдіреді

phrase-act = акт
phrase-amendment = өзгеріс (`amendment`)
phrase-calendar = күнтізбе
phrase-clause = талап немесе саты
phrase-division = акт бөлігі
phrase-document = құжат
phrase-fact = өріс немесе ұғым
phrase-field = өріс
phrase-kind = түр
phrase-kinds = деңгейлер немесе түрлер
phrase-level = деңгей
phrase-levels = деңгейлер
phrase-pay = жалақы (`pay`)
phrase-plural = жазбаның көпше түрдегі атауы
phrase-position = лауазым
phrase-ranking = кандидаттар тізімі (`ranking`)
phrase-record = жазба
phrase-package = құжаттар пакеті
phrase-package-rule = құжаттар пакетінің ережесі
phrase-sheet = бағалау парағы
phrase-sheets = парақтар таңдауы (`sheets`)
phrase-subject = бағаланушының атауы
phrase-time-limit = мерзім (`time-limit`)
phrase-unit = өлшем бірлігі
phrase-vacancy-field = бос орынның өрісі
phrase-view = түсіндірудің бір нұсқасы

## Не тұра алады

phrase-amount = мән немесе балл саны
phrase-cell = кестенің ұяшығы
phrase-citation = актідегі орын
phrase-combiner = `all of` сияқты топ
phrase-comparison = `at least` сияқты салыстыру
phrase-condition = шарт
phrase-date = күн
phrase-end = бөлімнің соңы
phrase-entry = атауы бар жол (`name: …`)
phrase-item = `requirement` сияқты блок
phrase-label = `kk`, `ru` немесе `en` мәтіні
phrase-name = атау
phrase-number = сан
phrase-patch = `replace` сияқты өзгеріс
phrase-string = тырнақшадағы мәтін
phrase-type = мәннің түрі
phrase-value = мән

## Мәндердің түрлері

type-absent = `absent`
type-date = күн
type-documents = құжаттар жиыны
type-duration = ұзақтық
type-flag = `yes` немесе `no` жауабы
type-in-unit = `{ $name }` бірлігіндегі сан
type-kind-of = `{ $name }` түрлерінің бірі
type-level-of = `{ $name }` деңгейлерінің бірі
type-list = тізім
type-mapping = атауы бар жолдар (`name: value`)
type-member = деңгей немесе түр
type-number = бірліксіз сан
type-percent = пайыздық үлес
type-set = жиын
type-set-of = `{ $name }` жиыны
type-text = мәтін
type-unit = өз бірлігіндегі сан
type-whole = бүтін сан

## Файл неге оқылмайды

phrase-not-found = мұндай файл немесе қалта жоқ
phrase-not-allowed = оқуға рұқсат жоқ
phrase-is-folder = бұл файл емес, қалта
phrase-system-error = операциялық жүйе мұны орындай алмады
phrase-no-file = бұл файл емес, құрылғы немесе арна
phrase-circle = бұл – өзі тұрған жерге қайта апаратын сілтеме
phrase-table-broken = бұл .xlsx кітабы емес немесе ол бүлінген
phrase-table-password = ол құпиясөзбен жабылған
phrase-table-old = бұл .xlsx емес, ескі түрдегі кітап
phrase-table-quote = тырнақша еш жерде жабылмаған
phrase-hidden-rows = жолдар
phrase-hidden-columns = бағандар
phrase-hidden-sheet = парақ

## Досьенің мәтінінде не қате

phrase-yaml-tab = бос аралық керек жерде табуляция тұр
phrase-yaml-indent = жолдардың шегінісі бірдей емес
phrase-yaml-sign = белгі жетіспейді немесе өз орнында емес
phrase-yaml-quote = тырнақша ашылған, бірақ жабылмаған

## Қандай сан рұқсат етіледі

phrase-more-than-zero = 0 мәнінен артық
phrase-number-or-length = сан немесе уақыт ұзақтығы

phrase-ended-on = ол акт күшін жойған күн –
phrase-in-force-from = ол акт тек мына күннен күшіне енеді –

# Why candidates cannot be ordered by a fact.

phrase-same-for-all = бұл барлық кандидатқа бірдей
phrase-several-values = мұнда бірден бірнеше мән бар
phrase-only-shown = мәтін тек көрсетіледі, салыстырылмайды
phrase-without-order = түрлердің реті жоқ

# What can share the records of a kind.

phrase-sharing-demands = `has a …` немесе `count of …` ұғымы бойынша «кемінде осынша» деп сұрайтын, `if available` белгісі жоқ талап
phrase-sharing-rows = әрбір жазбаға (`for each`) нөлден кем емес бір ғана сан беретін жол; онда `best N` мен `at most … in all` болуы мүмкін
