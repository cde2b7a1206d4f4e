### Предложения команды `saty read`. Каждый образец – целое предложение со своим порядком слов.
###
### Имена вставляются в кавычках и в именительном падеже; числа и сроки при «не менее», «более» – в родительном.

read-title = Правила
read-legend = Имена из правил стоят в кавычках. Число в скобках – номер положения на этой странице, которое говорит, что имя означает.
read-part-of = Часть положения: { $way }
read-translation = { $language ->
    [kk] Источник напечатан на казахском языке; тексты здесь – перевод.
   *[other] Источник напечатан на английском языке; тексты здесь – перевод.
}

## Главы

read-positions = Должности
read-sheets = Листы оценки
read-packages = Документы
read-rankings = Списки кандидатов
read-time-limits = Сроки и календари
read-pay = Оплата
read-outcomes = Итоги
read-terms = Понятия
read-facts = Сведения
read-scales = Уровни и виды
read-notices = Объявления
read-properties = Свойства
read-acts = Акты

## Имена и значения

read-name = «{ $name }»
read-of-vacancy = { $field } вакансии
read-points-of = итог листа { $sheet }
read-level-of = ступень по должности { $position }
read-evaluation-date = день оценки
read-yes = «да»
read-no = «нет»
read-absent = отсутствует
read-present = имеется
read-undecided = источником не определено
read-undecided-between = источником не определено, в пределах: { $low } … { $high }
read-points = { $count ->
    [one] { $number } балл
    [few] { $number } балла
    [many] { $number } баллов
   *[other] { $number } балла
}
read-points-by = число баллов, равное { $value }
read-replaced = { $value } (а если { $condition }, то { $other })
read-first-case = первое из подходящего: { $other }, если { $condition }
read-next-case = { $before }; иначе { $other }, если { $condition }
read-other-cases = { $before }; во всех остальных случаях { $value }
read-years-least = { $count } { $count ->
    [one] года
   *[other] лет
}
read-months-least = { $count } { $count ->
    [one] месяца
   *[other] месяцев
}
read-days-least = { $count } { $count ->
    [one] дня
   *[other] дней
}
read-years-more = { $count } { $count ->
    [one] года
   *[other] лет
}
read-months-more = { $count } { $count ->
    [one] месяца
   *[other] месяцев
}
read-days-more = { $count } { $count ->
    [one] дня
   *[other] дней
}

## Что требуется от сведения

read-compare = { $fact } – { $test }
read-any = любое
read-is-not = не { $value }
read-is-day = { $date }
read-in = одно из ({ $values })
read-in-not = ни одно из ({ $values })
read-includes = { $fact } – в том числе { $value }
read-includes-not = { $fact } – без { $value }
read-cell-includes = в том числе { $value }
read-cell-includes-not = без { $value }
read-both = { $low } и { $high }
read-within = в промежутке длиной в { $length }, последний день которого – { $date }
read-number-at-least = не менее { $value }
read-number-more-than = более { $value }
read-number-at-most = не более { $value }
read-number-less-than = менее { $value }
read-length-at-least = не менее { $value }
read-length-more-than = более { $value }
read-length-at-most = не более { $value }
read-length-less-than = менее { $value }
read-level-at-least = не ниже { $value }
read-level-more-than = выше, чем { $value }
read-level-at-most = не выше { $value }
read-level-less-than = ниже, чем { $value }
read-day-at-least = не раньше, чем { $value }
read-day-more-than = позже, чем { $value }
read-day-at-most = не позже, чем { $value }
read-day-less-than = раньше, чем { $value }
read-named-at-least = не менее, чем { $value }
read-named-more-than = более, чем { $value }
read-named-at-most = не более, чем { $value }
read-named-less-than = менее, чем { $value }

## Условия

read-always = всегда
read-and = { $left } и { $right }
read-or = { $left } или { $right }
read-not = неверно, что ({ $condition })
read-if-then = если { $given }, то { $then }
read-has = есть { $record }
read-has-where = есть { $record }, где { $filter }
read-has-no = нет записи { $record }
read-has-no-where = нет записи { $record }, где { $filter }
read-every = у каждой записи { $record } верно: { $must } (если записей нет, тоже выполнено)
read-every-where = у каждой записи { $record }, где { $filter }, верно: { $must } (если таких записей нет, тоже выполнено)
read-incomplete = отсутствует хотя бы один из документов, которые для этого лица обязательны
read-anything-missing = отсутствует хотя бы один из перечисленных документов, обязательный или нет
read-owed = документ { $document } должен быть подан
read-holds = { $clause } – выполнено
read-holds-not = { $clause } – не выполнено

## Должности

