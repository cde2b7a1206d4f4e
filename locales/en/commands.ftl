### Help of the commands.

about = Saty: rules for posts as text that is checked, evaluated and explained
heading-usage = Usage
heading-commands = Commands
heading-options = Options
heading-arguments = Arguments
version = Print the version
option-lang = Language of all output (kk, ru, en); otherwise from the environment
option-policies = Folder or file with policies (may be given several times) [default: policies]
option-help = Print this help
option-format = Output as text or json
command-check = Check policies and say what to mend
command-fmt = Bring policy files into their canonical form
command-test = Evaluate samples and compare the answers with what was agreed
command-new = Begin a position, sheet, amendment, notice or sample
command-completions = Print the completions of a shell
command-man = Write the manual pages
command-eval = Evaluate a dossier and explain the answer
command-rank = Rank the candidates of a competition and explain every place
command-sheet = Print the filled score sheet of a candidate
command-verify = Make the answer of a receipt again and compare
command-diff = What differs between two versions, and for whom
command-notice = A notice against the edition in force on its date
command-history = What became of one clause in the editions
command-amend = Write the amendment that turns one version into another
command-read = Read a policy as numbered sentences
command-positions = List the positions that the policies declare
command-schema = Print the JSON Schema of a dossier or a vacancy
command-import = Make dossiers of a table, or the template of such a table
command-explain = Explain a code such as E0201
check-paths = Folders or files to check instead of the policies folder
test-path = Folder or file with samples [default: tests/samples]
test-filter = Only samples whose id contains this
test-review = Step through what changed and decide on each
test-accept = Agree with all answers as they are now
test-coverage = Show what of the policies no sample has tried
test-mutants = Make every slip in memory and show those that no sample notices
test-format = text, json, junit; with --coverage also html
tested = { $first ->
    [expected] { $expected } as expected
    [both] { $passed } passed, { $expected } as expected
   *[passed] { $passed } passed
}{ $changed ->
    [0] { "" }
   *[other] , { $changed } changed
}{ $missing ->
    [0] { "" }
   *[other] , { $missing } without a snapshot
}{ $unmet ->
    [0] { "" }
   *[other] , { $unmet } not as expected
}
test-accepted = { $count ->
    [one] { $count } answer accepted
   *[other] { $count } answers accepted
}
test-unreferenced = { $path } belongs to no sample
test-no-snapshot = no answer has been agreed yet; `--accept` or `--review` keeps this one
test-not-in-ci = `--accept` and `--review` are for people: with CI set, nothing is accepted
test-question = [{ $number }/{ $count }] (a) accept, (r) reject, (s) skip, (e) show the explanation:
said-nothing = nothing
said-does-not-apply = does not apply
expected-otherwise = { $what }: expected { $wanted }, found { $found }
new-kind = position, sheet, amendment, notice or sample
new-name = Its name, or what it is called: then a name is made of that
new-to = File to write; `-` prints it
new-begun = begun: { $path }
completions-shell = bash, elvish, fish, powershell or zsh
man-folder = Folder for the pages
fmt-paths = Folders or files instead of the policies folder
fmt-check = Change nothing; say which files are not in that form
fmt-unsafe = { $path } was left as it is: read again, its canonical form would say something else. That is a mistake of the program.
fmt-differs = { $place }: should be `{ $line }`
fmt-done = { $files ->
    [one] { $files } file
   *[other] { $files } files
}, { $other ->
    [0] none changed
    [one] { $other } changed
   *[other] { $other } changed
}
fmt-checked = { $files ->
    [one] { $files } file
   *[other] { $files } files
}, { $other ->
    [0] all in canonical form
    [one] { $other } not in canonical form
   *[other] { $other } not in canonical form
}
check-allow = Warning that is not to be shown, by name or number (may be given several times)
check-deny = Warning that counts as an error for the exit code; `all` for every one
check-sources = Folder with the texts of the sources (.txt): quotations are looked up there
check-format = Output as text, json, sarif or github
eval-dossier = Dossier of the candidate (YAML or JSON)
eval-position = Position to evaluate; without it, one line for each position
eval-on = Evaluation date, year-month-day; otherwise the date of the vacancy
eval-vacancy = Vacancy (YAML or JSON)
eval-notice = Notice whose vacancy and deviations apply; --vacancy then names one of its vacancies
eval-receipt = Also keep a receipt of the answer in this file
rank-dossiers = Dossiers of the candidates (YAML or JSON), or folders with them
rank-for-position = Position they apply for, if the vacancy does not name it
rank-ranking = Ranking to use, if the policies declare several
rank-format = text, json or html (the protocol, to be printed)
rank-xlsx = Also write the protocol as a workbook to this file
sheet-dossiers = Dossiers of the candidates (YAML or JSON), one sheet after another
sheet-of-position = Position that is applied for
sheet-which = Score sheet, or choice of sheets, by its name in the policies; otherwise the one that applies
sheet-format = `html` (to read and to print) or `xlsx` (a workbook, needs --to)
sheet-to = File to write to; HTML otherwise goes to the standard output
verify-receipt = Receipt that `saty eval --receipt` has written
verify-dossier = dossier
verify-vacancy = vacancy
verify-policies = policies
verify-edition = edition
verify-readings = readings that are followed
verify-answer = answer
verify-same = the same
verify-changed = changed
verify-engine = The receipt was made by version { $old }, this is { $new }.
diff-old = Old side: folder, file, date, notice, or revision
diff-new = New side
diff-samples = Folder with cases.yaml: also show whose outcome changes
diff-format = text, markdown, json or html
notice-id = Notice, such as `spring-2025`
history-id = Clause, such as `lifeguard.skill`
amend-name = Name of the amendment
amend-from = Day on which it comes into force
read-what = File, folder or clause to read; otherwise the whole policy
read-on = Edition of this day, year-month-day; otherwise the last
read-notice = Edition with the changes of this notice
read-format = text, markdown or html
schema-what = dossier or vacancy
import-table = The table (.xlsx or .csv)
import-to = The folder for the dossiers
import-template-to = Write the template of a table to this file
import-map = The column map, as CSV: sheet, header, meaning
import-record = The list of which the rows of a CSV file are; if not given, they are the applicants
import-on = The edition of this day, year-month-day; if not given, the last
import-replace = Write files that are there already anew
explain-code = Number or name of a code
checked = { $files ->
    [one] { $files } file
   *[other] { $files } files
}, { $declarations ->
    [one] { $declarations } declaration
   *[other] { $declarations } declarations
}: { $errors ->
    [0] no errors
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [0] no warnings
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}
more-problems = and { $count } more

