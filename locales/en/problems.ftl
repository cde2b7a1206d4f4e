### What is wrong with a policy, a dossier or a call, one message a code (docs/errors explains them at length).
###
### The message says what is wrong, `.label` stands under the underlined text, `.also` under a second place, `.help` or
### one of the attributes after it says how to mend it. Lower case, no full stop at the end of a message or a label.
### Text of the user and words of the language stand in backticks; `$found` of unexpected and type-mismatch, `$expected` of
### unexpected, `$part` of missing-part and every `$reason` bring their own: a phrase of phrases.ftl may stand there instead.

## The text of a policy

unexpected = { $found } is not expected here
    .label = cannot stand here
    .help = here can stand: { $expected }
    .unlisted = check the words before this place: one may be missing or misspelt
    .suggestion = did you mean `{ $suggestion }`?
    .form = this is written so: { $form }

unclosed-brace = a bracket is opened and never closed
    .label = opened here
    .also = this line already stands outside the bracket
    .help = close the bracket: every `{"{"}` needs a `{"}"}`, every `(` a `)`

stray-brace = `{ $sign }` closes nothing
    .label = no open bracket fits it
    .help = delete it, or add the opening bracket where the block begins

too-deep = { $limit ->
        [one] this is nested deeper than { $limit } level
       *[other] this is nested deeper than { $limit } levels
    }
    .label = too deep from here on
    .help = make it flatter: in a policy, give parts of the condition a name with `define`, and write the names here

decimal-comma = `{ $found }` is written with a comma
    .label = a number takes a point
    .help = write `{ $instead }`

date-format = a date is written year-month-day
    .label = the parts of the date stand in another order
    .help = write `{ $instead }`

operator-sign = the sign `{ $sign }` is not used in a policy
    .label = say it in words
    .help = write `{ $instead }`

look-alike = `{ $word }` has a letter that only looks Latin
    .label = the letter `{ $letter }` is Cyrillic
    .help = type the word on the Latin keyboard: `{ $instead }`

missing-colon = there is no colon after `{ $name }`
    .label = `:` belongs right after this
    .help = write `{ $name }:`

reserved-word = `{ $word }` cannot be a name
    .label = a name belongs here
    .help = it is a word of the language; choose another name, such as `{ $instead }`
    .letters = a name has only small Latin letters, digits and hyphens: write `{ $instead }`

unclosed-string = a text in quotes is not closed on its line
    .label = the closing quote is missing
    .help = close the quote on the same line; the rest of a long text goes on the next line in quotes of its own

missing-bar = a row of the table is not complete
    .label = `|` is missing here
    .help = begin and end every row with `|`, and put `|` between the cells

unknown-declaration = no declaration begins with `{ $word }`
    .label = a declaration does not begin like this
    .help = begin with a word such as `position`, `define` or `record`; if the line belongs to the block above, indent it
    .suggestion = did you mean `{ $suggestion }`?

impossible-date = there is no such date: `{ $date }`
    .label = not in the calendar
    .help = check the month and the day

file-too-large = { $limit ->
        [one] the file is larger than { $limit } megabyte
       *[other] the file is larger than { $limit } megabytes
    }
    .label = this file
    .help = divide it into several files

not-utf8 = the text of `{ $path }` is not in UTF-8
    .label = not UTF-8
    .help = save the file in your editor with the encoding UTF-8
    .table = save the table again as `CSV UTF-8`, or as a workbook (.xlsx)

strange-character = { $found } cannot stand in a policy
    .label = this sign is not used here
    .help = delete it, or move it into a text in quotes
    .word = names are written with Latin letters, digits and hyphens; put other words in quotes
    .dash = write the plain hyphen `-`
    .quote = put a text between `"` and `"`, or between `«` and `»`
    .number-sign = the number of an act stands in quotes, as in `act-number "57"`; elsewhere leave the sign out
    .invisible = this sign is invisible: delete the place and type it anew
    .space = a space that a word processor has put here: type a plain space instead; `saty fmt` does so in the whole file
    .apostrophe = write the plain apostrophe `'`; a text stands between `"` and `"`, or between `«` and `»`

