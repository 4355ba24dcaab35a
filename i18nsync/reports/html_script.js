"use strict";
// Sorting and filtering. Without it the page is whole, only still.
(() => {
  const table = document.getElementById("rows");
  if (!table) return;
  const language = document.documentElement.lang;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const order = new Intl.Collator(language, { numeric: true });

  const value = (row, column) => {
    const cell = row.cells[column];
    // Dates are shown as the language writes them, and sorted as the calendar has them.
    return cell.dataset.sort === undefined ? (cell.dataset.date ?? cell.textContent) : Number(cell.dataset.sort);
  };

  const sortBy = (column) => {
    const head = heads[column];
    // Numbers start with the largest, except the order of urgency; another press turns the order round.
    const first = head.classList.contains("number") || column === heads.length - 1 ? "descending" : "ascending";
    const other = first === "ascending" ? "descending" : "ascending";
    const direction = head.getAttribute("aria-sort") === first ? other : first;
    heads.forEach((each) => each.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", direction);
    const sign = direction === "ascending" ? 1 : -1;
    rows.sort((a, b) => {
      const [x, y] = [value(a, column), value(b, column)];
      return sign * (typeof x === "number" ? x - y : order.compare(x, y));
    });
    body.append(...rows);
  };

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sortBy(column));
    head.replaceChildren(button);
  });

  const [find, locale, state] = ["find", "locale", "state"].map((id) => document.getElementById(id));
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const number = new Intl.NumberFormat(language);

  const filter = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const text = `${row.cells[0].textContent} ${row.cells[3].textContent}`.toLowerCase();
      const fits =
        (!locale.value || row.dataset.locale === locale.value) &&
        (!state.value || (state.value === "work" ? row.dataset.state !== "published" : row.dataset.state === state.value)) &&
        words.every((word) => text.includes(word));
      row.hidden = !fits;
      count += fits;
    }
    none.hidden = count > 0;
    shown.textContent = shown.dataset.text
      .replace("{shown}", number.format(count))
      .replace("{total}", number.format(rows.length));
  };

  const filters = document.getElementById("filters");
  filters.addEventListener("submit", (event) => event.preventDefault());
  [find, locale, state].forEach((control) => control.addEventListener("input", filter));
  filters.hidden = false;
  filter();
})();
