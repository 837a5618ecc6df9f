// Query → matches over the index: the same as search/engine.py, with the first ones at once.

const FIRST = 1;
const OTHER = 2;
const BROADER = 3;
const MOST_SUGGESTIONS = 16;

/** Return the engine over the index below `base`. */
async function openEngine(base) {
  const store = await openStore(base);
  const tokeniser = makeTokeniser(store.simplified);

  /** Return for each document how it is about the topics of these numbers; 0 means not at all. */
  async function levelsOf(topics) {
    const levels = new Uint8Array(store.documents);
    const add = (place, level) => {
      if (!levels[place] || level < levels[place]) levels[place] = level;
    };
    const own = await Promise.all(topics.map(store.about));
    for (const { places, others } of own) {
      places.forEach((place, at) => add(place, others[at] ? OTHER : FIRST));
    }
    const narrower = topics.flatMap((topic) => store.topics[topic].narrower);
    const below = await Promise.all(narrower.map(store.about));
    for (const { places } of below) places.forEach((place) => add(place, BROADER));
    return levels;
  }

  function namingsOf(clauses) {
    const namings = [];
    for (let first = 0; first < clauses.length; first += 1) {
      for (let last = clauses.length; last > first; last -= 1) {
        const topics = store.named(compactOf(clauses.slice(first, last)));
        if (topics.length) {
          namings.push({ first, last, topics });
          first = last - 1;
          break;
        }
      }
    }
    return Promise.all(
      namings.map(async (topicMatch) => ({ ...topicMatch, levels: await levelsOf(topicMatch.topics) })),
    );
  }

  /**
   * Return {text, topic, named, complete}: numbers of documents, best first; the topics that the
   * query names; whether these are all documents or only those that the first files hold.
   */
  async function matches(query, complete = true) {
    if (!query.clauses.length) return { text: [], topic: [], named: [], complete: true };
    const source = store.source(complete || query.excluded.length > 0);
    const find = (clause) => findClause(clause, source);
    const [found, others, namings] = await Promise.all([
      Promise.all(query.clauses.map(find)),
      Promise.all(query.excluded.map(find)),
      namingsOf(query.clauses),
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
      titleMarks: (await marksIn(Array.from(title), query.clauses, tokeniser)).marks,
      passage: await passageOf(texts, query.clauses, tokeniser),
      topics: topics.map((number) => store.topics[number]),
    };
  }

  /** Return [{topic, size}]: how many of the documents are about a topic, most frequent first. */
  async function facets(documents) {
    const wanted = new Uint8Array(store.documents);
    for (const place of documents) wanted[place] = 1;
    const abouts = await Promise.all(store.topics.map((_, number) => store.about(number)));
    const counted = new Int32Array(store.documents).fill(-1);
    const counts = store.topics.map((topic, number) => {
      let size = 0;
      for (const below of [number, ...topic.narrower]) {
        for (const place of abouts[below].places) {
          if (wanted[place] && counted[place] !== number) {
            counted[place] = number;
            size += 1;
          }
        }
      }
      return { topic, size };
    });
    return counts.filter((item) => item.size).sort((one, other) => other.size - one.size);
  }

  /** Return whether a document is about a topic or one below it, as a function of its number. */
  async function aboutTopic(topic) {
    const levels = await levelsOf([store.topics.indexOf(topic)]);
    return (place) => levels[place] > 0;
  }

  return {
    parse: (text) => parseQuery(text, tokeniser),
    marks: (points, clauses) => marksIn(points, clauses, tokeniser),
    matches,
    nearest,
    show,
    facets,
    aboutTopic,
  };
}
