// Elements of the page, made without markup.

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** Set parameters of the page's address, or take empty ones out; the page stays as it is. */
function setParameters(values) {
  const address = new URL(location.href);
  for (const [key, value] of Object.entries(values)) {
    if (value) address.searchParams.set(key, value);
    else address.searchParams.delete(key);
  }
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

/** Remember that Enter was pressed for what the field holds: results may come later. */
function enter(input) {
  input.dataset.entered = input.value.trim();
}
