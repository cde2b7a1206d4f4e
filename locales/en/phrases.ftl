### Phrases that messages put in: what a name stands for, what may stand at a place, types.

## What a name stands for

phrase-act = an act
phrase-amendment = an amendment
phrase-calendar = a calendar
phrase-clause = a requirement or a step
phrase-division = a division of an act
phrase-document = a document
phrase-fact = a field or a term
phrase-field = a field
phrase-kind = a kind
phrase-kinds = levels or kinds
phrase-level = a level
phrase-levels = levels
phrase-pay = a pay (`pay`)
phrase-plural = the plural of a record
phrase-position = a position
phrase-ranking = a list of candidates (`ranking`)
phrase-record = a record
phrase-package = a package
phrase-package-rule = a rule of a package
phrase-sheet = a score sheet
phrase-sheets = a choice of sheets (`sheets`)
phrase-subject = the subject
phrase-time-limit = a time limit
phrase-unit = a unit
phrase-vacancy-field = a field of the vacancy
phrase-view = a view of the interpretation

## What may stand at a place

phrase-amount = a value or a number of points
phrase-cell = a cell of a table
phrase-citation = a place in an act
phrase-combiner = a group such as `all of`
phrase-comparison = a comparison such as `at least`
phrase-condition = a condition
phrase-date = a date
phrase-end = the end of the declaration
phrase-entry = a named line (`name: …`)
phrase-item = a block such as `requirement`
phrase-label = a text in `kk`, `ru` or `en`
phrase-name = a name
phrase-number = a number
phrase-patch = a change such as `replace`
phrase-string = a text in quotes
phrase-type = a type
phrase-value = a value

## Types

type-absent = `absent`
type-date = a date
type-documents = a set of documents
type-duration = a length of time
type-flag = an answer `yes` or `no`
type-in-unit = a number in `{ $name }`
type-kind-of = one of the kinds `{ $name }`
type-level-of = a level of `{ $name }`
type-list = a list
type-mapping = named lines (`name: value`)
type-member = a level or kind
type-number = a number without a unit
type-percent = a share in percent
type-set = a set
type-set-of = a set of `{ $name }`
type-text = a text
type-unit = a number in its own unit
type-whole = a whole number

## Why a file cannot be read

phrase-not-found = there is no such file or folder
phrase-not-allowed = reading it is not allowed
phrase-is-folder = it is a folder, not a file
phrase-system-error = the system could not do it
phrase-no-file = it is a device or a pipe, not a file
phrase-circle = it is a link that leads back to where it stands
phrase-table-broken = it is no workbook (.xlsx), or it is damaged
phrase-table-password = it is locked with a password
phrase-table-old = it is of an older kind than .xlsx
phrase-table-quote = a quotation mark is never closed
phrase-hidden-rows = rows
phrase-hidden-columns = columns
phrase-hidden-sheet = sheet

## What is wrong with a dossier as a text

phrase-yaml-tab = a tab where blanks are needed
phrase-yaml-indent = the lines are not indented alike
phrase-yaml-sign = a sign is missing or out of place
phrase-yaml-quote = a quote is opened and not closed

## Which number is allowed

phrase-more-than-zero = more than 0
phrase-number-or-length = a number or a length of time

phrase-ended-on = it ended on
phrase-in-force-from = it comes into force only on

# Why candidates cannot be ordered by a fact.

phrase-same-for-all = it is the same for all candidates
phrase-several-values = it has several values at once
phrase-only-shown = a text is shown, never compared
phrase-without-order = kinds have no order

# What can share the records of a kind.

phrase-sharing-demands = a requirement that asks `has a …`, or for at least so many with a term `count of …`, and that is not `if available`
phrase-sharing-rows = a row that gives one number, not below zero, `for each` record, with or without `best N` and `at most … in all`
