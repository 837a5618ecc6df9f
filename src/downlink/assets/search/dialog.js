// The search over any page: a dialog in the theme's look.

function makeDialog(engine, words, base) {
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
  const close = element("button", { type: "button", class: "dl-find-close", "aria-label": words.search_close });
  const status = element("p", { class: "dl-find-status", role: "status", "aria-live": "polite" });
  const facets = element("div", { class: "dl-find-facets", role: "group", "aria-label": words.topics });
  const lists = element("div", { class: "dl-find-lists", id: "dl-find-lists" });
  const more = element("a", { class: "dl-find-more", hidden: true });
  const hint = element("p", { class: "dl-find-hint" }, words.search_hint);
  const notice = location.protocol === "file:"
    ? [element("p", { class: "dl-find-hint dl-find-file" }, words.search_file)]
    : [];
  const dialog = element(
    "dialog",
    { class: "dl-find", "aria-label": words.search },
    element("div", { class: "dl-find-bar" }, input, close),
    element("div", { class: "dl-find-body" }, status, facets, lists, more, hint, ...notice),
  );
  document.body.append(dialog);

  const finder = makeFinder(engine, words, base, { input, status, facets, lists, most: 10 }, (state) => {
    remember(state);
    hint.hidden = Boolean(state.query);
    more.hidden = finder.hidden < 1;
    more.href = addressOf(base, "search/", { q: state.query, topic: state.topic }).href;
    more.textContent = say(words.search_all, { n: finder.hidden });
  });

  /** Keep the search in the address, so that it can be shared and found again by going back. */
  function remember({ query, topic }) {
    if (!dialog.open) return;
    const address = new URL(location.href);
    for (const [key, value] of [["q", query], ["topic", topic]]) {
      if (value) address.searchParams.set(key, value);
      else address.searchParams.delete(key);
    }
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }

  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  let isLeaving = false;
  lists.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      isLeaving = true;
      dialog.close();
    }
  });
  dialog.addEventListener("close", () => {
    document.documentElement.classList.remove("dl-finding");
    if (!isLeaving) {
      const address = new URL(location.href);
      address.searchParams.delete("q");
      address.searchParams.delete("topic");
      if (address.href !== location.href) history.replaceState(history.state, "", address);
    }
    isLeaving = false;
  });

  return {
    open(query, topic) {
      if (!dialog.isConnected) document.body.append(dialog);
      if (!dialog.open) dialog.showModal();
      document.documentElement.classList.add("dl-finding");
      if (query) finder.set(query, topic);
      input.focus();
      input.select();
    },
  };
}
