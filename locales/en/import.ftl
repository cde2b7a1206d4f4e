### Tables of dossiers: what cells may say, what sheets and columns are called.

## Words in cells; the first is the one that templates offer

word-yes = yes; true
word-no = no; false
word-unknown = unknown
word-absent = absent
word-none = none
word-years = years; year
word-months = months; month
word-days = days; day
word-after-date = year.

## Names of sheets and columns; the first is the one that templates have

sheet-applicants = Applicants; Candidates
sheet-commission = Decisions; Commission; Decisions of the commission
sheet-map = Column map; Map
sheet-choices = Choices
column-id = id; applicant; dossier
column-complete = List is complete: { $list }
column-clause = Clause
column-decision = Decision
map-sheet = Sheet
map-column = Column
map-means = Means

## Notes on the headers of a template

note-id = Names the file of the dossier: letters, digits, hyphens. Each applicant has one row and an id of his own.
note-id-of-row = The id of the applicant, as on the first sheet. Repeat it in every row.
note-complete = "yes" if the rows of that sheet are all there is, also if there is none. Empty: a list without rows is not stated.
note-clause = The clause on which the commission has decided.
note-decision = What the commission has decided: yes or no. Empty: not decided yet.
note-decision-or-mark = The decision of the commission: yes or no; a number where it gives a mark. Empty: not decided yet.
note-flag = Yes or no.
note-number = A number, for example 6.5
note-whole = A whole number, for example 12
note-percent = A share in percent, for example 85 %
note-unit = A number, counted in: { $unit }
note-date = A date, for example 01.04.2025. If only the year is known, type it with an apostrophe before it: '2019
note-duration = A length of time, for example: 2 years 3 months
note-member = Choose from the list.
note-set = Choose from the list; put ; between several.
note-text = Any text.
note-limits = From { $low } to { $high }.
note-absent = If there is none: { $word }
note-unknown = If it is not known: { $word }. Empty: not stated.
choice-absent = absent
choice-none = none
choice-title = Not in the list
choice-message = The list offers no such choice. A name in another language is understood too; a misspelt one is not.

## Places in a table

place-sheet = sheet “{ $sheet }”: { $text }
place-row = sheet “{ $sheet }”, row { $row }: { $text }
place-cell = sheet “{ $sheet }”, row { $row }, column { $column }: { $text }
place-named-cell = sheet “{ $sheet }”, row { $row }, column { $column } “{ $header }”: { $text }

## The command

import-written = { $written ->
    [one] { $written } dossier written
   *[other] { $written } dossiers written
}{ $left ->
    [0] { "" }
   *[other] , left out: { $left }
}
import-left-out = left out: { $names }
import-template = template written: { $path }
