// The desk's own script. Everything can be read without it; it lights words, moves between events without loading the
// whole page again, and listens to keys: n next, p previous, a accept, r reject, m mend, / search, Escape back.
"use strict";

(() => {
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const main = () => document.getElementById("main");

  // Words: pointing at a cell or a voice lights what it was read from.
  const has = (element, name, key) => (element.dataset[name] || "").split(" ").includes(key);
  const light = (keys, name, mark) => {
    all(`[data-${name}]`, main()).forEach((words) => words.classList.toggle(mark, keys.some((key) => has(words, name, key))));
  };
  const chosenCell = () => document.querySelector(".cell.on");
  const showCell = (cell) => light(cell ? [cell.dataset.cell] : [], "cells", "on");

  document.addEventListener("pointerover", (event) => {
    const cell = event.target.closest("[data-cell]");
    const note = event.target.closest("[data-note]");
    if (cell) showCell(cell);
    if (note) light(note.dataset.note.split(" "), "said", "heard");
  });
  document.addEventListener("pointerout", (event) => {
    if (event.target.closest("[data-cell]")) showCell(chosenCell());
    if (event.target.closest("[data-note]")) light([], "said", "heard");
  });

  const inView = (element) => {
    const place = element.getBoundingClientRect();
    return place.top > 0 && place.bottom < window.innerHeight * 0.5;
  };
  const choose = (cell) => {
    const already = cell.classList.contains("on");
    all(".cell.on").forEach((other) => other.classList.remove("on"));
    cell.classList.toggle("on", !already);
    showCell(already ? null : cell);
    const words = document.querySelector("mark.on");
    if (words && !inView(words)) words.scrollIntoView({ block: "center" });
    const address = new URL(location.href);
    if (already) address.searchParams.delete("cell");
    else address.searchParams.set("cell", cell.dataset.cell);
    history.replaceState(null, "", address);
  };

  // Another event of the same report: only the content changes, the reader stays where they are.
  let asked = 0;
  const swap = async (address, remember) => {
    const mine = ++asked;
    let text;
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      if (!answer.ok) throw new Error(answer.status);
      text = await answer.text();
    } catch {
      location.assign(address);
      return;
    }
    if (mine !== asked) return;
    const page = new DOMParser().parseFromString(text, "text/html");
    main().replaceChildren(...page.getElementById("main").childNodes);
    document.title = page.title;
    if (remember) history.pushState(null, "", address);
    const trigger = document.querySelector(".event.chosen");
    if (trigger && !inView(trigger)) trigger.scrollIntoView({ block: "center" });
    const heading = document.getElementById("chosen");
    if (heading) heading.focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const cell = event.target.closest("[data-cell-link]");
    const link = event.target.closest("a[data-swap]");
    if (cell) {
      event.preventDefault();
      choose(cell.closest("[data-cell]"));
    } else if (link) {
      event.preventDefault();
      swap(link.href, true);
    }
  });
  window.addEventListener("popstate", () => {
    if (document.querySelector(".report")) swap(location.href, false);
  });

  // Keys.
  const follow = (selector) => {
    const link = document.querySelector(selector);
    if (link) link.click();
    return Boolean(link);
  };
  const verdict = (key) => {
    const choice = document.querySelector(`.judge [data-key="${key}"]`);
    if (!choice) return false;
    choice.checked = true;
    const who = document.querySelector('.judge [name="who"]');
    (who.value ? document.querySelector('.judge [name="why"]') : who).focus();
    return true;
  };
  const keys = {
    n: () => follow(".steps [rel=next], .events a"),
    p: () => follow(".steps [rel=prev]"),
    a: () => verdict("a"),
    r: () => verdict("r"),
    m: () => verdict("m"),
    "/": () => {
      document.getElementById("quick").focus();
      return true;
    },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const writing = event.target.matches('input:not([type="radio"]), textarea, select');
    if (event.key === "Escape" && (writing || event.target.matches("input"))) event.target.blur();
    if (!writing && keys[event.key] && keys[event.key]()) event.preventDefault();
  });
})();
