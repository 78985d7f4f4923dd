// A button that copies a text; it also works where the clipboard interface is not offered
// (plain http on a network).
const copyOldWay = (text) => {
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.appendChild(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
};

export default function ({ data: [data], parentElement }) {
  let root = parentElement.querySelector(":scope > .foja-copy");
  if (!root) {
    root = document.createElement("div");
    root.className = "foja-copy";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "foja-button";
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    said.className = "foja-soft";
    root.append(button, said);
    parentElement.appendChild(root);
  }
  const [button, said] = root.children;
  button.textContent = data.label;
  if (root.dataset.text !== data.text) said.textContent = "";
  root.dataset.text = data.text;
  button.onclick = async () => {
    let done = false;
    try {
      await navigator.clipboard.writeText(data.text);
      done = true;
    } catch {
      done = copyOldWay(data.text);
    }
    said.textContent = done ? data.copied : data.failed;
  };
}
