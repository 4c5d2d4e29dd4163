// Building elements. Texts only ever become text nodes, so nothing that a report says can become markup.

function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false),
  );
  return element;
}

function byId(id) {
  return document.getElementById(id);
}

function fill(element, ...children) {
  element.replaceChildren(
    ...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false),
  );
  return element;
}

// An address that only leads to a web page, never to a script.
function outside(address, ...children) {
  const safe = /^https?:\/\//.test(address) ? address : "";
  return safe
    ? h("a", { href: safe, rel: "noopener noreferrer", target: "_blank" }, ...children, " ↗")
    : h("span", {}, ...children);
}
