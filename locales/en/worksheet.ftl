### The worksheet that a commission reads to a candidate.

## Answers

yes = yes
no = no
met = met
not-met = not met
unknown = not known
undecided = not decided by the source

## Facts and values

and = and
or = or
vacancy = vacancy
vacancy-position = position of the vacancy
evaluation-date = evaluation date
length-years = { $count } { $count ->
    [one] year
   *[other] years
}
length-months = { $count } { $count ->
    [one] month
   *[other] months
}
length-days = { $count } { $count ->
    [one] day
   *[other] days
}
not-known = not known
none = none
absent = there is none
between = from { $low } to { $high }
or-more = { $low } or more
or-less = { $high } or less
or-absent = { $value }, or none
found-and-needed = { $fact }: { $found } (needed: { $needed })
short-by = short by { $value }
one-of = one of: { $value }
includes = includes { $value }
does-include = { $fact }: includes { $value }
does-not-include = { $fact }: does not include { $value }
window = later than { $after }, not later than { $until }
at-least = at least { $value }
more-than = more than { $value }
at-most = at most { $value }
less-than = less than { $value }
on-or-after = on { $value } or later
after = later than { $value }
on-or-before = on { $value } or earlier
before = earlier than { $value }

## Sections

evaluated-on = Evaluated on { $date }
section-requirements = Requirements
section-stair = Level
section-results = Results
section-left-out = Records that do not count
section-unknown = Not known, and could still change the answer
section-doubts = Readings of the source

## Requirements

all-of = all of:
exactly-one-of = exactly one of:
at-least-n-of = at least { $count } of:
if-available = { $text } (if available; its absence is no obstacle)
commission-decides = the commission decides
commission-decided = decided by the commission
must-not-be = must not hold:
note = Note: { $text }
list-not-known = { $record }: nothing stated
no-record = { $record }: none stated
record-number = { $record } no. { $number }
more-records = and { $count } more
spells-added = { $count } separate spells are added: 30 days are a month
spells-covered = together no more than the one spell that covers them with the gaps between
month-over-early = the month has no day { $day }: it is over on its last day, { $date }
counted = counted: { $record } no. { $numbers }{ $more ->
    [0] { "" }
   *[other] {" "}and { $more } more
}
serves = “{ $clause }”: { $records }
serves-nothing = “{ $clause }”: no record is left ({ $record })
serves-elsewhere = { $record } already serves for “{ $clause }”
beyond-limit = beyond the limit: { $record } no. { $numbers }
left-out = left out: { $record }, { $count } { $count ->
    [one] record
   *[other] records
}
may-be-left-out = not known whether it counts: { $record }, { $count } { $count ->
    [one] record
   *[other] records
}
may-count = may count: { $record } no. { $numbers }

## Level

level-supported = Supported: { $level }
level-range = { $sure } for certain, up to { $possible } possible
no-level = none
still-needed = Still needed for { $level }:
needed-time = What time will bring
needed-document = What a document can show
needed-commission = What the commission decides

## Documents

document-present = present
document-missing = missing
document-not-applicable = not required
document-waived = freed from
document-not-filed = not filed, optional
document-unknown = not known
rule-applies = Applies: { $rule }
rule-does-not-apply = Does not apply: { $rule }
rule-not-known = Not known whether it applies: { $rule }

## Points

points-short = points: { $points }
total = Total
not-decided = part of it is not decided by the source
sheet-not-settled = which sheet applies is not settled
no-sheet-applies = exactly one sheet has to apply, and that is not so
lifted-to = lifted to the limit of { $limit }
mark-awaited = the commission has not given a mark yet
mark-given = mark of the commission
cut-to = cut to the limit of { $limit }
cut-to-limit = cut to the limit
announced = announced

## What is open

unknown-for-requirements = For the requirements, any one of these is enough:
unknown-for-level = For the next level, any one of these is enough:
unknown-for-documents = For the documents, each of these:
unknown-for-points = For the points, each of these:
decision-on = decision of the commission: { $clause }
so-many-of-these = { $count ->
    [one] any one of these { $all }
   *[other] { $count } of these { $all }
}
open-in-term = whatever is open in “{ $term }”
explained-above = explained above
row-of-several = several rows together
otherwise-row = otherwise
read-as = read as: { $view }
if-read-as = If read as “{ $view }”:
instead-of = { $what }: { $becomes } (instead of { $was })
nothing-said = nothing
other-readings = { $count ->
    [one] One more reading of the sections used does
   *[other] { $count } more readings of the sections used do
} not change this answer.
aspect-requirements = requirements
aspect-level = level
aspect-points = points
aspect-pay = pay
aspect-last-day = last day
no-answer = the source gives no answer

## Remarks

translation = the label is a translation
known-defect = Known defect of the source: { $text }
printed-scale = printed scale: { $low } to { $high }, both ends included (a remark, no limit)
evidence = Shown by: { $text }
verdict = Conclusion on the requirements: { $answer }
needed-requirements = The requirements above come first
items-not-met = items not met: { $count }
not-below = not below { $value }
not-above = not above { $value }

version-from = Edition since { $date }, with { $acts }
version-until = Edition before { $date }
version-notice = As announced: { $notice }
act-ended = { $act } ended on { $date }. What took its place is not in these policies; the answer says what the ended rules said.

## Comparisons

difference-title = { $old } → { $new }
difference-count = { $count ->
    [0] No differences.
    [one] One clause differs.
   *[other] { $count } clauses differ.
}
difference-worded = Only texts and sources
difference-added = new
difference-removed = gone
difference-changed = changed
direction-stricter = stricter
direction-looser = looser
slot = { $slot ->
    [note] note
    [quote] quotation
    [evidence] evidence
    [source] source
    [blank] form
    [when] condition
    [gives] points
    [chosen] chosen reading
    [required] duty to file
    [if-available] duty to file
    [required-when] duty to file
    [length] length
    [group] group
   *[other] { $slot }
}
slot-label = text in { $language }
slot-row = row { $row }
slot-order = order
effect-title = Effect on the sample cases
effect-count = { $changed } of { $count } cases come out otherwise.
effect-because = because of { $clauses }
column-what = what
column-old = before
column-new = after
column-case = case
column-because = because of
history-from-the-start = From the first edition on.
history-not-yet = Not yet in the first edition.
history-unchanged = Unchanged.
history-not-there = Not there.

## Notices

notice-date = Date of the notice: { $date }
notice-without-date = not stated; the last edition is taken
notice-deviations = Deviations from the edition in force
notice-no-deviations = None.
notice-figures = What is announced, as printed and as computed
notice-not-stated = not stated: { $fields }
notice-figure = printed { $printed }, computed { $computed }
notice-edition = Which edition it follows
first-edition = first edition