## How a command is called

usage = saty [OPTIONS] <COMMAND>
usage-check = saty check [OPTIONS] [PATH]...
usage-fmt = saty fmt [OPTIONS] [PATH]...
usage-test = saty test [OPTIONS] [PATH]
usage-new = saty new [OPTIONS] <KIND> <NAME>
usage-completions = saty completions [OPTIONS] <SHELL>
usage-man = saty man [OPTIONS] <DIR>
usage-eval = saty eval [OPTIONS] <DOSSIER>
usage-rank = saty rank [OPTIONS] <DOSSIER>...
usage-sheet = saty sheet [OPTIONS] <DOSSIER>…
usage-verify = saty verify [OPTIONS] <FILE>
usage-diff = saty diff [OPTIONS] <OLD> <NEW>
usage-notice = saty notice [OPTIONS] <ID>
usage-history = saty history [OPTIONS] <ID>
usage-amend = saty amend [OPTIONS] --name <NAME> --from <DATE> <OLD> <NEW>
usage-read = saty read [OPTIONS] [PATH | ID]
usage-positions = saty positions [OPTIONS]
usage-schema = saty schema [OPTIONS] [dossier|vacancy]
usage-import = saty import <FILE> --to <DIR> [OPTIONS], or saty import --template <FILE> [OPTIONS]
usage-explain = saty explain [OPTIONS] <CODE>

## A call that is wrong

call-incomplete = something is missing in the call: { $argument }
call-unknown-command = there is no command `{ $command }`
call-unknown-argument = there is no option `{ $argument }`
call-wrong-value = `{ $value }` is not a value of `{ $argument }`; allowed: { $allowed }
call-wrong = the call cannot be understood
call-help = `saty --help` shows the commands, `saty COMMAND --help` the options of one
help-line = help: { $help }

## What samples have tried

coverage-title = What the samples have tried
point-demand = requirement or alternative
point-test = comparison
point-low-end = lower end exactly
point-high-end = upper end exactly
point-row = row of points
point-cap = limit
point-document = document
point-sheet = score sheet
point-rule = rule
point-reading = other reading
lack = { $what }: { $lack }
lack-both = never tried
lack-held = never met
lack-failed = met only, never failed
lack-once = never tried

## Slips

mutants-summary = { $unseen ->
    [0] No slip would pass unseen
    [one] { $unseen } slip would pass unseen
   *[other] { $unseen } slips would pass unseen
} ({ $percent } % are noticed: { $noticed }){ $refused ->
    [0] { "" }
   *[other] ; { $refused } more are refused by the check
}
slip-threshold = threshold moved
    .sample = add a sample that stands exactly on { $before }, or on { $after }
slip-comparator = end of an interval in or out
    .sample = add a sample that stands exactly on this end
slip-dropped = left out
    .sample = add a sample for which only this part decides
slip-added = one too many
    .sample = add a sample that has this and nothing else that would do
slip-any-all = all of them for any of them
    .sample = add a sample that meets one part and not the others
slip-negation = a `not` left out
    .sample = add a sample for which this part decides
slip-points = points changed
    .sample = add a sample whose points come from this row
slip-highest-sum = highest for sum
    .sample = add a sample to which two rows apply
slip-cap = limit left out
    .sample = add a sample that exceeds the limit
slip-required = required or not
    .sample = add a sample without this document
slip-inherited = not inherited
    .sample = add a sample that fails what is inherited
slip-counting = days counted otherwise
    .sample = add a sample with the last day
slip-direction = last first
    .sample = samples are single dossiers; compare two candidates with `saty rank`
slip-in-reading = it concerns a reading that is not followed