read-position = Должны быть выполнены все требования.
read-required = Требуется: { $condition }.
read-serves-once = Каждая запись { $record } учитывается только в одном из этих положений: { $clauses }. Засчитывается то, что лучше для кандидата.
read-judged = Решает комиссия.
read-group-all = Должно быть выполнено каждое из следующих положений.
read-group-exactly-one = Должно быть выполнено ровно одно из следующих положений.
read-group-at-least = { $count ->
    [1] Должно быть выполнено хотя бы одно из следующих положений.
   *[other] Из следующих положений должно быть выполнено не менее { $count }.
}
read-same-as = То же, что { $clause }.
read-same-as-judged = То же, что { $clause }; комиссия решает об этом один раз.
read-if-available = При наличии; отсутствие не препятствует.
read-stair = Ступень шкалы { $levels } подтверждена, если выполнены требования к должности, одна из строк порогов этой ступени и каждая ее компетенция; у ступени, которой в порогах нет, порога нет.
read-thresholds = Пороги
read-thresholds-joined = Строка выполнена, если выполнены все ее ячейки.
read-thresholds-alternatives = Строки одной ступени – варианты: достаточно одной из них.
read-builds-on = Требуются и все компетенции ступени { $step }; ее пороги не переносятся.
read-step = Требуется каждая из следующих компетенций.
read-step-empty = Компетенции этой ступени не названы.

## Листы оценки и значения

read-applies = Применяется, если { $condition }.
read-total-sum = Итог – сумма баллов по критериям.
read-total-highest = Итог – наибольший из баллов по критериям.
read-total-lowest = Итог – наименьший из баллов по критериям.
read-total-first = Итог – балл первого критерия, который подходит.
read-total-average = Итог – среднее баллов по критериям.
read-total-best = { $count ->
    [1] Итог – лучший из баллов по критериям.
   *[other] Итог – сумма лучших баллов по критериям, не более { $count }.
}
read-rows-give-nothing = Строка, условие которой не выполнено, баллов не дает.
read-printed-scale = В источнике напечатана шкала от { $low } до { $high } включительно; итог она не ограничивает.
read-one-sheet = Применяется ровно один из листов: { $sheets }.
read-row = { $amount }, если { $condition }.
read-row-plain = { $amount }.
read-row-always = { $amount } в любом случае.
read-for-each = { $points } за каждую запись { $record }.
read-for-each-where = { $points } за каждую запись { $record }, где { $filter }.
read-once-per = { $points } за каждое значение { $field } в записях { $record }; одинаковые значения считаются один раз.
read-once-per-where = { $points } за каждое значение { $field } в записях { $record }, где { $filter }; одинаковые значения считаются один раз.
read-rate-completed = { $amount } за каждую полную часть ({ $unit }) показателя: { $fact }
read-rate-started = { $amount } за каждую начатую часть ({ $unit }) показателя: { $fact }
read-rate-in-proportion = { $amount } за каждую часть ({ $unit }) показателя: { $fact }; за неполную – пропорционально
read-rate-by-completed = { $amount } за каждую часть ({ $unit }) показателя: { $fact }; счет по полным частям ({ $piece })
read-rate-by-started = { $amount } за каждую часть ({ $unit }) показателя: { $fact }; счет по начатым частям ({ $piece })
read-then-completed = { $rate }; затем { $amount } за каждую полную часть ({ $unit }) остатка
read-then-started = { $rate }; затем { $amount } за каждую начатую часть ({ $unit }) остатка
read-multiple = { $factor } × { $fact }
read-worth-of = число, соответствующее значению: { $fact }
read-mark = оценка комиссии от { $low } до { $high }
read-divided-by = { $left } ÷ { $right }
read-multiplied-by = { $left } × { $right }
read-plus = { $left } + { $right }
read-minus = { $left } − { $right }
read-not-less = { $amount }, но не меньше, чем { $least }
read-not-more = { $amount }, но не больше, чем { $most }
read-floor = Всего не меньше, чем { $least }.
read-level-worth = { $member } (соответствует числу { $number })
read-per-value = Из записей с одинаковым значением { $field } учитываются те, что дают больше всего, не больше { $most }.
read-per-year = Из записей, у которых { $field } приходится на один календарный год, учитываются те, что дают больше всего, не больше { $most }.
read-best-records = Учитываются только записи, которые дают больше всего, не больше { $most }.
read-cap = Всего не больше, чем { $most }.
read-sum = Все подходящие строки складываются.
read-highest = Из подходящих строк берется наибольшая.
read-lowest = Из подходящих строк берется наименьшая.
read-first = Берется первая подходящая строка.
read-best = { $count ->
    [1] Из подходящих строк берется лучшая.
   *[other] Складываются лучшие из подходящих строк, не более { $count }.
}
read-average = Берется среднее подходящих строк.
read-otherwise = Если не подходит ни одна строка: { $amount }.
read-ranges = Строка выбирается по значению: { $fact }.
read-each-member = За каждое значение { $field } в записях { $record } баллы даются один раз.
read-each-member-where = За каждое значение { $field } в записях { $record }, где { $filter }, баллы даются один раз.
read-rounded-down = Округляется в меньшую сторону; шаг – { $unit }.
read-rounded-up = Округляется в большую сторону; шаг – { $unit }.
read-rounded-half-up = Округляется до ближайшего кратного, половина – в большую сторону; шаг – { $unit }.
read-rounded-half-down = Округляется до ближайшего кратного, половина – в меньшую сторону; шаг – { $unit }.
read-rounded-half-even = Округляется до ближайшего кратного, половина – до четного кратного; шаг – { $unit }.

