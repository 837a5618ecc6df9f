// What a reader typed → clauses that must all be found, and clauses that must not: search/query.py.

const LONGEST_QUERY = 300;
const QUOTES = '"“”„＂「」『』';
const PART = new RegExp(`([-－]?)(?:[${QUOTES}]([^${QUOTES}]*)[${QUOTES}]?|([^\\s${QUOTES}]+))`, "gu");

/** Return {clauses, excluded}; a clause is {text, elements, open}. */
function parseQuery(text, tokeniser) {
  const clauses = [];
  const excluded = [];
  const counted = Array.from(text).slice(0, LONGEST_QUERY).join("");
  for (const [, sign, quoted, word] of counted.matchAll(PART)) {
    const target = sign ? excluded : clauses;
    if (quoted === undefined) {
      target.push(...unitsOf(word, tokeniser));
    } else {
      const elements = tokeniser.tokens(Array.from(quoted));
      if (elements.length) target.push({ text: quoted.trim(), elements, open: false });
    }
  }
  return { clauses, excluded };
}

function unitsOf(word, tokeniser) {
  const points = Array.from(word);
  const found = [];
  for (const token of tokeniser.tokens(points)) {
    const last = found[found.length - 1];
    if (last && token.position === endOf(last[last.length - 1])) last.push(token);
    else found.push([token]);
  }
  return found.map((elements) => {
    const end = elements[elements.length - 1].places;
    const text = points.slice(elements[0].places[0][0], end[end.length - 1][1]).join("");
    return { text, elements, open: true };
  });
}

/** The clause's letters, digits and signs: what names of topics are compared by. */
function compactOf(clauses) {
  return clauses.map((clause) => clause.elements.map((token) => token.atoms.join("")).join("")).join("");
}
