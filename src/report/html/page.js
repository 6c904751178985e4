"use strict";
(() => {
  const holder = document.getElementById("data");
  const table = document.getElementById("findings");
  if (!table) return;
  const data = JSON.parse(holder.textContent);
  const collator = new Intl.Collator(data.language, { numeric: true });
  const written = new Intl.NumberFormat(data.language === "da" ? "da-DK" : "en", { useGrouping: data.language === "da" });
  const lower = (text) => text.toLocaleLowerCase(data.language);
  const say = (word, ...numbers) => numbers.reduce((text, n, i) => text.replace("{" + i + "}", written.format(n)), data.words[word]);
  const STEP = 100;
  const PRINTED = 3000;

  const by = (id) => document.getElementById(id);
  const body = table.tBodies[0];
  const [search, level, theme, rule, area] = ["search", "level", "theme", "rule", "area"].map(by);
  const [matching, more] = [by("matching"), by("more")];

  const element = (name, text, type) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (type) made.className = type;
    return made;
  };
  const keyText = (f) => f.k.map(([name, value]) => name + "=" + value).join(" ");
  const haystack = (f) =>
    lower([data.levels[f.l][1], data.rules[f.r].id, data.rules[f.r].title, f.t ?? "", keyText(f), f.p, f.f ?? "", f.m, f.g ?? "",
      f.a === null ? "" : data.areas[f.a]].join(" "));
  const texts = data.findings.map(haystack);

  const cell = (...parts) => {
    const made = element("td");
    made.append(...parts.filter(Boolean));
    return made;
  };
  const row = (f) => {
    const made = element("tr");
    const [name, said] = data.levels[f.l];
    const key = f.k.map(([field, value], i) => (i === 0 ? element("span", value, "key") : field + " " + value));
    const rest = key.length > 1 ? element("small", key.slice(1).join(" · ")) : null;
    made.append(
      cell(element("span", said, "tag " + name), f.g && element("small", data.words.audience + ": " + f.g)),
      cell(key[0], rest),
      cell(f.p),
      cell(f.m, element("small", data.rules[f.r].id + (f.f ? " · " + f.f : ""))),
      cell(data.rules[f.r].remedy),
    );
    return made;
  };

  const sortBy = [
    (a, b) => a.l - b.l || collator.compare(data.rules[a.r].id, data.rules[b.r].id),
    (a, b) => collator.compare(keyText(a), keyText(b)),
    (a, b) => collator.compare(a.p, b.p),
    (a, b) => collator.compare(a.m, b.m),
    (a, b) => collator.compare(data.rules[a.r].remedy, data.rules[b.r].remedy),
  ];
  let sorted = data.findings.map((f, i) => i);
  let shown = [];
  let limit = STEP;

  const fill = () => {
    body.replaceChildren(...shown.slice(0, limit).map((i) => row(data.findings[i])));
    if (shown.length === 0) {
      const none = cell(data.words.no_match);
      none.colSpan = 5;
      body.append(element("tr"));
      body.rows[0].append(none);
    }
    more.hidden = shown.length <= limit;
    more.textContent = say("more_rows", Math.min(STEP, shown.length - limit));
    matching.textContent = say("showing", shown.length, data.findings.length);
  };
  const filter = () => {
    const words = lower(search.value).split(/\s+/).filter(Boolean);
    const chosen = area ? area.value : "";
    shown = sorted.filter((i) => {
      const f = data.findings[i];
      return (
        (!level.value || f.l === Number(level.value)) &&
        (!theme.value || f.t === Number(theme.value)) &&
        (!rule.value || f.r === Number(rule.value)) &&
        (!chosen || f.a === Number(chosen)) &&
        words.every((word) => texts[i].includes(word))
      );
    });
    limit = STEP;
    document.querySelectorAll("path[data-area]").forEach((p) => p.classList.toggle("chosen", chosen !== "" && p.dataset.area === chosen));
    fill();
  };

  const options = (select, entries) => {
    for (const [value, text] of entries) {
      const option = element("option", text);
      option.value = String(value);
      select.append(option);
    }
  };
  const used = (pick) => [...new Set(data.findings.map(pick))].filter((v) => v !== null).sort((a, b) => a - b);
  options(level, used((f) => f.l).map((l) => [l, data.levels[l][1]]));
  options(theme, used((f) => f.t).map((t) => [t, String(t)]));
  options(rule, used((f) => f.r).map((r) => [r, data.rules[r].title]));

  const heads = [...table.tHead.rows[0].cells];
  const unsorted = () => {
    heads.forEach((head) => head.removeAttribute("aria-sort"));
    sorted = data.findings.map((f, i) => i);
  };
  heads.forEach((head, column) => {
    head.querySelector("button").addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      unsorted();
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const order = (i, j) => sortBy[column](data.findings[i], data.findings[j]);
      sorted.sort((i, j) => (up ? order(i, j) : order(j, i)) || i - j);
      filter();
    });
  });
  by("filter").addEventListener("submit", (event) => event.preventDefault());
  by("filter").addEventListener("reset", () => setTimeout(() => { unsorted(); filter(); }));
  search.addEventListener("input", filter);
  [level, theme, rule, area].filter(Boolean).forEach((select) => select.addEventListener("change", filter));
  more.addEventListener("click", () => {
    const first = limit;
    limit += STEP;
    fill();
    // The button may have gone: whoever came by keyboard goes on at the first new row.
    if (more.hidden) {
      body.rows[first].tabIndex = -1;
      body.rows[first].focus();
    }
  });
  document.querySelectorAll("path[data-area]").forEach((path) =>
    path.addEventListener("click", () => {
      if (!area || ![...area.options].some((o) => o.value === path.dataset.area)) return;
      area.value = area.value === path.dataset.area ? "" : path.dataset.area;
      filter();
      by("h-findings").scrollIntoView({ behavior: "auto" });
    }),
  );

  // Paper has no buttons: everything that matches is written out, and details are open.
  let before = null;
  window.addEventListener("beforeprint", () => {
    if (before) return;
    const closed = [...document.querySelectorAll(".rules details:not([open])")];
    before = { limit, closed };
    closed.forEach((d) => { d.open = true; });
    limit = PRINTED;
    fill();
    if (shown.length > PRINTED) {
      const note = cell(say("print_cut", PRINTED));
      note.colSpan = 5;
      body.append(element("tr"));
      body.lastElementChild.append(note);
    }
  });
  window.addEventListener("afterprint", () => {
    if (!before) return;
    before.closed.forEach((d) => { d.open = false; });
    limit = before.limit;
    before = null;
    fill();
  });
  filter();
})();
