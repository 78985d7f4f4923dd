// A plot that we drew as SVG (all text in it is escaped): parsed as XML, never as HTML.
export default function ({ data: [data], parentElement }) {
  const parsed = new DOMParser().parseFromString(data.svg, "image/svg+xml");
  let root = parentElement.querySelector(":scope > .foja-figure");
  if (!root) {
    root = document.createElement("div");
    root.className = "foja-figure";
    parentElement.appendChild(root);
  }
  root.replaceChildren(document.importNode(parsed.documentElement, true));
}
