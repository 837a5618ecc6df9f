// Material's search, as a reader meets it, and by what its worker answers.

const field = document.querySelector(".md-search__input");
const message = () => document.querySelector(".md-search-result__meta").textContent;
const first = () => document.querySelector(".md-search-result__link");
const isNone = () => message().includes("没有");

function type(text) {
  field.value = text;
  field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
}

window.bench = {
  async first(text) {
    const start = performance.now();
    field.focus();
    type(text);
    const end = await until(() => first() || isNone());
    return first() ? end - start : null;
  },
  async settled() {},
  async reset() {
    type("");
    await until(() => !first() && !isNone());
  },
  all: (text) =>
    new Promise((resolve) => {
      window.benchWorker.addEventListener("message", function answer({ data }) {
        if (data.type !== 3) return;
        window.benchWorker.removeEventListener("message", answer);
        resolve(data.data.items.map((sections) => sections[0].location));
      });
      window.benchWorker.postMessage({ type: 2, data: text });
    }),
};
