# Annotate what the checks find. The exit code is kept for the last step, so that the status is shown first.
set -euo pipefail

options=()
for locale in ${I18NSYNC_LOCALES:-}; do
  options+=("--locale=$locale")
done
if [ -n "${I18NSYNC_FAIL_ON:-}" ]; then
  options+=("--fail-on=$I18NSYNC_FAIL_ON")
fi

code=0
i18nsync --color never check ${options[@]+"${options[@]}"} --format github || code=$?
if [ -n "${I18NSYNC_SARIF:-}" ]; then
  i18nsync --color never -q check ${options[@]+"${options[@]}"} --format sarif --output "$I18NSYNC_SARIF" --show-ignored || true
fi
echo "exit-code=$code" >> "$GITHUB_OUTPUT"
