// Downlink's own search, as a reader meets it and by its interface for programs.

const field = () => document.querySelector("dialog.dl-find[open] .dl-find-input");

function isFirstOf(text) {
  const link = document.querySelector("dialog.dl-find .dl-find-item a");
  return link && new URL(link.href).searchParams.get("h") === text;
}

function isComplete(text) {
  const lists = document.querySelector("dialog.dl-find .dl-find-lists");
  return isFirstOf(text) && lists.getAttribute("aria-busy") === "false";
}

function type(text) {
  field().value = text;
  field().dispatchEvent(new Event("input", { bubbles: true }));
}

window.bench = {
  /** Return the milliseconds from opening the search until the first result stands there. */
  async first(text) {
    const start = performance.now();
    if (!field()) document.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true }));
    await until(field);
    type(text);
    return (await until(() => isFirstOf(text))) - start;
  },
  /** Wait until all that a search loads is there. */
  settled: (text) => until(() => isComplete(text)),
  async reset() {},
  /** Return for each letter of a text the milliseconds to the first result and to all. */
  async letters(text) {
    const times = [];
    const points = Array.from(text);
    for (let end = 1; end <= points.length; end += 1) {
      const own = points.slice(0, end).join("");
      if (own.endsWith(" ") || own.endsWith("-") || /^[a-z]$/i.test(own)) continue;
      const start = performance.now();
      type(own);
      const first = await until(() => isFirstOf(own));
      const all = await until(() => isComplete(own));
      times.push([end, first - start, all - start]);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    return times;
  },
  all: async (text) =>
    (await window.downlink.search(text))
      .filter((result) => result.match === "text")
      .map((result) => result.url),
};
