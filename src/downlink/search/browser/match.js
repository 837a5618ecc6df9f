// Clauses of a query and postings → where the clauses stand: the same as search/match.py.
//
// Where something stands is {titles, texts, lengths}: Maps from document to spans, a span being
// {start, end, flags}; `lengths` are those of the titles, in positions.

const SHORTEST_OPEN = 2;

/** Return where all elements of the clause stand one after the other. */
async function findClause(clause, source) {
  const last = clause.elements.length - 1;
  return chain(
    await Promise.all(
      clause.elements.map((element, at) => findElement(element, source, clause.open && at === last)),
    ),
  );
}

/** Return where the parts stand one after the other, with at most one position between them. */
function chain(parts) {
  return parts.reduce((found, part) => ({
    titles: joined(found.titles, part.titles),
    texts: joined(found.texts, part.texts),
    lengths: new Map([...found.lengths, ...part.lengths]),
  }));
}

function joined(first, second) {
  const found = new Map();
  for (const [place, spans] of first) {
    const others = second.get(place);
    if (!others) continue;
    const own = [];
    const following = byStart(others);
    for (const one of spans) {
      for (const start of [one.end, one.end + 1]) {
        for (const other of following.get(start) || []) {
          const flags = (one.flags & STARTS) | (other.flags & ENDS);
          own.push({ start: one.start, end: other.end, flags });
        }
      }
    }
    if (own.length) found.set(place, own);
  }
  return found;
}

function byStart(spans) {
  const found = new Map();
  for (const span of spans) {
    if (found.has(span.start)) found.get(span.start).push(span);
    else found.set(span.start, [span]);
  }
  return found;
}

async function findElement(element, source, goesOn) {
  if (element.kind === "run") return findRun(element.atoms, source);
  const whole = findWord(cutKey(element.atoms.join("")), source, goesOn);
  if (element.atoms.length === 1 || !element.separable) return whole;
  const last = element.atoms.length - 1;
  const parts = element.atoms.map((atom, at) =>
    findWord(cutKey(atom), source, goesOn && at === last),
  );
  return united([await whole, chain(await Promise.all(parts))]);
}

async function findWord(word, source, goesOn) {
  const isOpen = goesOn && Array.from(word).length >= SHORTEST_OPEN && /\p{L}/u.test(word);
  const items = await (isOpen ? source.within(word) : source.exact(word));
  return united(
    items.map((item) => {
      const isWhole = item.key === word || item.key === `${word}s`;
      return foundIn(item, isWhole ? item.flags : item.flags & STARTS, item.span);
    }),
  );
}

async function findRun(characters, source) {
  if (characters.length === 1) {
    const items = await source.within(characters[0]);
    return united(items.map((item) => foundIn(item, WHOLE, 1)));
  }
  const last = characters.length - 2;
  const offsets = [];
  for (let at = 0; at < last; at += 2) offsets.push(at);
  offsets.push(last);
  const grams = await Promise.all(
    offsets.map((at) => source.exact(characters[at] + characters[at + 1])),
  );
  const lengths = new Map();
  for (const item of grams[0]) for (const [place, own] of item.titles) lengths.set(place, own.length);
  const take = (field) => aligned(grams.map((items) => startsOf(items, field)), offsets, last + 2);
  return { titles: take("titles"), texts: take("texts"), lengths };
}

/** Return document → positions of all items in `field`. */
function startsOf(items, field) {
  const found = new Map();
  for (const item of items) {
    for (const [place, own] of item[field]) {
      const positions = field === "titles" ? own.positions : own;
      const known = found.get(place);
      found.set(place, known ? known.concat(positions) : positions);
    }
  }
  return found;
}

/** Return where each part stands at its offset from one place. */
function aligned(parts, offsets, length) {
  const found = new Map();
  const fewest = parts.reduce((best, part) => (part.size < best.size ? part : best));
  for (const place of fewest.keys()) {
    if (!parts.every((part) => part.has(place))) continue;
    let starts = null;
    parts.forEach((part, number) => {
      if (starts && !starts.length) return;
      const own = part.get(place).map((position) => position - offsets[number]);
      starts = starts ? keepCommon(starts, own) : own;
    });
    if (starts.length) {
      found.set(place, starts.map((start) => ({ start, end: start + length, flags: WHOLE })));
    }
  }
  return found;
}

function keepCommon(one, other) {
  if (one.length * other.length < 64) return one.filter((value) => other.includes(value));
  const known = new Set(other);
  return one.filter((value) => known.has(value));
}

function foundIn(item, flags, span) {
  const spans = (positions) => positions.map((start) => ({ start, end: start + span, flags }));
  const titles = new Map();
  const lengths = new Map();
  for (const [place, { length, positions }] of item.titles) {
    titles.set(place, spans(positions));
    lengths.set(place, length);
  }
  const texts = new Map();
  for (const [place, positions] of item.texts) texts.set(place, spans(positions));
  return { titles, texts, lengths };
}

function united(parts) {
  if (parts.length === 1) return parts[0];
  const found = { titles: new Map(), texts: new Map(), lengths: new Map() };
  for (const part of parts) {
    for (const field of ["titles", "texts"]) {
      for (const [place, spans] of part[field]) {
        const own = found[field].get(place);
        if (own) for (const span of spans) own.push(span);
        else found[field].set(place, spans.slice());
      }
    }
    for (const [place, length] of part.lengths) found.lengths.set(place, length);
  }
  return found;
}

/** Return the documents in which something stands. */
function documentsOf(found) {
  return new Set([...found.titles.keys(), ...found.texts.keys()]);
}
