// One answer: its outcome in words, its sentences, and a button for every citation mark.
// Every text arrives as data and becomes a text node: nothing of it can act.
const make = (name, className, text) => {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
};

export default function ({ data: [data], parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(":scope > .foja-answer");
  if (!root) {
    root = make("section", "foja-answer");
    parentElement.appendChild(root);
  }
  const active = root.contains(document.activeElement)
    ? document.activeElement.dataset.mark
    : undefined;
  root.setAttribute("aria-label", data.region);
  const head = make("p", "foja-head");
  const badge = make("span", `foja-badge foja-${data.badge.tone}`);
  const sign = make("span", "foja-sign", data.badge.sign);
  sign.setAttribute("aria-hidden", "true");
  badge.append(sign, make("span", "", data.badge.word));
  badge.title = data.badge.explanation;
  head.append(badge);
  if (data.confidence) head.append(make("span", "foja-soft", data.confidence));

  const body = make("p", "foja-text");
  let order = 0;
  for (const part of data.parts) {
    body.append(make("span", `foja-${part.kind}`, part.text));
    for (const mark of part.marks) {
      const button = make("button", "foja-cite", String(mark.number));
      button.type = "button";
      button.dataset.mark = `${order++}`;
      button.dataset.cite = `${data.turn}#${mark.number}`;
      button.setAttribute("aria-label", mark.label);
      button.setAttribute("aria-expanded", String(mark.number === data.open));
      button.title = mark.label;
      button.onclick = () => setTriggerValue("opened", mark.number);
      body.append(document.createTextNode("\u2060"), button);
    }
    body.append(document.createTextNode(" "));
  }
  root.replaceChildren(head, body);
  for (const remark of data.remarks) root.append(make("p", "foja-remark", remark));
  if (active !== undefined) root.querySelector(`[data-mark="${active}"]`)?.focus();
}
