/* Choosing in a page that is complete without it: one theme, and a year to read aloud beside every figure.
   This file holds no figures: whatever it shows stands in a table of the page. */
(function () {
  "use strict";
  var YEAR = /^(19|20)\d\d$/, SVG = "http://www.w3.org/2000/svg", ALL = "";
  var main = document.getElementById("inhoud");
  var chapters = Array.from(main.querySelectorAll("section[id^='sec-thema-']"));
  var tables = Array.from(main.querySelectorAll("table")).map(readTable).filter(Boolean);
  if (!chapters.length || !tables.length) { return; }
  var chosen = ALL, status = make("p", { "class": "kiezer-status", role: "status" });

  function make(name, attributes, text) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text) { made.textContent = text; }
    return made;
  }

  function words(cell) { return cell.textContent.trim().replace(/\s+/g, " "); }

  // A table with years as rows or as columns: per year the cells and what they are about.
  function readTable(table) {
    var rows = Array.from(table.rows).map(function (row) { return Array.from(row.cells); });
    var head = rows.shift(), years = {};
    function add(year, name, cell) { (years[year] = years[year] || []).push({ name: name, cell: cell }); }
    rows.forEach(function (row) {
      row.slice(1).forEach(function (cell, at) {
        var top = words(head[at + 1]), side = words(row[0]);
        if (YEAR.test(side)) { add(side, top, cell); } else if (YEAR.test(top)) { add(top, side, cell); }
      });
    });
    var known = Object.keys(years).sort();
    return known.length > 1 ? { table: table, years: years, known: known, figure: table.closest("figure") } : null;
  }

  function sentence(told, year) {
    var cells = told.years[year];
    if (!cells) { return "Over " + year + " staat hier geen cijfer."; }
    return year + ": " + cells.map(function (each) { return each.name + " " + words(each.cell); }).join(" · ");
  }

  function mark(told, year) {
    told.table.querySelectorAll(".gekozen").forEach(function (cell) { cell.classList.remove("gekozen"); });
    (told.years[year] || []).forEach(function (each) { each.cell.classList.add("gekozen"); });
  }

  // ---- A year, read beside the figure ------------------------------------------------------------

  function show(told, year, aloud) {
    if (!told.readout) { return; }
    told.readout.setAttribute("aria-live", aloud ? "polite" : "off");
    told.readout.textContent = year ? sentence(told, year) : "";
    told.readout.hidden = !year;
    told.year = year;
    told.figure.querySelectorAll(".leeslijn").forEach(function (line) { line.remove(); });
    if (year && told.years[year]) { told.figure.querySelectorAll(".beeld svg").forEach(function (svg) { rule(svg, year); }); }
  }

  // Where the years lie on the axis of a line chart: two labels are enough to know them all.
  function axis(svg) {
    var ticks = Array.from(svg.querySelectorAll("text[data-vrij='as']")).filter(function (text) {
      return YEAR.test(words(text)) && text.getBBox().width;
    });
    if (ticks.length < 2) { return null; }
    function at(text) {
      var box = text.getBBox(), place = svg.createSVGPoint();
      place.x = box.x + box.width / 2; place.y = box.y;
      return place.matrixTransform(svg.getScreenCTM().inverse().multiply(text.getScreenCTM()));
    }
    var first = ticks[0], last = ticks[ticks.length - 1], a = at(first), b = at(last);
    var from = Number(words(first)), step = (b.x - a.x) / (Number(words(last)) - from);
    return {
      foot: a.y,
      x: function (year) { return a.x + (year - from) * step; },
      year: function (x) { return Math.round(from + (x - a.x) / step); }
    };
  }

  function rule(svg, year) {
    var found = axis(svg);
    if (!found) { return; }
    var line = document.createElementNS(SVG, "line"), x = found.x(Number(year));
    [["class", "leeslijn"], ["x1", x], ["x2", x], ["y1", 0], ["y2", found.foot]].forEach(function (pair) {
      line.setAttribute(pair[0], pair[1]);
    });
    svg.appendChild(line);
  }

  function follow(told) {
    var picture = told.figure.querySelector(".beeld");
    told.readout = make("p", { "class": "uitlezing", hidden: "" });
    picture.after(told.readout);
    picture.tabIndex = 0;
    picture.setAttribute("role", "group");
    picture.setAttribute("aria-label", "Figuur. Lees met de pijltjestoetsen de cijfers per jaar.");
    picture.addEventListener("pointermove", function (event) {
      var svg = event.target.closest("svg"), found = svg && axis(svg);
      if (!found) { return; }
      var place = svg.createSVGPoint();
      place.x = event.clientX; place.y = event.clientY;
      var year = String(found.year(place.matrixTransform(svg.getScreenCTM().inverse()).x));
      if (told.years[year] && year !== told.year) { show(told, year, false); }
    });
    picture.addEventListener("pointerleave", function () { show(told, chosen, false); });
    picture.addEventListener("keydown", function (event) {
      var step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step) { return; }
      event.preventDefault();
      var at = told.known.indexOf(told.year);
      var next = at < 0 ? (step > 0 ? 0 : told.known.length - 1) : at + step;
      show(told, told.known[Math.max(0, Math.min(told.known.length - 1, next))], true);
    });
    picture.addEventListener("blur", function () { show(told, chosen, false); });
  }

  function chooseYear(year) {
    chosen = year;
    tables.forEach(function (told) { mark(told, year); show(told, year, false); });
    status.textContent = year ? "Bij elke figuur staan de cijfers over " + year + "." : "Alle jaren.";
  }

  // ---- One theme ---------------------------------------------------------------------------------

  function chooseTheme(id) {
    chapters.forEach(function (chapter) { chapter.hidden = id !== ALL && chapter.id !== id; });
    var shown = chapters.find(function (chapter) { return chapter.id === id; });
    status.textContent = shown ? "Alleen " + words(shown.querySelector("h2")) + "." : "Alle thema’s.";
  }

  // A link into a theme that is not shown shows it.
  function uncover() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var chapter = target && target.closest("section[hidden]");
    if (!chapter) { return; }
    form.elements.thema.value = chapter.id;
    chooseTheme(chapter.id);
    target.scrollIntoView();
  }

  // ---- The form ----------------------------------------------------------------------------------

  function field(name, title, options, choose) {
    var label = make("label"), select = make("select", { name: name });
    options.forEach(function (option) { select.append(make("option", { value: option[0] }, option[1])); });
    select.addEventListener("change", function () { choose(select.value); });
    label.append(make("span", {}, title), select);
    return label;
  }

  function themes() {
    return [[ALL, "alle thema’s"]].concat(chapters.map(function (chapter) {
      return [chapter.id, words(chapter.querySelector("h2"))];
    }));
  }

  function years() {
    var known = new Set();
    tables.forEach(function (told) { told.known.forEach(function (year) { known.add(year); }); });
    return [[ALL, "alle jaren"]].concat(Array.from(known).sort().reverse().map(function (year) { return [year, year]; }));
  }

  tables.forEach(function (told) { if (told.figure) { follow(told); } });
  var form = make("form", { "class": "kiezer", "aria-label": "Kies wat u ziet" });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.append(field("thema", "Thema", themes(), chooseTheme), field("jaar", "Jaar", years(), chooseYear), status);
  chapters[0].before(form);
  window.addEventListener("hashchange", uncover);
}());
