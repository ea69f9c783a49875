"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const wide = matchMedia("screen and (min-width: 60rem)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const article = byId("article");
  const cards = all(".card");
  const findings = all(".finding");
  let chosen = null;
  let pointing = 0;

  document.documentElement.classList.add("js");

  // A statement and its evidence, a sentence and its users: each names the other in data-with.
  const node = (target) => (target instanceof Element ? target.closest("[data-with]") : null);
  const related = (element) => element.dataset.with.split(" ").filter(Boolean).map(byId);

  const light = (element) => {
    all(".lit[data-with]").forEach((lit) => lit.classList.remove("lit"));
    all(".sentence [data-fact]").forEach((piece) => piece.removeAttribute("data-fact"));
    if (!element) return;
    const others = related(element);
    [element, ...others].forEach((each) => each.classList.add("lit"));
    const statement = element.matches(".card") ? element : others.length === 1 ? others[0] : null;
    if (statement) matchFacts(statement.id);
  };

  // data-facts="P3.1 P5.2": the first fact of statement P3, the second of P5.
  const matchFacts = (id) => {
    all(".sentence.lit [data-facts]").forEach((piece) => {
      const own = piece.dataset.facts.split(" ").find((fact) => fact.startsWith(`${id}.`));
      if (own) piece.dataset.fact = own.slice(id.length + 1);
    });
  };

  const scroll = (element, block) =>
    element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

  // Only the article's own pane moves, so that the statement stays where it is.
  const showSentence = (sentence) => {
    const box = sentence.getBoundingClientRect();
    const pane = article.getBoundingClientRect();
    if (box.top >= pane.top && box.bottom <= Math.min(pane.bottom, innerHeight)) return;
    const top = article.scrollTop + box.top - pane.top - pane.height / 4;
    article.scrollTo({ top, behavior: calm.matches ? "auto" : "smooth" });
  };

  const show = (element) => {
    light(element);
    const [first] = related(element);
    if (first && wide.matches && element.matches(".card")) showSentence(first);
  };

  const point = (element) => {
    if (!chosen) element ? show(element) : light(null);
  };

  const choose = (element) => {
    if (chosen) {
      chosen.classList.remove("chosen");
      chosen.querySelector("a")?.removeAttribute("aria-current");
    }
    chosen = element;
    if (!element) return light(null);
    element.classList.add("chosen");
    element.querySelector("a")?.setAttribute("aria-current", "true");
    show(element);
    if (element.matches(".sentence") && wide.matches && related(element)[0]) {
      scroll(related(element)[0], "nearest");
    }
  };

  // A short wait, so that nothing flickers under a pointer that only passes.
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    clearTimeout(pointing);
    pointing = setTimeout(point, 80, node(event.target));
  });

  document.addEventListener("focusin", (event) => {
    const element = node(event.target);
    if (element) point(element);
  });

  document.addEventListener("click", (event) => {
    const element = node(event.target);
    if (!element || String(getSelection())) return;
    clearTimeout(pointing);
    const link = event.target.closest("a[href^='#']");
    if (link && !wide.matches && !link.matches(".choose")) return; // one column: go there
    if (link) event.preventDefault();
    const sentence = link && byId(link.hash.slice(1));
    choose(element);
    if (sentence?.matches(".sentence") && wide.matches) showSentence(sentence);
  });

  const shown = (elements) => elements.filter((element) => element.checkVisibility());

  const move = (step) => {
    const list = shown(cards);
    const at = list.indexOf(node(document.activeElement) ?? chosen);
    const card = list[at < 0 ? 0 : Math.min(Math.max(at + step, 0), list.length - 1)];
    if (!card) return;
    card.querySelector(".choose").focus({ preventScroll: true });
    if (chosen) choose(card);
    scroll(card, "nearest");
  };

  const moveToFinding = (step) => {
    const list = shown(findings);
    if (step < 0) list.reverse();
    const way = step < 0 ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
    const here = document.activeElement;
    const beyond = (finding) => here === document.body || here.compareDocumentPosition(finding) & way;
    const finding = list.find(beyond) ?? list[0];
    if (!finding) return;
    finding.focus({ preventScroll: true });
    if (chosen && node(finding)) choose(node(finding));
    scroll(node(finding) ?? finding, "nearest");
  };

  const toggle = (id) => byId(id).click();

  const release = () => {
    byId("help").open = false;
    choose(null);
  };

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    n: () => moveToFinding(1),
    N: () => moveToFinding(-1),
    f: () => toggle("only"),
    m: () => toggle("match"),
    "?": () => { byId("help").open = !byId("help").open; },
    Escape: release,
  };

  document.addEventListener("keydown", (event) => {
    const scrolls = event.key.startsWith("Arrow") && article.contains(document.activeElement);
    if (event.ctrlKey || event.metaKey || event.altKey || scrolls || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });

  addEventListener("beforeprint", () => light(null));
})();
