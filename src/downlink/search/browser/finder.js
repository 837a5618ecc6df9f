// A field, a list and what connects them: the part that the dialog and the search page share.

const MOST_FACETS = 10;

const isAny = () => true;

/** Hand on a value after whatever else is ready. */
const later = (value) => new Promise((resolve) => setTimeout(resolve, 0, value));

/**
 * Show results for what is typed in `parts.input`.
 * @param {object} parts - elements: input, status, facets, lists; `most` results at first.
 * @param {(state: {query: string, topic: string}) => void} changed - told after each search.
 */
function makeFinder(engine, words, base, parts, changed) {
  let turn = 0;
  let topic = "";
  let shown = parts.most;
  let last = null;

  /** Search for what is typed; an answer that comes too late is dropped. */
  async function run() {
    const text = parts.input.value.trim();
    turn += 1;
    const own = turn;
    const isCurrent = () => own === turn;
    if (!text) {
      clear();
      changed({ query: "", topic: "" });
      return;
    }
    parts.lists.setAttribute("aria-busy", "true");
    try {
      const ready = await engine();
      const query = ready.parse(text);
      const first = await ready.matches(query, false);
      const isAnswer = first.complete || first.text.length > 0;
      // Results come first: the facets need files of their own.
      if (!topic && isAnswer) await showResults(ready, query, text, first, isAny, isCurrent);
      if (!isCurrent()) return;
      const all = first.complete ? first : await ready.matches(query);
      const facets = await ready.facets([...all.text, ...all.topic]);
      if (!isCurrent()) return;
      const chosen = facets.find((facet) => facet.topic.id === topic);
      if (topic || !first.complete) {
        if (!chosen) topic = "";
        const keep = chosen ? await ready.aboutTopic(chosen.topic) : isAny;
        await showResults(ready, query, text, all, keep, isCurrent);
      }
      if (isCurrent()) showFacets(facets, chosen);
    } catch (error) {
      console.error(error);
      if (isCurrent()) clear(words.search_failed);
    }
    if (!isCurrent()) return;
    parts.lists.setAttribute("aria-busy", "false");
    changed({ query: text, topic });
  }

  function clear(message = "") {
    last = null;
    topic = "";
    parts.status.replaceChildren(message);
    parts.facets.replaceChildren();
    parts.lists.replaceChildren();
    parts.lists.setAttribute("aria-busy", "false");
    parts.input.setAttribute("aria-expanded", "false");
    parts.input.removeAttribute("aria-activedescendant");
  }

  /** Show the results that are to be kept: the first as soon as it is there, then all. */
  async function showResults(ready, query, text, found, keep, isCurrent) {
    const isNothing = found.complete && !found.text.length && !found.topic.length;
    const nearest = isNothing ? await ready.nearest(query) : "";
    const [inText, inTopic] = [found.text.filter(keep), found.topic.filter(keep)];
    const few = inText.slice(0, shown);
    // To ask for a file takes a while: the first one must not wait for all others to be asked for.
    const show = async (place, at) => {
      if (at) await later();
      return ready.show(place, query);
    };
    const items = [...few, ...inTopic.slice(0, shown - few.length)].map(show);
    const draw = (some) => {
      const groups = [
        ["text", words.search_by_text, some.slice(0, few.length), inText.length],
        ["topic", topicHeading(found.named), some.slice(few.length), inTopic.length],
      ];
      parts.lists.replaceChildren(
        ...groups.filter(([, , own]) => own.length).flatMap((group) => list(group, text)),
      );
    };
    const all = Promise.all(items);
    const first = items.length ? [await Promise.race([all, items[0].then(later)])].flat() : [];
    if (!isCurrent()) return;
    const at = last && last.text === text ? active() : 0;
    last = { text, total: inText.length + inTopic.length };
    draw(first);
    if (found.complete && last.total) openEntered();
    announce(last.total, found.complete, nearest);
    parts.input.setAttribute("aria-expanded", String(last.total > 0));
    if (first.length < items.length) {
      mark(0);
      const rest = await all;
      if (!isCurrent()) return;
      draw(rest);
    }
    mark(Math.max(0, at));
  }

  function showFacets(facets, chosen) {
    const some = facets.slice(0, MOST_FACETS);
    if (chosen && !some.includes(chosen)) some.push(chosen);
    const isUseful = facets.length > 1 || chosen;
    parts.facets.replaceChildren(...(isUseful ? facetButtons(some, topic, choose) : []));
  }

  function topicHeading(named) {
    const names = named.map((item) => item.name).join(words.list_separator);
    return say(words.search_by_topic, { names });
  }

  function list([kind, heading, items, count], text) {
    const id = `dl-find-${kind}`;
    return [
      element(
        "h2",
        { class: "dl-find-heading", id },
        `${heading} `,
        element("span", { class: "dl-find-count" }, String(count)),
      ),
      element(
        "ol",
        { class: "dl-find-list", "aria-labelledby": id },
        ...items.map((item, at) => resultItem(item, `dl-find-${kind}-${at}`, text, base)),
      ),
    ];
  }

  function announce(count, isComplete, nearest) {
    const number = isComplete ? String(count) : `${count}+`;
    const message = [count ? say(words.search_found, { n: number }) : words.search_none];
    if (nearest) {
      const offer = element("button", { type: "button", class: "dl-find-offer" }, nearest);
      offer.addEventListener("click", () => {
        parts.input.value = nearest;
        parts.input.focus();
        run();
      });
      message.push(` ${words.search_nearest} `, offer);
    }
    parts.status.replaceChildren(...message);
  }

  function choose(id) {
    topic = id;
    shown = parts.most;
    run();
  }

  const items = () => [...parts.lists.querySelectorAll(".dl-find-item")];

  /** Make the item at `at` the one that Enter opens. */
  function mark(at) {
    const all = items();
    all.forEach((item, number) => item.classList.toggle("dl-find-active", number === at));
    if (all[at]) {
      parts.input.setAttribute("aria-activedescendant", all[at].id);
      if (at > 0) all[at].scrollIntoView({ block: "nearest" });
    } else {
      parts.input.removeAttribute("aria-activedescendant");
    }
  }

  function active() {
    return items().findIndex((item) => item.classList.contains("dl-find-active"));
  }

  /** Open the active result if Enter was pressed for the query that is shown. */
  function openEntered() {
    const item = items()[Math.max(0, active())];
    if (!last || !item || parts.input.dataset.entered !== last.text) return;
    delete parts.input.dataset.entered;
    item.querySelector("a").click();
  }

  parts.input.addEventListener("input", () => {
    delete parts.input.dataset.entered;
    shown = parts.most;
    run();
  });
  parts.input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const count = items().length;
    if (step && count) {
      event.preventDefault();
      mark((active() + step + count) % count);
    } else if (event.key === "Enter") {
      event.preventDefault();
      enter(parts.input);
      openEntered();
    }
  });

  return {
    run,
    set(query, chosen) {
      parts.input.value = query;
      topic = chosen;
      return run();
    },
    more() {
      shown += parts.most;
      return run();
    },
    get hidden() {
      return last ? last.total - items().length : 0;
    },
  };
}
