// Results → elements. Text of dumps becomes text nodes only, never markup.

/** Return nodes of `text` with its `marks` (places by code points) marked. */
function markedText(text, marks) {
  const points = Array.from(text);
  const nodes = [];
  let at = 0;
  for (const [start, end] of marks) {
    nodes.push(points.slice(at, start).join(""));
    nodes.push(element("mark", {}, points.slice(start, end).join("")));
    at = end;
  }
  nodes.push(points.slice(at).join(""));
  return nodes;
}

/** Replace {name} in one of the interface's sentences. */
function say(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** Return the address of a page of the site; on a disk, that of its file. */
function addressOf(base, url, parameters = {}) {
  const address = new URL(url, base);
  if (address.protocol === "file:") address.pathname += "index.html";
  for (const [key, value] of Object.entries(parameters)) {
    if (value) address.searchParams.set(key, value);
  }
  return address;
}

/** Return a result as an option of a list. */
function resultItem(result, id, query, base) {
  const address = addressOf(base, result.url, { h: query });
  const topics = result.topics.map((topic) =>
    element("span", { class: "dl-find-topic" }, topic.name),
  );
  return element(
    "li",
    { id, class: "dl-find-item" },
    element(
      "a",
      { href: address.href },
      element("span", { class: "dl-find-title", dir: "auto" }, ...markedText(result.title, result.titleMarks)),
      ...(topics.length ? [element("span", { class: "dl-find-about" }, ...topics)] : []),
      element(
        "span",
        { class: "dl-find-passage", dir: "auto" },
        ...markedText(result.passage.text, result.passage.marks),
      ),
    ),
  );
}

/** Return the buttons that narrow the results to one topic. */
function facetButtons(facets, chosen, choose) {
  return facets.map(({ topic, size }) => {
    const isChosen = topic.id === chosen;
    const button = element(
      "button",
      { type: "button", class: "dl-find-facet", "aria-pressed": String(isChosen) },
      `${topic.name} `,
      element("span", { class: "dl-find-count" }, String(size)),
    );
    button.addEventListener("click", () => choose(isChosen ? "" : topic.id));
    return button;
  });
}
