### The score sheet on paper: head, columns, marks, signatures.

## Above the table

sheet-title = Score sheets
sheet-dossier = Dossier
sheet-position = Position
sheet-notice = Notice
sheet-vacancy = Vacancy
sheet-date = Evaluated as of
sheet-edition = Edition of the rules
sheet-edition-from = from { $date }, as amended by: { $acts }
sheet-edition-until = in force until { $date } (that day not included)
sheet-may-apply = It is not settled whether this sheet applies. { $facts }
sheet-does-not-apply = This sheet does not apply: its condition is not met.

## Columns

sheet-number = No.
sheet-criterion = Criterion
sheet-evidence = Evidence
sheet-printed = Points as printed
sheet-given = Points given
sheet-grounds = Grounds
sheet-total = Total

## Rows

sheet-row = { $row } = { $points }
sheet-each = { $points } for each record
sheet-heading = { $text }:
sheet-at-most = at most { $points } in all
sheet-row-given = { $row }: { $points }
sheet-row-perhaps = perhaps – { $row }: { $points }
sheet-perhaps = perhaps – { $text }
sheet-nothing = no
sheet-always = without a condition
sheet-not-known = not known: { $facts }
sheet-undecided = not decided
sheet-between = { $low }–{ $high }
sheet-or-more = { $low } or more
sheet-or-less = { $high } or less
sheet-open = still open, criteria: { $numbers }
sheet-not-decided = points not decided by the source, criteria: { $numbers }

## Remarks

sheet-remarks = Remarks
sheet-legend = Two numbers with a dash mean that the points depend on facts that are not known yet; “not decided” means that the source gives no answer. Neither means 0.
sheet-of-criterion = Criterion { $number }.
sheet-read-as = Read as: “{ $view }”.
sheet-no-answer = The source gives no answer.
sheet-if-read = If read as “{ $view }”, total: { $points }.

## Signatures

sheet-chair = Chair of the commission
sheet-member = Member of the commission
sheet-signature = signature, date
sheet-signer = surname, initials