## Понятия

read-term-on = Говорится об одной записи { $record }.
read-means = Означает: { $meaning }.
read-dated = Значение зависит от дня.
read-count = число записей { $record }
read-count-where = число записей { $record }, где { $filter }
read-total-time = общая длительность записей { $record }
read-total-time-where = общая длительность записей { $record }, где { $filter }
read-time-counted = В счет идут дни раньше дня оценки, совпадающие – один раз; в месяце 30 дней, в году 360.
read-time-since = время, прошедшее ко дню оценки с даты { $date }
read-highest-of = наибольшее значение { $field } в записях { $record }; если таких записей нет – отсутствует
read-highest-of-where = наибольшее значение { $field } в записях { $record }, где { $filter }; если таких записей нет – отсутствует
read-lowest-of = наименьшее значение { $field } в записях { $record }; если таких записей нет – отсутствует
read-lowest-of-where = наименьшее значение { $field } в записях { $record }, где { $filter }; если таких записей нет – отсутствует
read-of-latest = значение { $field } той записи { $record }, где { $by } – самая поздняя дата; если таких записей нет – отсутствует
read-of-latest-where = значение { $field } той записи { $record }, где { $by } – самая поздняя дата, из записей, где { $filter }; если таких записей нет – отсутствует
read-of-earliest = значение { $field } той записи { $record }, где { $by } – самая ранняя дата; если таких записей нет – отсутствует
read-of-earliest-where = значение { $field } той записи { $record }, где { $by } – самая ранняя дата, из записей, где { $filter }; если таких записей нет – отсутствует
read-of-highest = значение { $field } той записи { $record }, где { $by } – наибольшее; если таких записей нет – отсутствует
read-of-highest-where = значение { $field } той записи { $record }, где { $by } – наибольшее, из записей, где { $filter }; если таких записей нет – отсутствует
read-of-lowest = значение { $field } той записи { $record }, где { $by } – наименьшее; если таких записей нет – отсутствует
read-of-lowest-where = значение { $field } той записи { $record }, где { $by } – наименьшее, из записей, где { $filter }; если таких записей нет – отсутствует
read-highest-of-several = Если таких записей несколько, берется наибольшее значение.
read-lowest-of-several = Если таких записей несколько, берется наименьшее значение.
read-none-of-several = Если таких записей несколько и значения в них разные, источник не дает ответа.
read-latest = самая поздняя дата { $field } в записях { $record }; если таких записей нет – отсутствует
read-latest-where = самая поздняя дата { $field } в записях { $record }, где { $filter }; если таких записей нет – отсутствует
read-earliest = самая ранняя дата { $field } в записях { $record }; если таких записей нет – отсутствует
read-earliest-where = самая ранняя дата { $field } в записях { $record }, где { $filter }; если таких записей нет – отсутствует

## Документы

read-filed = Что подано, перечисляет сведение { $field }.
read-document-required = Обязательно.
read-document-required-when = Обязательно, если { $condition }.
read-document-if-available = Подается при наличии; отсутствие не препятствует.
read-blank = Форма: { $blank }.
read-satisfied-all = Документ считается поданным, если выполнено каждое из следующих положений.
read-satisfied-exactly-one = Документ считается поданным, если выполнено ровно одно из следующих положений.
read-satisfied-at-least = { $count ->
    [1] Документ считается поданным, если выполнено хотя бы одно из следующих положений.
   *[other] Документ считается поданным, если из следующих положений выполнено не менее { $count }.
}
read-documents-all = Одно лицо обязано подать все следующие документы.
read-documents-exactly-one = Одно лицо обязано подать ровно один из следующих документов.
read-documents-at-least = { $count ->
    [1] Одно лицо обязано подать хотя бы один из следующих документов.
   *[other] Из следующих документов одно лицо обязано подать не менее { $count }.
}
read-exemption = Освобождает от документов: { $documents }. Действует, если { $condition }.

## Сроки, календари, оплата

