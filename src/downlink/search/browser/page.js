// The page /search/: a full list, for a bookmark.

function makeList(place, engine, words, base) {
  if (place.querySelector(".dl-find-input")) return;
  const parameters = new URLSearchParams(location.search);
  const input = element("input", {
    type: "search",
    class: "dl-find-input",
    name: "q",
    placeholder: words.search,
    "aria-label": words.search,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
  });
  const status = element("p", { class: "dl-find-status", role: "status", "aria-live": "polite" });
  const facets = element("div", { class: "dl-find-facets", role: "group", "aria-label": words.topics });
  const lists = element("div", { class: "dl-find-lists" });
  const more = element("button", { type: "button", class: "dl-find-more", hidden: true });
  place.replaceChildren(
    element("div", { class: "dl-find-bar" }, input),
    element("p", { class: "dl-find-hint" }, words.search_hint),
    status,
    facets,
    lists,
    more,
  );
  const finder = makeFinder(engine, words, base, { input, status, facets, lists, most: 20 }, (state) => {
    setParameters({ q: state.query, topic: state.topic });
    more.hidden = finder.hidden < 1;
    more.textContent = say(words.search_more, { n: finder.hidden });
  });
  more.addEventListener("click", () => finder.more());
  finder.set(parameters.get("q") || "", parameters.get("topic") || "");
  if (!parameters.get("q")) input.focus();
}