hidden-sign = a text or a comment holds a sign that cannot be seen: { $found }
    .label = here
    .help = it may break the line or turn the text around, so that a reader sees something else: delete the place and type it anew

deep-definitions = `{ $name }` stands on a chain of more than { $limit } definitions
    .label = one definition too many
    .help = write what the first of them mean in one condition, or give the middle of the chain as a fact of the dossier

not-composed = letters of this text are made of two signs
    .label = a letter and the mark above it are separate signs
    .help = type the text anew, or convert it to the Unicode form NFC

too-long = { $length ->
        [one] a chain of { $length } condition is too long: at most { $limit } may be joined
       *[other] a chain of { $length } conditions is too long: at most { $limit } may be joined
    }
    .label = too long a chain
    .help = give parts of the chain a name with `define`, and write the names here

label-not-first = a text in `kk`, `ru` or `en` cannot stand here
    .label = such texts come first in their block
    .help = put the text right after the name, before conditions and values; check too that the line before is complete

group-of-conditions = `{ $what }` joins the demands of a requirement; here it cannot stand
    .label = no group of conditions can stand here
    .help = join conditions with `and` or `or`; so many of several are counted: `define how-many: defined as sum of {"{"} first: gives 1 when … second: gives 1 when … {"}"}`, then `how-many at least 2`

## The meaning of a policy

unknown-name = `{ $name }` is not declared as { $kind }
    .label = not declared
    .also = repealed here
    .help = declare it, or check the spelling
    .suggestion = did you mean `{ $suggestion }`?

duplicate-name = the name `{ $name }` is given twice
    .label = the second time
    .also = the first time
    .help = give one of the two another name

misplaced = `{ $what }` cannot stand in `{ $item }`
    .label = out of place
    .also = in this block
    .help = move it to its place; in `{ $item }` can stand: `{ $allowed }`
    .unlisted = move it to its place, or delete it

missing-part = `{ $item }` lacks { $part }
    .label = not complete
    .help = add { $part }

repeated-part = `{ $what }` can stand only once in `{ $item }`
    .label = the second one
    .also = the first one
    .help = keep one and delete the other

type-mismatch = { $found } and { $expected } do not go together
    .label = does not go with { $expected }
    .help = what is needed is { $expected }
    .comparison = on the left is { $expected }; compare kinds with `is` and `in`, levels, numbers and lengths of time with `at least` and `at most`, dates with `before` and `after`, sets with `includes`; `yes or no` stands alone or after `not`

mixed-and-or = `and` stands beside `or` without parentheses
    .label = it is not clear what belongs together
    .help = write `{ $first }`, or else `{ $second }`

not-ordered = the values of `{ $name }` have no order
    .label = this needs an order
    .help = compare with `is` or `in`; to compare by order, declare the values as `levels`, the lowest first

fact-against-fact = `{ $name }` comes from the dossier and cannot stand here
    .label = a fixed value belongs here
    .help = write a constant, a level or kind, a dated `value`, or a field of the vacancy (`vacancy's …`)

outside-record = after `where` every condition speaks of the record `{ $record }`
    .label = this one does not
    .help = write a field of `{ $record }` or a term defined `on { $record }`; or put the condition with `where` in parentheses, and this one after them

second-record = `{ $name }` speaks of another record
    .label = another record cannot stand here
    .help = one `where` speaks of one record only: write a condition of its own for `{ $name }`, and join the two with `and`
    .term = use `{ $name }` after `where` in a condition about `{ $record }`, as in `has a { $record } where { $name }`

cycle = the definition leads back to itself: `{ $path }`
    .label = defined through itself
    .help = break the circle: one of these names must be defined without the others

empty-interval = no value lies in this interval
    .label = nothing lies between the two ends
    .help = check the two ends: the lower or earlier one comes first, and between neighbours such as 5 and 6 whole numbers there is nothing

