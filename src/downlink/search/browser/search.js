// What the first reader who comes near loads: called once by boot.js.

window.downlinkSearch = (base, words) => {
  const folder = new URL("assets/downlink/search/", base).href;
  let opened = null;
  const finders = new Map();

  function engine() {
    if (!opened) {
      opened = openEngine(folder);
      opened.catch(() => {
        opened = null;
      });
    }
    return opened;
  }

  async function results(text) {
    const ready = await engine();
    const query = ready.parse(text);
    const found = await ready.matches(query);
    const answer = [];
    for (const match of ["text", "topic"]) {
      for (const place of found[match]) {
        const { url, title, passage, topics } = await ready.show(place, query);
        const address = addressOf(base, url);
        answer.push({
          url: address.protocol === "file:" ? address.href : address.pathname,
          title,
          excerpt: passage.text,
          topics: topics.map((topic) => topic.id),
          match,
        });
      }
    }
    return answer;
  }

  return {
    results,
    /** Search for what was typed into the shell; its field searches from now on. */
    fill(shell, topic) {
      if (!finders.has(shell)) finders.set(shell, fillShell(shell, engine, words, base));
      engine().catch(() => {});
      return finders.get(shell).set(shell.parts.input.value, topic);
    },
    list: (place) => makeList(place, engine, words, base),
    mark: async (article, text) => markArticle(article, text, await engine()),
    warm: () => engine().catch(() => {}),
  };
};
