// What was found for each clause of a query → the matching documents, best first: search/rank.py.

const RANK = {
  exactTitle: 0, titleFront: 1, title: 2, about: 3, phrase: 6, titleParts: 7, parts: 8,
};

/**
 * Return the documents whose title or text holds every clause, as [{rank, document}].
 * @param {{first: number, last: number, levels: Uint8Array}[]} namings
 */
function textHits(found, namings, excluded) {
  const sets = found.map(documentsOf);
  const phrase = chain(found);
  const hits = [];
  for (const place of sets[0]) {
    if (!excluded.has(place) && sets.every((set) => set.has(place))) {
      hits.push({ rank: rankOf(place, found, phrase, namings), document: place });
    }
  }
  return bestFirst(hits);
}

/** Return the documents that are about what the query names and hold its other clauses. */
function topicHits(found, namings, without) {
  const named = new Set();
  const candidates = new Set();
  for (const { first, last, levels } of namings) {
    for (let at = first; at < last; at += 1) named.add(at);
    for (let place = 0; place < levels.length; place += 1) {
      if (levels[place] && !without.has(place)) candidates.add(place);
    }
  }
  const hits = [];
  for (const place of candidates) {
    const held = found.map((own) => own.titles.has(place) || own.texts.has(place));
    if (!held.every((isHeld, at) => isHeld || named.has(at))) continue;
    const levels = namings.map(({ first, last, levels: own }) => {
      if (own[place]) return own[place];
      return held.slice(first, last).every(Boolean) ? FIRST : null;
    });
    if (!levels.includes(null)) hits.push({ rank: Math.max(...levels), document: place });
  }
  return bestFirst(hits);
}

function bestFirst(hits) {
  return hits.sort((one, other) => one.rank - other.rank || one.document - other.document);
}

function rankOf(place, found, phrase, namings) {
  const atFront = (phrase.titles.get(place) || []).filter(
    (span) => span.flags === WHOLE && span.start === 0,
  );
  if (atFront.length) {
    const length = phrase.lengths.get(place);
    return atFront.some((span) => span.end === length) ? RANK.exactTitle : RANK.titleFront;
  }
  if (found.every((own) => isWhole(own.titles, place)) || isWhole(phrase.titles, place)) {
    return RANK.title;
  }
  const levels = namings.map((own) => own.levels[place]).filter(Boolean);
  if (levels.length) return RANK.about + Math.min(...levels) - FIRST;
  if (isWhole(phrase.texts, place)) return RANK.phrase;
  return found.every((own) => own.titles.has(place)) ? RANK.titleParts : RANK.parts;
}

function isWhole(places, place) {
  return (places.get(place) || []).some((span) => span.flags === WHOLE);
}