overlapping-rows = two rows can hold for one value
    .label = overlaps with another row
    .also = with this row
    .help = change the ends so that every value falls into one row only, as with `at most 2` and `more than 2`

column-count = { $found ->
        [one] the row has { $found } cell, the heading has { $expected }
       *[other] the row has { $found } cells, the heading has { $expected }
    }
    .label = the number of cells differs
    .also = the heading
    .help = give the row as many cells as the heading has; write `any` in a cell that does not matter

not-a-condition = `{ $name }` by itself is not a condition
    .label = this is { $type }
    .help = a condition holds or does not: compare `{ $name }` with a value, by a word such as `is`, `at least` or `before`

hidden-name = the name `{ $name }` is already declared, and this one hides it
    .label = hides the other one
    .also = hidden
    .help = choose another name, so that nobody takes the one for the other

no-period = the record `{ $name }` has no period
    .label = the time of such records cannot be added up
    .help = name the first and the last day in `record { $name }`, as in `period started to finished`

wrong-form = after `{ $word }` and its name comes `{ $instead }`
    .label = written otherwise here
    .help = put `{ $instead }` after the underlined words

outcome-in-condition = a condition cannot ask for a result of the evaluation: `{ $what }`
    .label = known only after the evaluation
    .help = ask for the facts on which the result rests; results stand only in `outcome` and `property`

two-bodies = `{ $first }` and `{ $second }` cannot stand together
    .label = one of the two is too many
    .also = the other one
    .help = keep one of them; to ask for several things, join conditions with `and`, or list them in a group such as `all of`

never-tested = a text cannot be compared
    .label = compares a text
    .help = texts are only shown; if a condition depends on the field, give it another type, such as `yes or no` or named `kinds`

meaningless-number = the number `{ $found }` makes no sense here
    .label = this can never be right
    .help = it must be { $allowed }

unknown-target = there is no part `{ $path }`{ $inside ->
    [TOP] { "" }
   *[other] { " " }in `{ $inside }`
}, or there are several
    .label = nothing, or more than one thing, has this name
    .also = repealed here
    .help = write the names from the outside in, with dots between them, as in `a.b`
    .suggestion = did you mean `{ $suggestion }`?

not-as-expected = `{ $name }` is not as `was` says
    .label = the change expects this
    .also = this stands there
    .help = something may have changed it before: check which edition is changed, and correct what follows `was`

rows-without-end = the rows of `{ $name }` may give no value
    .label = no value if none of the rows holds
    .help = end the rows with `otherwise` and a value; `otherwise absent` and `otherwise undecided` are possible too

absent-left-out = the rows of `{ $name }` leave out that `{ $fact }` may be absent
    .label = no value if there is none of it
    .help = end the rows with `otherwise` and a value, or with `otherwise absent`

records-in-mean = `for each` gives one sum, and `{ $how }` takes it as one row
    .label = a sum, not one row for each record
    .help = for the best records write `gives … for each …, best 2`; if sums of records are to be compared, put each into `sum of {"{"} … {"}"}`

limit-not-said = the change does not say what becomes of the limit `{ $limit }` of `{ $name }`
    .label = stays, or falls away?
    .help = write the limit again behind `combine …`, another one, or `, no other limit` if it falls away

rate-without-pieces = it is not said how a part of a unit counts
    .label = so much per unit, but what of a part of it?
    .help = write `per completed …` if only full units count, `per started …` if a begun one counts too, or add `, in proportion` or `, by completed months` behind the fact

nothing-remains = nothing remains for this step
    .label = what stands before it leaves no rest
    .help = `then` shares out what full units of a length of time leave over, by a smaller unit: `2 per completed year of …, then 0.1 per completed month`

level-without-worth = not every member of `{ $levels }` stands for a number
    .label = without `worth`: { $names }
    .help = give each of them a number in the declaration, for example `{ $names }: worth 3`

