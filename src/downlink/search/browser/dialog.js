// The search in the dialog over any page.

/** Make the shell's field search, and keep the search in the address: to share, to come back to. */
function fillShell(shell, engine, words, base) {
  const { input, status, facets, lists, more, hint } = shell.parts;
  const parts = { input, status, facets, lists, most: 10 };
  const finder = makeFinder(engine, words, base, parts, (state) => {
    if (shell.isOpen) setParameters({ q: state.query, topic: state.topic });
    hint.hidden = Boolean(state.query);
    more.hidden = finder.hidden < 1;
    more.href = addressOf(base, "search/", { q: state.query, topic: state.topic }).href;
    more.textContent = say(words.search_all, { n: finder.hidden });
  });
  lists.parentElement.addEventListener("click", (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    if (event.target.closest("a") && isPlain) shell.leave();
  });
  return finder;
}
