"use strict";
(() => {
  const table = document.getElementById("findings");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const search = document.getElementById("search");
  const level = document.getElementById("level");
  const matching = document.getElementById("matching");
  const texts = rows.map((row) => row.textContent.toLocaleLowerCase("da"));
  const filter = () => {
    const word = search.value.trim().toLocaleLowerCase("da");
    let count = 0;
    rows.forEach((row, i) => {
      const shown = texts[i].includes(word) && (!level.value || row.classList.contains(level.value));
      row.hidden = !shown;
      count += shown ? 1 : 0;
    });
    matching.textContent = word || level.value ? count + " " + table.dataset.matching : "";
  };
  search.addEventListener("input", filter);
  level.addEventListener("change", filter);
  search.form.addEventListener("submit", (event) => event.preventDefault());
  const order = ["fejl", "advarsel", "oplysning"];
  const heads = Array.from(table.tHead.rows[0].cells);
  heads.forEach((head, column) => {
    head.querySelector("button").addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const value = (row) => (column === 0 ? order.findIndex((o) => row.classList.contains(o)) : row.cells[column].textContent);
      const compare = (a, b) => (column === 0 ? value(a) - value(b) : value(a).localeCompare(value(b), "da", { numeric: true }));
      const sorted = rows.slice().sort((a, b) => (up ? compare(a, b) : compare(b, a)));
      body.append(...sorted);
    });
  });
})();