limits-crossed = at least { $floor } is more than at most { $cap }
    .label = no number fits both limits
    .help = exchange the limits, or correct one of them

days-beside-months = { $days } days beside months or years are no certain length
    .label = months have 28 to 31 days
    .help = write one month more, at most { $most } days, or the whole length in days

fact-arithmetic = facts are not calculated with (`{ $found }`)
    .label = no value here
    .help = add rows with `sum of {"{"} … {"}"}`, take a share or a multiple of one fact with `50 % of …` or `2 times …`; if the source truly calculates with two facts, write `unanalysed FACT divided by FACT`

never-whole = `{ $name }` is a whole number and never { $found }
    .label = never holds
    .help = compare it with a whole number, or give the field the type `decimal`

## Doubts about a policy that do not stop it

missing-translation = `{ $id }` has no text in `{ $language }`
    .label = no text in `{ $language }`
    .help = add `{ $language } "…"`, or, if no text is to be had, record that as `known defect missing-translation`

gap-in-ranges = the rows of `{ $name }` leave values out
    .label = some values fall into no row
    .help = close the gap between the rows, or say with `otherwise` what the other values give

empty-step = the step `{ $id }` asks for nothing
    .label = no competences
    .help = add its competences; if the source names none, record that as `known defect empty-step`

changes-nothing = the exemption `{ $name }` changes nothing
    .label = frees only from documents that nobody has to submit
    .help = check the documents after `frees from`; if the source says so, record that as `known defect changes-nothing`

mixed-script = a word of this text mixes Latin and Cyrillic letters: `{ $found }`
    .label = letters of two scripts in one word
    .help = type the word anew in one keyboard layout; if the source prints it so, record that as `known defect mixed-script`

wrong-language = the label under `{ $found }` seems to be in another language
    .label = this does not look like `{ $found }`
    .help = check the language code; if the text is right, record that as `known defect wrong-language`

## A dossier or a vacancy

broken-document = the document cannot be read as YAML or JSON, the cause: { $reason }
    .label = reading stopped here
    .help = check the indentation, the colons and the quotes around this place
    .alias = a reference such as `*name` is not followed: write the value out in its place

unknown-field = `{ $record }` has no field `{ $name }`
    .label = unknown field
    .help = check the spelling; the vocabulary of the policy names the fields
    .suggestion = did you mean `{ $suggestion }`?
    .sample = this is a sample and no dossier: `saty test` reads it

wrong-type = `{ $name }` has a value of another type
    .label = here belongs { $expected }
    .help = write { $expected }; a value that is not known is written `unknown`
    .instead = write `{ $instead }`

unknown-value = `{ $found }` is not a value of the field `{ $name }`
    .label = no such value
    .help = write one of these: `{ $allowed }`
    .suggestion = did you mean `{ $suggestion }`?

no-such-date = there is no such date: `{ $date }`
    .label = not in the calendar
    .help = write year-month-day, such as `2024-03-31`; a date known only in part is written `2024-03` or `2024`

reversed-period = the period ends before it begins: from `{ $start }` to `{ $finish }`
    .label = the end
    .also = the beginning
    .help = check the two dates: they may have changed places

out-of-range = `{ $found }` is not allowed in the field `{ $name }`
    .label = at least `{ $low }`, at most `{ $high }`
    .help = check the value: it is at least `{ $low }` and at most `{ $high }`
    .step = from `{ $low }` on, in steps of `{ $step }`

repeated-field = the field `{ $name }` is given twice
    .label = the second time
    .also = the first time
    .help = keep one value and delete the other

contradicts-assumption = the data contradict an assumption of the policy: `{ $label }`
    .label = contradicts the assumption
    .also = the assumption
    .help = correct the data; if they are right, the assumption in the policy is wrong

unknown-judgement = nothing that the commission decides is called `{ $name }`
    .label = no such clause
    .help = write the full name of a clause marked `commission decides`: the names from the declaration on, with dots between them
    .suggestion = did you mean `{ $suggestion }`?

