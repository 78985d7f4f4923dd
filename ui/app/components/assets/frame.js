// What no widget does: the language of the page, Streamlit's own English words in Spanish,
// answers announced to screen readers, and the focus that follows an opened citation.
const ATTRIBUTES = ["aria-label", "title", "placeholder"];

const OURS = ".stHtml, .foja-answer, textarea, input, [data-testid='stMarkdownContainer']";

const translate = (root, words) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, {
    // documents' and people's words are never touched
    acceptNode: (node) => {
      const parent = node.parentElement;
      if (parent?.closest("[data-testid='stFileUploader']")) return NodeFilter.FILTER_ACCEPT;
      return parent?.closest(OURS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    },
  });
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const said = words[node.nodeValue.trim()];
    if (said !== undefined && node.nodeValue !== said) node.nodeValue = said;
  }
  for (const name of ATTRIBUTES) {
    for (const node of root.querySelectorAll(`[${name}]`)) {
      const said = words[node.getAttribute(name).trim()];
      if (said !== undefined) node.setAttribute(name, said);
    }
  }
};

// Bring a mark into view by moving only what scrolls between it and the panel: the page stays.
const reveal = (mark, panel) => {
  for (let box = mark.parentElement; box && panel.contains(box); box = box.parentElement) {
    const outer = box.getBoundingClientRect();
    const inner = mark.getBoundingClientRect();
    const hidden = inner.top < outer.top + 60 || inner.bottom > outer.bottom - 10;
    if (hidden && box.scrollHeight > box.clientHeight + 4) {
      box.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
    }
    if (box.scrollWidth > box.clientWidth + 4) {
      box.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
    }
  }
};

export default function ({ data: [data], parentElement }) {
  document.documentElement.lang = "es";
  let live = parentElement.querySelector(":scope > .foja-live");
  if (!live) {
    live = document.createElement("div");
    live.className = "foja-live";
    live.setAttribute("aria-live", "polite");
    parentElement.appendChild(live);
  }
  if (live.textContent !== data.announcement) live.textContent = data.announcement;

  if (data.focus && window.fojaFocus !== data.focus) {
    setTimeout(() => {
      const panel = document.querySelector(".st-key-evidencia");
      if (!panel) return;
      panel.tabIndex = -1;
      panel.focus({ preventScroll: true });
      const mark = panel.querySelector(".foja-current") ?? panel.querySelector("mark");
      if (mark) reveal(mark, panel);
    }, 250);
  }
  if (!data.focus && window.fojaFocus) {
    // the evidence closed: the keyboard goes on from the mark that had opened it
    const mark = `[data-cite="${CSS.escape(window.fojaFocus)}"]`;
    setTimeout(() => {
      const lost = !document.activeElement || document.activeElement === document.body;
      if (lost) document.querySelector(mark)?.focus({ preventScroll: true });
    }, 250);
  }
  window.fojaFocus = data.focus;

  const onKey = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (document.querySelector("[role='dialog']")) return;
    document.querySelector(".st-key-cerrar_evidencia button")?.click();
  };
  document.addEventListener("keydown", onKey);

  translate(document.body, data.words);
  let waiting = false;
  const observer = new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      translate(document.body, data.words);
    });
  });
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  return () => {
    observer.disconnect();
    document.removeEventListener("keydown", onKey);
  };
}
