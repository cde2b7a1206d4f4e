### The sentences of `saty read`. Every pattern is a whole: a language puts its own order into it.

read-title = The rules
read-legend = Names from the rules stand in quotes. A number in brackets is the number of the provision on this page that says what the name means.
read-part-of = Part of: { $way }
read-translation = { $language ->
    [kk] The source is printed in Kazakh; the texts here are a translation.
   *[other] The source is printed in Russian; the texts here are a translation.
}

## Chapters

read-positions = Posts
read-sheets = Score sheets
read-packages = Documents
read-rankings = Rankings
read-time-limits = Time limits and calendars
read-pay = Pay
read-outcomes = Outcomes
read-terms = Definitions
read-facts = Facts
read-scales = Levels and kinds
read-notices = Notices
read-properties = Properties
read-acts = Acts

## Names and values

read-name = “{ $name }”
read-of-vacancy = { $field } of the vacancy
read-points-of = points of { $sheet }
read-level-of = step in the post { $position }
read-evaluation-date = the day of evaluation
read-yes = yes
read-no = no
read-absent = absent
read-present = present
read-undecided = not decided by the source
read-undecided-between = not decided by the source, between { $low } and { $high }
read-points = { $count ->
    [one] { $number } point
   *[other] { $number } points
}
read-points-by = as many points as { $value }
read-replaced = { $value } (but if { $condition }, then { $other })
read-first-case = the first of these that applies: { $other } if { $condition }
read-next-case = { $before }; otherwise { $other } if { $condition }
read-other-cases = { $before }; in all other cases { $value }
read-years-least = { $count } { $count ->
    [one] year
   *[other] years
}
read-months-least = { $count } { $count ->
    [one] month
   *[other] months
}
read-days-least = { $count } { $count ->
    [one] day
   *[other] days
}
read-years-more = { $count } { $count ->
    [one] year
   *[other] years
}
read-months-more = { $count } { $count ->
    [one] month
   *[other] months
}
read-days-more = { $count } { $count ->
    [one] day
   *[other] days
}

## What is asked of a fact

read-compare = { $fact } is { $test }
read-any = any
read-is-not = not { $value }
read-is-day = { $date }
read-in = one of ({ $values })
read-in-not = none of ({ $values })
read-includes = { $fact } include { $value }
read-includes-not = { $fact } do not include { $value }
read-cell-includes = including { $value }
read-cell-includes-not = without { $value }
read-both = { $low } and { $high }
read-within = within the { $length } that end with { $date }
read-number-at-least = at least { $value }
read-number-more-than = more than { $value }
read-number-at-most = at most { $value }
read-number-less-than = less than { $value }
read-length-at-least = at least { $value }
read-length-more-than = more than { $value }
read-length-at-most = at most { $value }
read-length-less-than = less than { $value }
read-level-at-least = { $value } or higher
read-level-more-than = higher than { $value }
read-level-at-most = { $value } or lower
read-level-less-than = lower than { $value }
read-day-at-least = on or after { $value }
read-day-more-than = after { $value }
read-day-at-most = on or before { $value }
read-day-less-than = before { $value }
read-named-at-least = at least { $value }
read-named-more-than = more than { $value }
read-named-at-most = at most { $value }
read-named-less-than = less than { $value }

## Conditions

read-always = always
read-and = { $left } and { $right }
read-or = { $left } or { $right }
read-not = it is not so that ({ $condition })
read-if-then = if { $given }, then { $then }
read-has = there is { $record }
read-has-where = there is { $record } where { $filter }
read-has-no = there is no { $record }
read-has-no-where = there is no { $record } where { $filter }
read-every = for every { $record } it is true that { $must } (so it is if there are none)
read-every-where = for every { $record } where { $filter } it is true that { $must } (so it is if there are none)
read-incomplete = at least one of the documents that are required is missing
read-anything-missing = at least one of the listed documents is missing, required or not
read-owed = the document { $document } has to be handed in
read-holds = { $clause } is met
read-holds-not = { $clause } is not met

## Posts