too-many-records = { $count ->
        [one] the list has { $count } record, but at most { $limit } are read
       *[other] the list has { $count } records, but at most { $limit } are read
    }
    .label = too many records
    .help = keep only the records that matter, and delete repeated ones

## A call of the program

cannot-read = `{ $path }` cannot be read: { $reason }
    .label = cannot be read
    .help = check the path and your right to read it

no-policies = there are no policy files in `{ $path }`
    .label = no policy files
    .help = name files that end in `.saty`, or a folder with such files

unknown-position = there is no position `{ $name }`
    .label = unknown position
    .help = write one of these: `{ $allowed }`
    .suggestion = did you mean `{ $suggestion }`?

no-date = the evaluation date is not known
    .label = no evaluation date
    .help = give a day with `--on 2025-04-01`, or with `--vacancy FILE` a vacancy that has a full date

no-value-on-date = `{ $name }` has no value on `{ $date }`
    .label = no value on this date
    .help = add a value that begins earlier to `value { $name }`, or check the evaluation date

unknown-code = there is no code `{ $name }`
    .label = unknown code
    .help = a code is written like `E0201`
    .suggestion = did you mean `{ $suggestion }`?

same-day = `{ $name }` and `{ $other }` change `{ $path }` on the same day
    .label = second change
    .also = first change
    .help = write `applied after { $other }` in `{ $name }`, or give them different days

wrong-direction = `{ $found }` does not fit `{ $name }`
    .label = this is { $type }
    .help = write { $allowed }

not-a-key = candidates cannot be ordered by `{ $name }`
    .label = { $reason }
    .help = name a number, a level, a length of time, a date, a yes-or-no fact or points of the candidates

repeated-key = `{ $name }` asks what `{ $other }` has asked already
    .label = never decides anything
    .also = the same fact
    .help = take one of the two out, or name another fact

lists-not-said = the points of `{ $name }` come from different sheets, and nothing says who stands on which list
    .label = points of a choice of sheets
    .help = add `separate lists for { $name }` or `one list for { $name }` to the ranking

other-worth = `{ $name }` does not say what one `{ $record }` is worth
    .label = a number, or a term on `{ $record }`
    .help = write a number, or define a term `on { $record }` and name it here

no-groups = records cannot be put together by `{ $name }`
    .label = a text or a set
    .help = name a field of kinds, levels, a number or a date

about-subject = this is said of each single `{ $record }`, but speaks of more
    .label = not about one `{ $record }`
    .help = speak of fields of `{ $record }`, of the vacancy and of constants only

no-tie-rule = it is not said which `{ $name }` counts if several records come first alike
    .label = several records may share that place
    .help = write `, the highest of several` or `, the lowest of several` at the end

cannot-share = `{ $name }` cannot share the records of `{ $record }` out
    .label = of another form
    .help = here can stand: { $allowed }

nothing-to-share = a record can serve once only over several clauses
    .label = at least two names belong here
    .help = name the clauses that share the records, with commas between them, or delete this

share-in-sum = `{ $name }` does not add its rows
    .label = records are shared out only in a sum
    .help = write `sum of`, or `score: sum of criteria`; in the highest or the best of several a record counts once anyway where only one row counts

act-not-in-force = `{ $name }` is cited, but { $state } { $date }
    .label = not in force in this edition
    .help = cite the act that was in force then, or correct its dates

unknown-notice = there is no notice `{ $name }`
    .label = unknown notice
    .help = the notices are: { $allowed }
    .suggestion = did you mean `{ $suggestion }`?

unknown-vacancy = { $name ->
    [NONE] the notice has several vacancies
   *[other] the notice has no vacancy `{ $name }`
}
    .label = unknown vacancy
    .help = name one of its vacancies: { $allowed }
    .suggestion = did you mean `{ $suggestion }`?

