// What a reader typed → units that must all be found, and units that must not: search/query.py.

const LONGEST_QUERY = 300;
const QUOTES = '"“”„＂「」『』';
const PART = new RegExp(`([-－]?)(?:[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]?|([^\\s${QUOTES}]+))`, "gu");

/** Return {units, excluded}; a unit is {text, elements, open}. */
function parseQuery(text, tokeniser) {
  const units = [];
  const excluded = [];
  const counted = Array.from(text).slice(0, LONGEST_QUERY).join("");
  for (const [, sign, quoted, word] of counted.matchAll(PART)) {
    const target = sign ? excluded : units;
    if (quoted === undefined) {
      target.push(...unitsOf(word, tokeniser));
    } else {
      const elements = tokeniser.pieces(Array.from(quoted));
      if (elements.length) target.push({ text: quoted.trim(), elements, open: false });
    }
  }
  return { units, excluded };
}

function unitsOf(word, tokeniser) {
  const points = Array.from(word);
  const found = [];
  for (const piece of tokeniser.pieces(points)) {
    const last = found[found.length - 1];
    if (last && piece.position === endOf(last[last.length - 1])) last.push(piece);
    else found.push([piece]);
  }
  return found.map((elements) => {
    const end = elements[elements.length - 1].places;
    const text = points.slice(elements[0].places[0][0], end[end.length - 1][1]).join("");
    return { text, elements, open: true };
  });
}

/** The unit's letters, digits and signs: what names of topics are compared by. */
function compactOf(units) {
  return units.map((unit) => unit.elements.map((piece) => piece.atoms.join("")).join("")).join("");
}