read-position = All requirements have to be met.
read-required = Required: { $condition }.
read-serves-once = Each { $record } serves only once over: { $clauses }. What is best for the candidate counts.
read-judged = The commission decides.
read-group-all = All of the following provisions have to be met.
read-group-exactly-one = Exactly one of the following provisions has to be met.
read-group-at-least = { $count ->
    [1] At least one of the following provisions has to be met.
   *[other] At least { $count } of the following provisions have to be met.
}
read-same-as = The same as { $clause }.
read-same-as-judged = The same as { $clause }; the commission is asked once for both.
read-if-available = Wanted if available; to be without it does not stand in the way.
read-stair = A step of { $levels } is confirmed if the requirements of the post, one line of its thresholds and every one of its competences are met; a step that has no line has no threshold.
read-thresholds = Thresholds
read-thresholds-joined = A line is met if all its cells are.
read-thresholds-alternatives = Lines of the same step are alternatives: one of them is enough.
read-builds-on = All competences of the step { $step } are required too; its thresholds are not.
read-step = Every one of the following competences is required.
read-step-empty = No competences are named for this step.

## Score sheets and values

read-applies = Applies if { $condition }.
read-total-sum = The score is the sum of the criteria.
read-total-highest = The score is the highest of the criteria.
read-total-lowest = The score is the lowest of the criteria.
read-total-first = The score is that of the first criterion that gives points.
read-total-average = The score is the average of the criteria.
read-total-best = { $count ->
    [1] The score is the best of the criteria.
   *[other] The score is the sum of the { $count } best criteria.
}
read-rows-give-nothing = A row whose condition is not met gives no points.
read-printed-scale = The source prints a scale from { $low } to { $high }; it does not limit the score.
read-one-sheet = Exactly one of these sheets applies: { $sheets }.
read-row = { $amount } if { $condition }.
read-row-plain = { $amount }.
read-row-always = { $amount } in any case.
read-for-each = { $points } for each { $record }.
read-for-each-where = { $points } for each { $record } where { $filter }.
read-once-per = { $points } for each value of { $field } among { $record }; equal values count once.
read-once-per-where = { $points } for each value of { $field } among { $record } where { $filter }; equal values count once.
read-rate-completed = { $amount } for each completed part ({ $unit }) of { $fact }
read-rate-started = { $amount } for each started part ({ $unit }) of { $fact }
read-rate-in-proportion = { $amount } for each part ({ $unit }) of { $fact }, in proportion for less
read-rate-by-completed = { $amount } for each part ({ $unit }) of { $fact }, counted by completed parts ({ $piece })
read-rate-by-started = { $amount } for each part ({ $unit }) of { $fact }, counted by started parts ({ $piece })
read-then-completed = { $rate }, then { $amount } for each completed part ({ $unit }) of the rest
read-then-started = { $rate }, then { $amount } for each started part ({ $unit }) of the rest
read-multiple = { $factor } × { $fact }
read-worth-of = the number that stands for { $fact }
read-mark = the mark of the commission, from { $low } to { $high }
read-divided-by = { $left } ÷ { $right }
read-multiplied-by = { $left } × { $right }
read-plus = { $left } + { $right }
read-minus = { $left } − { $right }
read-not-less = { $amount }, but not less than { $least }
read-not-more = { $amount }, but not more than { $most }
read-floor = At least { $least } in all.
read-level-worth = { $member } (stands for { $number })
read-per-value = Of records with the same { $field }, those that give most count, at most { $most }.
read-per-year = Of records with { $field } in the same calendar year, those that give most count, at most { $most }.
read-best-records = Only the records that give most count, at most { $most }.
read-cap = At most { $most } in all.
read-sum = All rows that fit are added.
read-highest = Of the rows that fit, the highest counts.
read-lowest = Of the rows that fit, the lowest counts.
read-first = The first row that fits counts.
read-best = { $count ->
    [1] Of the rows that fit, the best counts.
   *[other] Of the rows that fit, the { $count } best are added.
}
read-average = The average of the rows that fit counts.
read-otherwise = If no row fits: { $amount }.
read-ranges = The row is chosen by { $fact }.
read-each-member = Every value of { $field } among { $record } gives its points once.
read-each-member-where = Every value of { $field } among { $record } where { $filter } gives its points once.
read-rounded-down = Rounded down to a multiple of { $unit }.
read-rounded-up = Rounded up to a multiple of { $unit }.
read-rounded-half-up = Rounded to the nearest multiple of { $unit }, a half upward.
read-rounded-half-down = Rounded to the nearest multiple of { $unit }, a half downward.
read-rounded-half-even = Rounded to the nearest multiple of { $unit }, a half to the even multiple.

