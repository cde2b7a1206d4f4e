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
command-eval = Evaluate a dossier and explain the answer
command-diff = What differs between two versions, and for whom
command-notice = A notice against the edition in force on its date
command-history = What became of one clause in the editions
command-amend = Write the amendment that turns one version into another
command-positions = List the positions that the policies declare
command-schema = Print the JSON Schema of a dossier or a vacancy
command-explain = Explain a code such as E0201
check-paths = Folders or files to check instead of the policies folder
check-allow = Warning that is not to be shown, by name or number (may be given several times)
check-deny = Warning that counts as an error for the exit code; `all` for every one
check-sources = Folder with the texts of the sources (.txt): quotations are looked up there
check-format = Output as text, json, sarif or github
eval-dossier = Dossier of the candidate (YAML or JSON)
eval-position = Position to evaluate; without it, one line for each position
eval-on = Evaluation date, year-month-day; otherwise the date of the vacancy
eval-vacancy = Vacancy (YAML or JSON)
eval-notice = Notice whose vacancy and deviations apply; --vacancy then names one of its vacancies
diff-old = Old side: folder, file, date, notice, or revision
diff-new = New side
diff-samples = Folder with cases.yaml: also show whose outcome changes
diff-format = text, markdown, json or html
notice-id = Notice, such as `spring-2025`
history-id = Clause, such as `lifeguard.skill`
amend-name = Name of the amendment
amend-from = Day on which it comes into force
schema-what = dossier or vacancy
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
usage-eval = saty eval [OPTIONS] <DOSSIER>
usage-diff = saty diff [OPTIONS] <OLD> <NEW>
usage-notice = saty notice [OPTIONS] <ID>
usage-history = saty history [OPTIONS] <ID>
usage-amend = saty amend [OPTIONS] --name <NAME> --from <DATE> <OLD> <NEW>
usage-positions = saty positions [OPTIONS]
usage-schema = saty schema [OPTIONS] [dossier|vacancy]
usage-explain = saty explain [OPTIONS] <CODE>

## A call that is wrong

call-incomplete = something is missing in the call: { $argument }
call-unknown-command = there is no command `{ $command }`
call-unknown-argument = there is no option `{ $argument }`
call-wrong-value = `{ $value }` is not a value of `{ $argument }`; allowed: { $allowed }
call-wrong = the call cannot be understood
call-help = `saty --help` shows the commands, `saty COMMAND --help` the options of one
help-line = help: { $help }