unknown-side = there is no folder, file, date, notice or revision `{ $name }`
    .label = unknown version
    .help = name a folder, a file, a date such as `2025-04-01`, a notice, or a revision such as `HEAD~1`
    .suggestion = did you mean `{ $suggestion }`?

other-edition = this edition does not know `{ $name }`; another one does
    .label = passed over
    .help = nothing is to be mended if the dossier was written for another date

cannot-write = `{ $path }` cannot be written
    .label = not written
    .help = see whether the folder may be written to and has room; nothing was changed

no-samples = there is no sample in `{ $path }`
    .label = no sample
    .help = write a list `cases.yaml`, or a file with `dossier`, `on` and `expect`; `saty new sample` makes one

no-such-sample = the id of no sample contains `{ $filter }`
    .label = no such sample
    .help = `--filter` takes a part of an id; upper and lower case are told apart
    .suggestion = did you mean `{ $suggestion }`?

## Lints of `saty check`

unknown-defect = `known defect { $name }` accepts no warning: there is none of this name
    .label = no such warning
    .help = write the name of a warning, as `saty check` shows it; a remark of another kind is a `note`
    .suggestion = did you mean `{ $suggestion }`?

no-reason = `known defect { $name }` gives no reason
    .label = no reason
    .help = add a text that says what is wrong in the source

nothing-accepted = `known defect { $name }` accepts nothing here
    .label = no longer needed
    .help = delete it; the warning is not given here

never-holds = `{ $id }` can never hold
    .label = no facts fulfil this
    .help = check the ends of the comparisons and the terms that are used; if the source says so, record that as `known defect never-holds`

swallowed = `{ $id }` changes nothing beside `{ $other }`
    .label = never decides anything
    .also = this one holds whenever it does
    .help = delete one of the two, or correct its condition; if the source says so, record that as `known defect swallowed`

easier-step = `{ $step }` is easier to reach than `{ $below }`
    .label = the higher step asks less
    .also = this row asks more
    .help = compare the two rows; if the source says so, record that as `known defect easier-step`

skipped-step = the stair leaves out `{ $step }`
    .label = a step is missing
    .help = add the step; if the source names none, record that as `known defect skipped-step`

flat-stair = the stair `{ $id }` does not rise: every row asks for the same
    .label = every step is as hard as the first
    .help = correct the rows; if the source says so, record that as `known defect flat-stair`

repeated-item = `{ $id }` repeats `{ $other }`, on which the step builds
    .label = asked for already
    .also = the same words
    .help = delete it, or write `same as`; if the source repeats it, record that as `known defect repeated-item`

scale-not-kept = the rows give { $most ->
    [NONE] { $least } points and more, without a limit
   *[other] from { $least } to { $most } points
}, the printed scale is from { $low } to { $high }
    .label = the scale is not kept
    .help = check the points and the limits; if the source prints the scale so, record that as `known defect scale-not-kept`

never-scores = the criterion `{ $id }` never gives a point
    .label = gives nothing
    .help = check its rows; if the source says so, record that as `known defect never-scores`

never-owed = nobody can owe the document `{ $id }`
    .label = never owed
    .help = check its condition and the exemptions; if the source says so, record that as `known defect never-owed`

hole-in-ranges = between two rows of `{ $name }` there are values that only `otherwise` takes
    .label = a hole between the rows
    .help = close the hole; if the source leaves it, record that as `known defect hole-in-ranges`, and say with an `interpretation` how it is read

rows-meet = one value is in two rows: `{ $row }` and `{ $other }`
    .label = meets another row
    .also = this row
    .help = change the ends; if the source prints them so, record that as `known defect rows-meet`

two-numbers = the views give two numbers for `{ $row }`: { $one } and { $two }
    .label = a number in doubt
    .help = compare with the source; if it prints both, record that as `known defect two-numbers`

missing-label = `{ $id }` has no label
    .label = nothing to read
    .help = add a label in each language of the policy; if it is never shown, record that as `known defect missing-label`

