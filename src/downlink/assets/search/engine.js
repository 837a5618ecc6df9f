// Query → matches over the index: the same as search/engine.py, with the first ones at once.

const ALIAS = "@";
const TOPIC = "#";
const MOST_SUGGESTIONS = 8;

/** Return the engine over the index below `base`. */
async function openEngine(base) {
  const store = await openStore(base);
  const tokeniser = makeTokeniser(store.simplified);

  const known = new Map();

  /** Return how documents are about a topic, given by its number; read once. */
  async function topicLevels(topic) {
    if (!known.has(topic)) {
      const content = await store.body(TOPIC + topic);
      known.set(topic, readLevels(content || new Uint8Array()));
    }
    return known.get(topic);
  }

  async function levelsOf(topics) {
    const levels = new Map();
    for (const topic of topics) {
      for (const [place, level] of await topicLevels(topic)) {
        levels.set(place, Math.min(level, levels.has(place) ? levels.get(place) : level));
      }
    }
    return levels;
  }

  async function namingsOf(units) {
    const namings = [];
    for (let first = 0; first < units.length; first += 1) {
      for (let last = units.length; last > first; last -= 1) {
        const content = await store.body(ALIAS + compactOf(units.slice(first, last)));
        if (content) {
          const topics = readNumbers(content);
          namings.push({ first, last, topics, levels: await levelsOf(topics) });
          first = last - 1;
          break;
        }
      }
    }
    return namings;
  }

  /**
   * Return {text, topic, named, complete}: numbers of documents, best first; the topics that the
   * query names; whether these are all documents or only those that the first files hold.
   */
  async function matches(query, complete = true) {
    if (!query.units.length) return { text: [], topic: [], named: [], complete: true };
    const source = store.source(complete || query.excluded.length > 0);
    const find = (unit) => findUnit(unit, source);
    const [found, others, namings] = await Promise.all([
      Promise.all(query.units.map(find)),
      Promise.all(query.excluded.map(find)),
      namingsOf(query.units),
    ]);
    const excluded = new Set(others.flatMap((own) => [...documentsOf(own)]));
    const text = textHits(found, namings, excluded).map((hit) => hit.document);
    const isComplete = source.upTo === Infinity;
    const without = new Set([...excluded, ...text]);
    const topic = isComplete
      ? topicHits(found, namings, without).map((hit) => hit.document)
      : [];
    const named = namings.flatMap((own) => own.topics).map((number) => store.topics[number]);
    return { text, topic, named: [...new Set(named)], complete: isComplete };
  }

  async function nearest(query) {
    const near = suggestions(query, await store.names(), tokeniser);
    for (const text of near.slice(0, MOST_SUGGESTIONS)) {
      const found = await matches(parseQuery(text, tokeniser));
      if (found.text.length || found.topic.length) return text;
    }
    return "";
  }

  /** Return a document to show: {url, title, passage, titleMarks, topics}. */
  async function show(place, query) {
    const { url, title, texts, topics } = await store.record(place);
    return {
      url,
      title,
      titleMarks: (await marksIn(Array.from(title), query.units, tokeniser)).marks,
      passage: await passageOf(texts, query.units, tokeniser),
      topics: topics.map((number) => store.topics[number]),
    };
  }

  /**
   * Return [{topic, documents}] of the documents, most frequent topic first; `documents` has their
   * number as `size`, and `has`.
   */
  async function facets(documents) {
    const wanted = new Uint8Array(store.documents);
    for (const place of documents) wanted[place] = 1;
    const counts = await Promise.all(
      store.topics.map(async (topic, number) => {
        const levels = await topicLevels(number);
        let size = 0;
        for (const place of levels.keys()) size += wanted[place];
        const has = (place) => wanted[place] === 1 && levels.has(place);
        return { topic, documents: { size, has } };
      }),
    );
    return counts
      .filter((item) => item.documents.size)
      .sort((one, other) => other.documents.size - one.documents.size);
  }

  return {
    parse: (text) => parseQuery(text, tokeniser),
    marks: (points, units) => marksIn(points, units, tokeniser),
    matches,
    nearest,
    show,
    facets,
  };
}