read-length = Продолжительность: { $length }.
read-length-by = Продолжительность: { $length }; календарь – { $calendar }.
read-working-days = { $count ->
    [one] { $count } рабочий день
    [few] { $count } рабочих дня
   *[many] { $count } рабочих дней
}
read-starts-with = Начало: { $day }; сам этот день считается, если он из тех, которые идут в счет.
read-starts-after = Начало: { $day }; счет идет со следующего дня.
read-announced = В объявлении для сравнения печатается: { $figure }.
read-covers = Охватывает дни с { $from } по { $to } включительно; о других днях ничего не известно.
read-weekend = Выходные: { $days }.
read-worked = День рабочий, если он не праздник и не выходной или если он назван рабочим.
read-holiday = нерабочий день
read-workday = рабочий день
read-monday = понедельник
read-tuesday = вторник
read-wednesday = среда
read-thursday = четверг
read-friday = пятница
read-saturday = суббота
read-sunday = воскресенье
read-product = Размер – произведение: { $factors }.
read-product-in = Размер ({ $unit }) – произведение: { $factors }.

## Толкования

read-chosen = Принято: { $view }.
read-not-chosen = Не принято: { $view }.
read-possible = Возможно: { $view }.
read-open = Источник ответа не дает; положение читается так, как записано.
read-instead = Тогда положение { $clause } гласило бы: { $text }
read-added = Тогда добавилось бы: { $text }
read-dropped = Тогда положения { $clause } не было бы.
read-source = Источник: { $source }
read-quote = { $language ->
    [kk] Слова источника, на казахском языке: { $text }
    [en] Слова источника, на английском языке: { $text }
   *[own] Слова источника: { $text }
}

## Сведения, объявления, акты

read-vacancy = Вакансия
read-evaluated-on = День оценки – { $field }.
read-list-empty = Если об этом ничего не указано, таких записей нет.
read-list-unknown = Если об этом ничего не указано, есть ли такие записи – неизвестно.
read-standing = Запись учитывается, только если { $condition }; иначе она нигде не идет в счет.
read-period = Промежуток: первый день – { $first }, последний – { $last }, оба входят.
read-assumed = Всегда верно: { $condition }.
read-limits = от { $low } до { $high } включительно
read-increment = шаг { $step }
read-may-be-absent = может отсутствовать
read-type-flag = да или нет
read-type-whole = целое число
read-type-number = число
read-type-percent = доля в процентах
read-type-unit = число ({ $unit })
read-type-date = дата
read-type-duration = срок
read-type-text = текст
read-type-member = одно из: { $scale }
read-type-set = сколько угодно из: { $scale }
read-type-documents = документы
read-type-position = должность
read-levels = Уровни от низшего к высшему: { $members }.
read-kinds = Виды, без порядка: { $members }.
read-follows = Следует актам: { $acts }.
read-for-position = Должность: { $position }.
read-property = Утверждение о правилах: оно должно быть верно для каждого.
read-act-number = Номер: { $number }.
read-adopted = Дата принятия: { $date }.
read-in-force = Дата введения в действие: { $date }.
read-ended = Дата утраты силы: { $date }.

## Заголовки таблиц

read-column-step = ступень
read-column-row = строка
read-column-condition = условие
read-column-points = баллы
read-column-value = значение
read-column-from = действует с
read-column-fact = сведение
read-column-possible = что можно указать
read-column-unstated = если не указано
read-column-days = дни
read-column-kind = что это за день
read-column-occasion = повод

## Списки кандидатов

read-ranking-papers = Тот, у кого точно нет обязательного документа из пакета { $package }, в список не входит; документы возвращаются.
read-ranking-returned = Тот, к кому точно применяется это правило, в список не входит; документы возвращаются: { $rule }.
read-ranking-requirements = Тот, кто точно не отвечает требованию должности, в список не входит.
read-ranking-only = В список входят только те, у кого выполняется: { $condition }.
read-ranking-separate = У каждого листа свой список: { $sheets }.
read-ranking-one = У всех листов один список: { $sheets }.
read-ranking-keys = Кандидатов сравнивают по первому ключу; где они равны – по следующему. Те, у кого значения нет, стоят после всех, у кого оно есть.
read-ranking-share = Кандидаты, равные по всем ключам, делят место.
read-ranking-lot = Порядок кандидатов, равных по всем ключам, определяет жребий.
read-ranking-undecided = Кто впереди из кандидатов, равных по всем ключам, источником не определено.
read-key-highest = Первым идет наибольшее: { $fact }.
read-key-lowest = Первым идет наименьшее: { $fact }.
read-key-longest = Первым идет самое долгое: { $fact }.
read-key-shortest = Первым идет самое короткое: { $fact }.
read-key-earliest = Первым идет самое раннее: { $fact }.
read-key-latest = Первым идет самое позднее: { $fact }.
read-key-yes = Первыми идут те, у кого выполняется: { $fact }.
read-key-no = Первыми идут те, у кого не выполняется: { $fact }.