missing-citation = `{ $id }` cites nothing
    .label = no source
    .help = add a `source`, here or for the block around it; if there is none, record that as `known defect missing-citation`

quote-not-found = the quotation stands in none of the sources
    .label = not found like this
    .also = up to here the source agrees
    .help = compare it with the source, letter by letter; if the source text given here is not the one quoted, record that as `known defect quote-not-found`
    .differs = the source goes on `{ $printed }`, the quotation `{ $written }`

number-format = `{ $found }` is not written as the language of the text writes numbers
    .label = sign of another language
    .help = write `{ $instead }`; if the source prints it so, record that as `known defect number-format`

unused-name = nothing uses `{ $name }`
    .label = used nowhere
    .help = delete it, or use it; if it is only to be shown, record that as `known defect unused-name`

dead-branch = the thresholds name `{ $value }`, but the requirements of the position exclude it
    .label = nobody comes in by this
    .help = compare the thresholds with the requirements; if the source says so, record that as `known defect dead-branch`

weights-off = the weights of `{ $id }` add up to { $total } %
    .label = not 100 %
    .help = correct the weights; if the source prints them so, record that as `known defect weights-off`

values-meet = two values whose conditions may both hold
    .label = counts only if the earlier one does not
    .help = the first value whose condition holds counts; let the conditions exclude each other (`90 when vet and not old`), or put the special case first

nothing-shared = over what `{ $id }` names, no record could serve twice
    .label = no two of these clauses can have the same record
    .help = delete the words, or mend the filters, if they should overlap

unanalysed = `{ $id }` calculates with facts
    .label = works, but cannot be compared exactly
    .help = comparisons of versions can only say that this has changed; if it cannot be said with rows, ranges, shares or rates, record that as `known defect unanalysed` with the reason

no-sources = there is no text of a source in `{ $path }`
    .label = no texts
    .help = name a folder with files that end in `.txt`

already-there = `{ $path }` is already there
    .label = not overwritten
    .help = take another name, or give another file with `--to`
    .replace = give `--replace` to write it anew

no-receipt = `{ $path }` is no receipt
    .label = no receipt
    .help = give a file that `saty eval … --receipt FILE` has written

no-ranking = the policies declare no ranking
    .label = no ranking
    .help = declare a `ranking`; `saty explain E0515` shows how it is used

unknown-ranking = { $name ->
    [NONE] the policies declare several rankings
   *[other] there is no ranking `{ $name }`
}
    .label = unknown ranking
    .help = name one of these with `--ranking`: { $allowed }
    .suggestion = did you mean `{ $suggestion }`?

same-dossier = `{ $path }` and `{ $other }` have the same content
    .label = the same dossier twice
    .help = leave one of them out: nobody may stand on the list twice

no-dossiers = there is no dossier in `{ $path }`
    .label = no dossier
    .help = name files or folders with files that end in `.yaml`, `.yml` or `.json`

no-position = nothing says which position the candidates apply for
    .label = no position
    .help = give `--position`, or a vacancy that names one: the ranking asks whether its requirements hold

unknown-sheet = there is no score sheet `{ $name }`
    .label = unknown score sheet
    .help = write one of: `{ $allowed }`
    .suggestion = did you mean `{ $suggestion }`?

no-sheet = no score sheet of the policies applies: `{ $dossier }`
    .label = no sheet
    .help = name the one to print with `--sheet`: `{ $allowed }`

needs-file = a workbook is written to a file only
    .label = no file
    .help = name the file with `--to`, for example `--to sheet.xlsx`

output-lost = the standard output has not taken the whole answer
    .label = incomplete
    .help = what has been printed is cut off: see whether the disk has room, then call the program again

no-table = `{ $path }` cannot be read as a table: { $reason }
    .label = no table
    .help = open it in a spreadsheet program and save it as a workbook (.xlsx) without a password, or as CSV in UTF-8

empty-table = `{ $path }` names no applicant
    .label = nothing in it
    .help = write one row for each applicant below the headers of the first sheet

