#!/bin/sh
# A translator's day on a copy of the example newsroom. Nothing is sent anywhere, and the repository is not touched.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/i18nsync-demo.XXXXXX")
trap 'rm -rf "$work"' EXIT INT TERM
cp -R "$here/newsroom/." "$work"
cd "$work"

step() { printf '\n\033[1m%s\033[0m\n' "$1"; }
run() { printf '$ %s\n' "$*"; "$@"; }

step "1. What lacks a Georgian or Russian version, and what is out of date?"
run i18nsync status --limit 12

step "2. Bring the catalogs in step: new strings are added, changed ones become outdated."
run i18nsync -q sync

step "3. Draft what is missing from the newsroom's own memory. It works offline."
run i18nsync draft --limit 4

step "4. A person reads the drafts and confirms them: i18nsync review does it string by string, mark for a whole article."
run i18nsync mark reviewed 2025/05/library-summer-reading --locale ka --by "Nino <nino@example.ge>"

step "5. Does a translation say something else than its source? A wrong number would be an error; here it is a term of the glossary."
run i18nsync check 2025/02 --locale ru --severity error || test $? -eq 1

step "6. Publish what is reviewed. What is not is held back, with the list of what is missing."
run i18nsync build 2025/05/library-summer-reading 2026/04/saddle-pass-reopens --locale ka || test $? -eq 1
run head -n 12 content/ka/2025/05/library-summer-reading.md

step "7. An editor's morning: which published texts are wrong now, because the English was corrected?"
run i18nsync corrections 2025/02 --locale ka

step "8. And now?"
run i18nsync status --limit 3

step "An online engine would draft the rest. It sends the text to that service, so you name it yourself:"
echo '$ i18nsync draft --engine memory --engine google'
echo "With --dry-run it only counts:"
i18nsync draft --engine memory --engine google --dry-run | tail -n 2
