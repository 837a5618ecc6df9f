// What every page loads: the way to the search, and what a shared or followed search asks for.
// All else is loaded when a reader comes near. `WORDS` are the interface's, put before this file.

const own = document.currentScript;
const base = new URL("../../", own.src).href;
const file = new URL("search.js", own.src).href;

let loaded = null;

/** Load the search once; a failed attempt may be repeated. */
function loadSearch() {
  if (!loaded) {
    // The first file of the index comes at the same time as the code that asks for it.
    const index = new URL("search/index.js", own.src).href;
    document.head.append(element("link", { rel: "preload", as: "script", href: index }));
    loaded = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = file;
      script.onload = () => resolve(window.downlinkSearch(base, WORDS));
      script.onerror = () => reject(new Error(`cannot load ${file}`));
      document.head.append(script);
    });
    loaded.catch(() => {
      loaded = null;
    });
  }
  return loaded;
}

const withSearch = (action) => loadSearch().then(action, (error) => console.error(error));

let shell = null;

function openDialog(query = "", topic = "") {
  const loading = loadSearch();
  shell = shell || makeShell(WORDS);
  shell.open(query);
  loading.then(
    (search) => search.fill(shell, topic),
    () => shell.parts.status.replaceChildren(WORDS.search_failed),
  );
}

window.downlink = {
  /** Return all results for a query, best first: [{url, title, excerpt, topics, match}]. */
  search: async (query) => (await loadSearch()).results(String(query)),
};

function makeButton() {
  const attributes = {
    type: "button",
    class: "md-header__button dl-open",
    "aria-label": WORDS.search,
    "aria-haspopup": "dialog",
    "aria-keyshortcuts": "/ s Control+K",
  };
  const label = element("span", { class: "dl-open-label" }, WORDS.search_short);
  return element("button", attributes, label, element("kbd", { "aria-hidden": "true" }, "/"));
}

/** Put the button into the header, and let the page's own fields lead to the search. */
function mount() {
  const header = document.querySelector(".md-header__inner");
  if (header && !header.querySelector(".dl-open")) {
    header.insertBefore(makeButton(), header.querySelector(".md-header__source"));
  }
  const parameters = new URLSearchParams(location.search);
  const list = document.querySelector("[data-dl-results]");
  if (list) withSearch((search) => search.list(list));
  else if (parameters.get("q")) openDialog(parameters.get("q"), parameters.get("topic") || "");
  else if (shell && shell.isOpen) shell.leave();
  const marked = parameters.get("h");
  const article = document.querySelector("article.md-content__inner");
  if (marked && article) withSearch((search) => search.mark(article, marked));
}

function isTyping(target) {
  return target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName));
}

document.addEventListener("keydown", (event) => {
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  if (isCommand || (isPlain && (event.key === "/" || event.key === "s"))) {
    event.preventDefault();
    openDialog();
  }
});

const opener = (event) =>
  event.target instanceof Element ? event.target.closest(".dl-open, .dl-search") : null;

document.addEventListener("click", (event) => {
  if (opener(event) && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    event.stopPropagation();
    openDialog();
  }
}, true);

for (const type of ["pointerover", "focusin", "touchstart"]) {
  document.addEventListener(type, (event) => {
    if (opener(event)) withSearch((search) => search.warm());
  }, { passive: true });
}

// The theme swaps pages without loading them anew where instant navigation is on.
if (window.document$) window.document$.subscribe(mount);
else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mount);
else mount();
