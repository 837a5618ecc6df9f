// A document's texts and a query → the passage to show and what to mark in it: search/passage.py.
// Texts are given and cut by code points, as in Python.

const PASSAGE_LENGTH = 160;
const PASSAGE_BEFORE = 40;
const LONGEST_WORD = 24;

/** One text as a source of occurrences: document 0. It looks only into tokens that hold the key. */
function textSource(content) {
  const whole = content.map((token) => token.atoms.join(""));

  function select(part, isWanted) {
    const items = new Map();
    content.forEach((token, at) => {
      if (!whole[at].includes(part)) return;
      for (const { text, position, span, flags } of keysOf(token)) {
        if (!isWanted(text)) continue;
        const shape = `${text} ${span} ${flags}`;
        if (!items.has(shape)) {
          items.set(shape, { key: text, span, flags, titles: new Map(), texts: new Map([[0, []]]) });
        }
        items.get(shape).texts.get(0).push(position);
      }
    });
    return [...items.values()];
  }

  return {
    exact: async (key) => select(key, (text) => text === key),
    within: async (prefix) => select(prefix, (text) => text.startsWith(prefix)),
  };
}

/** Return {marks, best}: places in the text where clauses stand, where the best one begins. */
async function marksIn(points, clauses, tokeniser) {
  const content = tokeniser.tokens(points);
  const source = textSource(content);
  const found = await Promise.all(clauses.map((clause) => findClause(clause, source)));
  const offsets = [];
  for (const token of content) {
    for (const [at, place] of token.places.entries()) offsets[token.position + at] = place;
  }
  const places = found
    .flatMap((own) => shortest(own.texts, offsets))
    .sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const phrase = found.length ? shortest(chain(found).texts, offsets) : [];
  const best = phrase.length ? phrase[0][0] : places.length ? places[0][0] : null;
  return { marks: merged(places), best };
}

/** Return {text, marks}: the passage around the best match, else the opening. */
async function passageOf(texts, clauses, tokeniser) {
  for (const text of texts) {
    const points = Array.from(text);
    const { marks, best } = await marksIn(points, clauses, tokeniser);
    if (best !== null) return cutPassage(points, marks, Math.max(0, best - PASSAGE_BEFORE));
  }
  return cutPassage(Array.from(texts[0] || ""), [], 0);
}

function shortest(places, offsets) {
  const ends = new Map();
  for (const { start, end } of places.get(0) || []) {
    ends.set(start, Math.min(end, ends.has(start) ? ends.get(start) : end));
  }
  return [...ends]
    .map(([start, end]) => [offsets[start][0], offsets[end - 1][1]])
    .sort((one, other) => one[0] - other[0] || one[1] - other[1]);
}

function merged(places) {
  const found = [];
  for (const [start, end] of places) {
    const last = found[found.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(end, last[1]);
    else found.push([start, end]);
  }
  return found;
}

function cutPassage(points, marks, from) {
  const start = boundary(points, from, -1);
  const end = boundary(points, Math.min(points.length, start + PASSAGE_LENGTH), 1);
  const shift = (start ? 1 : 0) - start;
  return {
    text: (start ? "…" : "") + points.slice(start, end).join("") + (end < points.length ? "…" : ""),
    marks: marks
      .filter(([first, last]) => first >= start && last <= end)
      .map(([first, last]) => [first + shift, last + shift]),
  };
}

function boundary(points, at, step) {
  const isLatin = (character) => /^[0-9A-Za-z]$/.test(character);
  for (let moved = 0; moved < LONGEST_WORD; moved += 1) {
    const place = at + moved * step;
    const isInside = place > 0 && place < points.length;
    if (!isInside || !(isLatin(points[place - 1]) && isLatin(points[place]))) return place;
  }
  return at;
}