## Definitions

read-term-on = This is said of a single { $record }.
read-means = It means: { $meaning }.
read-dated = The value depends on the day.
read-count = the number of { $record }
read-count-where = the number of { $record } where { $filter }
read-total-time = the total time of { $record }
read-total-time-where = the total time of { $record } where { $filter }
read-time-counted = Days before the day of evaluation count, days that overlap once; a month has 30 days, a year 360.
read-time-since = the time from { $date } to the day of evaluation
read-highest-of = the highest { $field } among { $record }; absent if there is none
read-highest-of-where = the highest { $field } among { $record } where { $filter }; absent if there is none
read-lowest-of = the lowest { $field } among { $record }; absent if there is none
read-lowest-of-where = the lowest { $field } among { $record } where { $filter }; absent if there is none
read-of-latest = { $field } of the { $record } with the latest { $by }; absent if there is none
read-of-latest-where = { $field } of the { $record } with the latest { $by } where { $filter }; absent if there is none
read-of-earliest = { $field } of the { $record } with the earliest { $by }; absent if there is none
read-of-earliest-where = { $field } of the { $record } with the earliest { $by } where { $filter }; absent if there is none
read-of-highest = { $field } of the { $record } with the highest { $by }; absent if there is none
read-of-highest-where = { $field } of the { $record } with the highest { $by } where { $filter }; absent if there is none
read-of-lowest = { $field } of the { $record } with the lowest { $by }; absent if there is none
read-of-lowest-where = { $field } of the { $record } with the lowest { $by } where { $filter }; absent if there is none
read-highest-of-several = If several records are alike in this, the highest value counts.
read-lowest-of-several = If several records are alike in this, the lowest value counts.
read-none-of-several = If several records are alike in this and their values differ, the source gives no answer.
read-latest = the latest { $field } among { $record }; absent if there is none
read-latest-where = the latest { $field } among { $record } where { $filter }; absent if there is none
read-earliest = the earliest { $field } among { $record }; absent if there is none
read-earliest-where = the earliest { $field } among { $record } where { $filter }; absent if there is none

## Documents

read-filed = The documents that were handed in are listed in { $field }.
read-document-required = Required.
read-document-required-when = Required if { $condition }.
read-document-if-available = Handed in if available; to be without it does not stand in the way.
read-blank = Form: { $blank }.
read-satisfied-all = Counts as handed in if all of the following is met.
read-satisfied-exactly-one = Counts as handed in if exactly one of the following is met.
read-satisfied-at-least = { $count ->
    [1] Counts as handed in if at least one of the following is met.
   *[other] Counts as handed in if at least { $count } of the following are met.
}
read-documents-all = One person owes all of the following documents.
read-documents-exactly-one = One person owes exactly one of the following documents.
read-documents-at-least = { $count ->
    [1] One person owes at least one of the following documents.
   *[other] One person owes at least { $count } of the following documents.
}
read-exemption = Frees from: { $documents }. Applies if { $condition }.

## Time limits, calendars, pay

