// Counts last days and searches the prebuilt index; works offline, keeps and sends nothing.
"use strict";
(function () {
  const lang = document.documentElement.lang;
  const months = { en: "January February March April May June July August September October November December".split(" "),
    es: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" ") }[lang];

  function words(day) {
    const d = day.getUTCDate(), m = months[day.getUTCMonth()], y = day.getUTCFullYear();
    return lang === "es" ? d + " de " + m + " de " + y : m + " " + d + ", " + y;
  }
  function parse(text) {
    const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text || "");
    return m && +m[1] >= 1990 && +m[1] <= 2100 ? new Date(Date.UTC(+m[1], m[2] - 1, +m[3])) : null;
  }
  function plus(day, n) { return new Date(day.getTime() + n * 86400000); }
  function plusMonths(day, n, end) {
    const y = day.getUTCFullYear(), m = day.getUTCMonth() + n, last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
    if (day.getUTCDate() <= last) { return new Date(Date.UTC(y, m, day.getUTCDate())); }
    return end === "first-of-next" ? new Date(Date.UTC(y, m + 1, 1)) : new Date(Date.UTC(y, m, last));
  }
  function lastDay(row, notice, received) {
    const data = row.dataset;
    let start, mail = 0;
    if (data.starts.endsWith("received")) { start = received || notice; } else if (notice) { start = notice; mail = +data.mail; } else { start = received; }
    if (!start) { return null; }
    start = plus(start, mail);
    return data.unit === "months" ? plusMonths(start, +data.count, data.end) : plus(start, +data.count);
  }
  document.querySelectorAll("form.dates").forEach(function (form) {
    form.hidden = false;
    const table = form.parentNode.querySelector("table.last");
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      const notice = parse(form.elements.notice.value), received = parse(form.elements.received.value);
      table.querySelectorAll("tbody tr[data-starts]").forEach(function (row) {
        const day = lastDay(row, notice, received), cell = row.querySelector(".day");
        cell.textContent = "";
        if (day) {
          const time = document.createElement("time");
          time.dateTime = day.toISOString().slice(0, 10);
          time.textContent = words(day);
          cell.append(time);
        }
      });
    });
  });

  // Search: the same steps as the program's own finder (pages/finder.py).
  function plain(text) {
    return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, " ").trim();
  }
  function near(a, b) {
    const limit = a.length < 5 ? 0 : a.length < 8 ? 1 : 2;
    if (limit === 0 || Math.abs(a.length - b.length) > limit || a[0] !== b[0]) { return 0; }
    let before = [], row = [];
    for (let j = 0; j <= b.length; j++) { row[j] = j; }
    for (let i = 1; i <= a.length; i++) {
      const older = before; before = row; row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) { row[j] = Math.min(row[j], older[j - 2] + 1); }
      }
    }
    return row[b.length] <= limit ? row[b.length] : 0;
  }
  function mend(index, token) {
    if (index.vocabulary.has(token) || /^\d+$/.test(token)) { return token; }
    let best = token, least = 9;
    index.vocabulary.forEach(function (word) {
      const far = near(token, word);
      if (far > 0 && (far < least || (far === least && word < best))) { best = word; least = far; }
    });
    return best;
  }
  function score(index, query) {
    const raw = plain(query).split(" ").filter(Boolean), tokens = [];
    for (let i = 0; i < raw.length; i++) {
      const joined = i + 1 < raw.length ? raw[i] + raw[i + 1] : "";
      if (joined.length > 5 && index.vocabulary.has(joined) && !(index.vocabulary.has(raw[i]) && index.vocabulary.has(raw[i + 1]) && index.phrases[raw[i] + " " + raw[i + 1]])) { tokens.push(joined); i++; } else { tokens.push(mend(index, raw[i])); }
    }
    const found = {};
    for (let at = 0; at < tokens.length;) {
      let size = Math.min(6, tokens.length - at);
      for (; size > 0; size--) {
        const ids = index.phrases[tokens.slice(at, at + size).join(" ")];
        if (ids) { ids.forEach(function (id) { found[id] = (found[id] || 0) + size + 1; }); break; }
      }
      at += Math.max(size, 1);
    }
    return { tokens: tokens, found: found };
  }
  function best(found, kind) {
    return Object.keys(found).filter(function (id) { return id[0] === kind && id[1] === ":"; })
      .sort(function (a, b) { return found[b] - found[a] || (a < b ? -1 : 1); }).slice(0, 3).map(function (id) { return id.slice(2); });
  }
  function capital(text) { return text.slice(0, 1).toUpperCase() + text.slice(1); }
  function fill(template, names) { return template.replace(/\{(\w+)\}/g, function (_, k) { return names[k]; }); }
  function find(index, query) {
    const asked = score(index, query), found = asked.found, out = new Map();
    function put(weight, title, path) { if (!out.has(path) || out.get(path)[0] < weight) { out.set(path, [weight, title]); } }
    const payers = best(found, "p"), treatments = best(found, "t"), reasons = best(found, "r");
    const name = function (id) { return index.entities[id][0]; };
    treatments.forEach(function (t) {
      const ft = found["t:" + t];
      reasons.forEach(function (r) {
        const fr = found["r:" + r];
        payers.forEach(function (p) {
          if (((index.cells[p] || {})[t] || []).includes(index.reasons.indexOf(r))) {
            put(100 + ft + fr + found["p:" + p], fill(index.titles.cell, { payer: name("p:" + p), treatment: name("t:" + t), reason: name("r:" + r) }), index.base + p + "/" + t + "/" + r + "/");
          }
        });
        if ((index.args[t] || []).includes(index.reasons.indexOf(r))) {
          put(60 + ft + fr, fill(index.titles.argument, { treatment: name("t:" + t), reason: name("r:" + r) }), index.base + "treatment/" + t + "/" + r + "/");
        }
      });
      payers.forEach(function (p) {
        if ((index.cells[p] || {})[t]) { put(70 + ft + found["p:" + p], fill(index.titles.pair, { payer: name("p:" + p), treatment: name("t:" + t) }), index.base + p + "/" + t + "/"); }
      });
    });
    Object.keys(found).forEach(function (id) { put(10 + found[id], capital(index.entities[id][0]), index.entities[id][1]); });
    const seen = {};
    asked.tokens.forEach(function (token) {
      const docs = index.words[token];
      if (docs) { docs.forEach(function (d) { seen[d] = (seen[d] || 0) + 1 + 1 / docs.length; }); }
    });
    Object.keys(seen).forEach(function (d) { put(seen[d], index.docs[d][0], index.docs[d][1]); });
    return Array.from(out).sort(function (a, b) { return b[1][0] - a[1][0] || (a[0] < b[0] ? -1 : 1); }).slice(0, 12).map(function (one) { return [one[1][1], one[0]]; });
  }
  function show(form, results, root) {
    const box = form.parentNode.querySelector(".found"), none = form.parentNode.querySelector(".none");
    box.textContent = "";
    none.hidden = results.length > 0;
    const list = document.createElement("ol");
    results.forEach(function (one) {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = root + one[1]; link.textContent = one[0]; item.append(link); list.append(item);
    });
    if (results.length) { box.append(list); }
  }
  document.querySelectorAll("form.find").forEach(function (form) {
    const address = form.dataset.index, root = address.slice(0, address.indexOf("/help/search/index-"));
    let index = null;
    function run() {
      if (form.elements.q.value.trim()) { show(form, find(index, form.elements.q.value), root); }
    }
    function load() {
      if (index) { run(); return; }
      fetch(address).then(function (answer) { return answer.json(); }).then(function (made) {
        made.vocabulary = new Set(made.vocabulary); index = made; run();
      });
    }
    form.addEventListener("submit", function (event) { event.preventDefault(); load(); });
    const asked = new URLSearchParams(location.search).get("q");
    if (asked && !form.parentNode.querySelector(".found li")) { form.elements.q.value = asked; load(); }
  });
})();
