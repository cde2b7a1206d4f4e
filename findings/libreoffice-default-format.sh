#!/bin/sh
# LibreOffice Calc gives a cell of the default format the format of its column, and saves it so: a plain number in a column
# for dates is a number before, and a day after the file has been saved again. A cell with any other format, even one that
# differs in bold letters only, stays a number.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
command -v soffice > /dev/null || {
  apt-get update -qq
  apt-get install -qq -y --no-install-recommends libreoffice-calc > /dev/null
}
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q openpyxl==3.1.5
cd "$folder"
soffice --version
venv/bin/python - <<'PYTHON'
import openpyxl
from openpyxl.styles import Font
book = openpyxl.Workbook()
sheet = book.active
sheet.column_dimensions["A"].number_format = "dd.mm.yyyy"
sheet["A1"] = sheet["A2"] = sheet["B1"] = 35960
sheet["A2"].font = Font(bold=True)
book.save("table.xlsx")
PYTHON
soffice -env:UserInstallation="file://$folder/profile" --headless --convert-to xlsx --outdir again table.xlsx > log 2>&1
venv/bin/python - <<'PYTHON'
import datetime, openpyxl, sys
before, after = (openpyxl.load_workbook(name).active for name in ("table.xlsx", "again/table.xlsx"))
for cell in ("A1", "A2", "B1"):
    print(cell, repr(before[cell].value), before[cell].number_format, "->", repr(after[cell].value), after[cell].number_format)
seen = [after[cell].value for cell in ("A1", "A2", "B1")]
sys.exit(0 if seen == [datetime.datetime(1998, 6, 14), 35960, 35960] else "it behaves otherwise now")
PYTHON
