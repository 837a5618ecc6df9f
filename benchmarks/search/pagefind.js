// Pagefind by its interface for programs; of the results the first one is shown.

const list = document.querySelector("ol");
const load = () => import(new URL("pagefind/pagefind.js", document.baseURI).href);
const asked = (text) => (window.BENCH_QUERIES ? window.BENCH_QUERIES[text] : text);

window.bench = {
  async first(text) {
    const start = performance.now();
    const { results } = await (await load()).search(asked(text));
    if (!results.length) {
      answered();
      return null;
    }
    const { url, meta, excerpt } = await results[0].data();
    list.innerHTML = `<li><a href="${url}">${meta.title}</a> ${excerpt}</li>`;
    return answered() - start;
  },
  async settled() {},
  async reset() {
    list.replaceChildren();
  },
  all: async (text) => (await (await load()).search(asked(text))).results.map(({ id }) => id),
};
