# Put the status table into the summary of the job, and into one comment of the pull request.
set -euo pipefail

options=()
for locale in ${I18NSYNC_LOCALES:-}; do
  options+=("--locale=$locale")
done

table=$(mktemp)
trap 'rm -f "$table"' EXIT
i18nsync --color never status ${options[@]+"${options[@]}"} --format markdown > "$table"
cat "$table" >> "$GITHUB_STEP_SUMMARY"
if [ "${I18NSYNC_COMMENT:-true}" = "true" ]; then
  python "$GITHUB_ACTION_PATH/action/comment.py" "$table" "${I18NSYNC_FOLDER:-.}"
fi
