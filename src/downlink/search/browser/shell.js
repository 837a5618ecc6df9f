// The dialog without its search: it opens at once, and what is typed into it meanwhile is kept.

function makeShell(words) {
  const input = element("input", {
    type: "search",
    class: "dl-find-input",
    placeholder: words.search,
    "aria-label": words.search,
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "dl-find-lists",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "go",
  });
  const close = element("button", {
    type: "button",
    class: "dl-find-close",
    "aria-label": words.search_close,
  });
  const status = element("p", { class: "dl-find-status", role: "status", "aria-live": "polite" });
  const facets = element("div", {
    class: "dl-find-facets",
    role: "group",
    "aria-label": words.topics,
  });
  const lists = element("div", { class: "dl-find-lists", id: "dl-find-lists" });
  const more = element("a", { class: "dl-find-more", hidden: true });
  const keys = element("span", { class: "dl-find-keys" }, words.search_keys);
  const hint = element("p", { class: "dl-find-hint" }, `${words.search_hint} `, keys);
  const body = element("div", { class: "dl-find-body" }, status, facets, lists, more, hint);
  if (location.protocol === "file:") {
    body.append(element("p", { class: "dl-find-hint dl-find-file" }, words.search_file));
  }
  const bar = element("div", { class: "dl-find-bar" }, input, close);
  const dialog = element("dialog", { class: "dl-find", "aria-label": words.search }, bar, body);
  let isLeaving = false;

  close.addEventListener("click", () => dialog.close());
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") enter(input);
    if (event.key === "Escape") {
      // It would empty a field of this type first.
      event.preventDefault();
      dialog.close();
    }
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    document.documentElement.classList.remove("dl-finding");
    if (!isLeaving) setParameters({ q: "", topic: "" });
    isLeaving = false;
  });

  return {
    parts: { input, status, facets, lists, more, hint },
    get isOpen() {
      return dialog.open;
    },
    open(query) {
      if (!dialog.isConnected) document.body.append(dialog);
      if (!dialog.open) dialog.showModal();
      document.documentElement.classList.add("dl-finding");
      if (query) input.value = query;
      input.focus();
      input.select();
    },
    /** Close it and keep the search in the address, for the way back. */
    leave() {
      isLeaving = dialog.open;
      dialog.close();
    },
  };
}
