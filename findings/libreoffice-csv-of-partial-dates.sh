#!/bin/sh
# LibreOffice, asked for a CSV file without options, writes a cell that shows only the year or the month of a date as a
# whole day, in the order of its locale; with the options spelled out it writes what the cell shows. Serial 5 is the 4th of
# January 1900 to it, and the 5th to Excel and to libraries.
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
import datetime, openpyxl
book = openpyxl.Workbook()
sheet = book.active
for row, (value, shown) in enumerate([(datetime.date(1998, 6, 14), "yyyy"), (datetime.date(1998, 6, 14), "mm.yyyy"), (5, "yyyy-mm-dd")], 1):
    sheet.cell(row, 1).value = value
    sheet.cell(row, 1).number_format = shown
book.save("table.xlsx")
print("openpyxl reads serial 5 as", openpyxl.load_workbook("table.xlsx").active["A3"].value.date())
PYTHON
export LC_ALL=C.UTF-8
convert() { soffice -env:UserInstallation="file://$folder/profile" --headless --convert-to "$1" --outdir "$2" table.xlsx > log 2>&1; }
convert csv plain
convert 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true' spelled
plain=$(paste -s -d ' ' plain/table.csv)
spelled=$(paste -s -d ' ' spelled/table.csv)
echo "without options: $plain"
echo "with options:    $spelled"
[ "$plain" = "06/14/1998 06/14/1998 1900-01-04" ] && [ "$spelled" = "1998 06.1998 1900-01-04" ] || {
  echo "it behaves otherwise now" >&2
  exit 1
}
