/**
 * An element with its attributes, listeners (`onclick: f`) and children.
 * Strings become text nodes, so nothing that an article says is ever read as HTML.
 * Attributes that are null, undefined or false, and children that are null or false, are left out.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value != null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child != null && child !== false));
  return element;
}

/** A button that does something here, as opposed to sending a form. */
export function button(label, onclick, attributes = {}) {
  return h("button", { type: "button", onclick, ...attributes }, label);
}

/** Says `text` to a screen reader, once, without moving the focus. */
export function announce(text) {
  document.getElementById("status").textContent = text;
}

export const plural = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
