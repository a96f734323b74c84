(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  const kept = (name, value) => {
    try {
      if (value) localStorage.setItem(name, value);
      return localStorage.getItem(name);
    } catch { return null; }
  };
  const theme = kept("onrecord-theme");
  if (theme) root.dataset.theme = theme;

  const pieces = (id) => [...document.querySelectorAll(`[id="${CSS.escape(id)}"],[data-of="${CSS.escape(id)}"]`)];
  const named = (link) => decodeURIComponent((link.getAttribute("href") || "").slice(1));
  const light = (elements, on) => elements.forEach((one) => one.classList.toggle("lit", on));

  function themeSwitch() {
    const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    const button = document.createElement("button");
    const name = () => { button.textContent = dark() ? "Light page" : "Dark page"; };
    button.type = "button";
    button.className = "theme";
    name();
    button.addEventListener("click", () => { root.dataset.theme = kept("onrecord-theme", dark() ? "light" : "dark") || (dark() ? "light" : "dark"); name(); });
    document.querySelector(".skip").parentNode.insertBefore(button, document.querySelector("header.top"));
  }

  // A note and its words light up together, whichever of the two is pointed at or has the focus.
  function pairNotes() {
    for (const note of document.querySelectorAll(".note")) {
      const words = () => [...note.querySelectorAll("a[href^='#']")].flatMap((link) => pieces(named(link)));
      for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]])
        note.addEventListener(event, () => light(words(), on));
    }
    for (const word of document.querySelectorAll(".w[data-note]")) {
      const note = document.getElementById(word.dataset.note);
      const id = word.id || word.dataset.of;
      const both = (on) => light([note, ...pieces(id)], on);
      word.addEventListener("mouseover", (event) => { event.stopPropagation(); both(true); });
      word.addEventListener("mouseout", () => both(false));
      word.addEventListener("click", (event) => {
        event.stopPropagation();
        note.closest(".notes").classList.add("open");
        note.querySelector("a").focus();
      });
    }
  }

  let opened = null;
  // What the address names is lit in all its pieces; in a drawer the focus follows, so that reading goes on there.
  function follow() {
    light([...document.querySelectorAll(".w.here")], false);
    document.querySelectorAll(".w.here").forEach((one) => one.classList.remove("here"));
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id) return;
    const found = pieces(id).filter((one) => one.classList.contains("w"));
    found.forEach((one) => one.classList.add("here"));
    light(found, true);
    const target = document.getElementById(id);
    if (target && target.closest(".paper")) {
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
  }
  function close() {
    const drawer = document.querySelector(".paper:target, .paper:has(:target)");
    if (!drawer) return false;
    const back = opened && opened.isConnected ? opened : null;
    const y = scrollY;
    location.hash = back && back.closest("[id]") ? back.closest("[id]").id : named(drawer.querySelector(".close"));
    if (back) { scrollTo({ top: y, behavior: "instant" }); back.focus({ preventScroll: true }); }
    return true;
  }

  function keys() {
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      if (!link) return;
      if (link.matches(".close")) { event.preventDefault(); close(); }
      else if (!link.closest(".paper")) opened = link;
    });
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input,textarea,select")) return;
      if (event.key === "Escape") { if (!close() && document.activeElement) document.activeElement.blur(); return; }
      const held = document.activeElement && document.activeElement.matches(".words,.note a");
      const step = { j: 1, k: -1, ArrowDown: held ? 1 : 0, ArrowUp: held ? -1 : 0 }[event.key];
      if (!step || document.querySelector(".paper:has(:target), .paper:target")) return;
      const lines = [...document.querySelectorAll(".line .words, .note a.first")].filter((one) => one.checkVisibility ? one.checkVisibility() || one.closest(".notes") : true);
      const at = lines.indexOf(document.activeElement);
      const next = lines[at < 0 ? (step > 0 ? 0 : lines.length - 1) : Math.min(Math.max(at + step, 0), lines.length - 1)];
      if (!next) return;
      event.preventDefault();
      const fold = next.closest(".notes");
      if (fold) fold.classList.add("open");
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    });
  }

  // The whole of a panel answers to the pointer: the nearest telling is told below it, and opened by a click.
  function charts() {
    for (const plot of document.querySelectorAll(".plot")) {
      const svg = plot.querySelector("svg"), told = plot.querySelector(".told");
      let tree = null, near = null;
      const look = () => {
        const box = svg.getBoundingClientRect();
        tree = d3.quadtree([...svg.querySelectorAll("a.dot")].map((dot) => {
          const circle = dot.querySelector("circle");
          return { dot, x: parseFloat(circle.getAttribute("cx")) / 100 * box.width, y: parseFloat(circle.getAttribute("cy")) };
        }), (one) => one.x, (one) => one.y);
        return box;
      };
      const show = (dot) => {
        if (near) near.classList.remove("near");
        near = dot;
        told.textContent = dot ? dot.querySelector("title").textContent : "";
        if (dot) dot.classList.add("near");
      };
      svg.addEventListener("pointermove", (event) => {
        const box = look(), found = tree.find(event.clientX - box.left, event.clientY - box.top, 60);
        show(found ? found.dot : null);
      });
      svg.addEventListener("pointerleave", () => show(null));
      svg.addEventListener("focusin", (event) => show(event.target.closest("a.dot")));
      svg.addEventListener("click", (event) => {
        if (near && !event.target.closest("a")) { opened = near; location.hash = near.getAttribute("href"); }
      });
    }
  }

  addEventListener("hashchange", follow);
  addEventListener("DOMContentLoaded", () => { themeSwitch(); pairNotes(); keys(); charts(); follow(); });
})();