read-length = Length: { $length }.
read-length-by = Length: { $length } by the calendar { $calendar }.
read-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
read-starts-with = Begins: { $day }; this first day counts if it is a day that counts.
read-starts-after = Begins: { $day }; counted from the next day.
read-announced = The notice prints for comparison: { $figure }.
read-covers = Covers the days from { $from } to { $to }; nothing is known of other days.
read-weekend = Weekend: { $days }.
read-worked = A day is worked if it is neither a holiday nor a day of the weekend, or if it is named as worked.
read-holiday = day off
read-workday = day worked
read-monday = Monday
read-tuesday = Tuesday
read-wednesday = Wednesday
read-thursday = Thursday
read-friday = Friday
read-saturday = Saturday
read-sunday = Sunday
read-product = The amount is the product: { $factors }.
read-product-in = The amount ({ $unit }) is the product: { $factors }.

## Doubts

read-chosen = Chosen: { $view }.
read-not-chosen = Not chosen: { $view }.
read-possible = Possible: { $view }.
read-open = The source gives no answer; the provision is read as it is written.
read-instead = Then { $clause } would say: { $text }
read-added = Then this would be added: { $text }
read-dropped = Then { $clause } would be left out.
read-source = Source: { $source }
read-quote = { $language ->
    [kk] Words of the source, in Kazakh: { $text }
    [ru] Words of the source, in Russian: { $text }
   *[own] Words of the source: { $text }
}

## Facts, notices, acts

read-vacancy = Vacancy
read-evaluated-on = The day of evaluation is { $field }.
read-list-empty = If nothing is stated about it, there are none.
read-list-unknown = If nothing is stated about it, it is unknown whether there are any.
read-standing = A record counts only if { $condition }; otherwise it is left out wherever these records are looked at.
read-period = A period from { $first } to { $last }, both included.
read-assumed = It always holds: { $condition }.
read-limits = from { $low } to { $high }
read-increment = in steps of { $step }
read-may-be-absent = may be absent
read-type-flag = yes or no
read-type-whole = a whole number
read-type-number = a number
read-type-percent = a share in percent
read-type-unit = a number in { $unit }
read-type-date = a date
read-type-duration = a length of time
read-type-text = a text
read-type-member = one of { $scale }
read-type-set = any of { $scale }
read-type-documents = documents
read-type-position = a post
read-levels = Levels from the lowest to the highest: { $members }.
read-kinds = Kinds, in no order: { $members }.
read-follows = Follows: { $acts }.
read-for-position = Post: { $position }.
read-property = A statement about the rules: it should be true for everyone.
read-act-number = Number: { $number }.
read-adopted = Adopted on: { $date }.
read-in-force = In force from: { $date }.
read-ended = Ceased on: { $date }.

## Headings of tables

read-column-step = step
read-column-row = row
read-column-condition = condition
read-column-points = points
read-column-value = value
read-column-from = from
read-column-fact = fact
read-column-possible = what can be stated
read-column-unstated = if not stated
read-column-days = days
read-column-kind = what
read-column-occasion = occasion

## Rankings

read-ranking-papers = Whoever surely lacks a paper that is owed of { $package } is not ranked; the papers are returned.
read-ranking-returned = Whoever surely comes under this rule is not ranked; the papers are returned: { $rule }.
read-ranking-requirements = Whoever surely fails a requirement of the position is not ranked.
read-ranking-only = Ranked are only those of whom it holds that { $condition }.
read-ranking-separate = Each of the sheets has a list of its own: { $sheets }.
read-ranking-one = All of the sheets have one list: { $sheets }.
read-ranking-keys = Candidates are compared by the first key; where they are equal, by the next. Whoever has no value comes behind all who have one.
read-ranking-share = Candidates who are equal by all keys share the place.
read-ranking-lot = The order of candidates who are equal by all keys is drawn by lot.
read-ranking-undecided = Who comes first among candidates who are equal by all keys is not decided by the source.
read-key-highest = The highest comes first: { $fact }.
read-key-lowest = The lowest comes first: { $fact }.
read-key-longest = The longest comes first: { $fact }.
read-key-shortest = The shortest comes first: { $fact }.
read-key-earliest = The earliest comes first: { $fact }.
read-key-latest = The latest comes first: { $fact }.
read-key-yes = Those come first of whom it holds: { $fact }.
read-key-no = Those come first of whom it does not hold: { $fact }.