unknown-worksheet = it is not known what the sheet `{ $name }` says
    .label = unknown sheet
    .help = name the sheet after a record of the policy, or say what it is in the column map; `-` there passes it over
    .suggestion = did you mean `{ $suggestion }`?

unknown-column = it is not known what the column `{ $name }` says
    .label = unknown column
    .help = give it the header of a field, or say what it is in the column map; `-` there passes it over
    .suggestion = did you mean `{ $suggestion }`?
    .headless = the column has no header; write one, or delete what stands here

column-twice = a second column says what `{ $name }` says (`{ $means }`)
    .label = the second
    .also = the first
    .help = delete one of them; neither was read

no-id-column = the sheet has no column that says whose rows these are: { $sheet }
    .label = no column `id`
    .help = add a column with the header `id`, or say in the column map which column it is

merged-cells = the cells { $range } are merged: only the first of them has a value
    .label = merged
    .help = undo the merge and write the value into every row that it holds for

unknown-label = `{ $found }` is none of the choices of this column
    .label = no such choice
    .help = choose one of these: { $allowed }
    .suggestion = did you mean `{ $suggestion }`?

unclear-date = it is not clear which day `{ $found }` is
    .label = unclear
    .help = write the day, the month and all four digits of the year: 01.04.2025 or 2025-04-01
    .year = the cell holds the number { $year } shown as a date; if the year { $year } is meant, type it with an apostrophe before it
    .time = the cell holds a time of day or a length of time; write the day itself
    .far = no record of a person is likely to have this day; if it is meant, type it as a text, with an apostrophe before it; if there is no such day, leave the cell empty or say so in words
    .no-year = the cell does not show of which year the day is, and a spreadsheet program adds the current year itself; write the day, the month and all four digits of the year

unclear-number = it is not clear which number `{ $found }` is
    .label = unclear
    .help = write it without a sign between thousands; the decimals after one point or comma, for example 1234,5
    .day = the spreadsheet program has made a day of what was typed; write the number again with a comma, or set the format of the cell to text first

error-cell = instead of a value the cell has `{ $found }`
    .label = no value
    .help = mend the formula, or write the value itself
    .formula = the value of the formula was not saved; open the file in a spreadsheet program, save it again, or write the value itself

unknown-applicant = no applicant has the id `{ $id }`
    .label = not on the sheet of applicants
    .help = write the id as on the sheet of applicants, or add the applicant there
    .suggestion = did you mean `{ $suggestion }`?

applicant-twice = the applicant `{ $id }` stands on two rows
    .label = the second
    .also = the first
    .help = leave one row; if they are two people, give them different ids

row-without-id = the row does not say whose it is
    .label = no id
    .help = write the id of the applicant into every row, or empty the whole row

unusable-id = `{ $found }` cannot be the name of a file
    .label = not as an id
    .help = use letters, digits, hyphens and blanks, at most 100

wrong-map = the column map names `{ $found }`, which no column can be
    .label = unknown
    .help = write what the template writes there, for example the name of a field; `-` passes a column over
    .suggestion = did you mean `{ $suggestion }`?
    .other-sheet = the columns of one sheet all belong to one thing; an earlier line gives this sheet to something else

open-list = `{ $found }` does not agree with the rows of the list
    .label = does not agree
    .help = a list that has rows is taken as complete; leave this cell empty, or take the rows out
    .no-sheet = there is no sheet for this list, so nothing shows that it is empty; add the sheet, or leave this cell empty
    .answer = write yes, or leave the cell empty

table-too-large = there is too much in `{ $path }`
    .label = too much
    .help = delete rows and columns far from the data, or divide the table

no-clause = the row does not say on what the commission has decided
    .label = no clause
    .help = choose the clause from the list, or empty the row

hidden-cells = hidden { $what }: { $names }
    .label = hidden
    .help = this is read like all the rest; show it to see whether it is to count, or delete it
    .not-read = it is not read; if it holds something of the applicants, show it
