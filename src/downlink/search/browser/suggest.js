// A query without result → queries that may have some, the nearest first: search/suggest.py.

const SHORTEST_NAME = 3;
const SHORTEST_RUN = 2;

function suggestions(query, names, tokeniser) {
  const found = [];
  const near = closest(compactOf(query.clauses), names, tokeniser);
  if (near) found.push(near);
  if (query.clauses.length > 1) {
    const words = query.clauses.map((clause) => (clause.open ? clause.text : `"${clause.text}"`));
    found.push(words.slice(0, -1).join(" "), words.slice(1).join(" "), ...words);
  } else if (query.clauses.length) {
    found.push(...shorter(query.clauses[0]));
  }
  return found;
}

function closest(wanted, names, tokeniser) {
  const length = Array.from(wanted).length;
  let best = "";
  let least = Math.max(1, Math.floor(length / 4)) + 1;
  if (length < SHORTEST_NAME) return best;
  for (const name of names) {
    const own = Array.from(tokeniser.compact(name));
    if (own.length < SHORTEST_NAME || own.join("") === wanted) continue;
    if (Math.abs(own.length - length) >= least) continue;
    const distance = edits(Array.from(wanted), own);
    if (distance < least) {
      best = name;
      least = distance;
    }
  }
  return best;
}

function edits(one, other) {
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const row = [at];
    for (let place = 1; place <= other.length; place += 1) {
      const isOther = one[at - 1] === other[place - 1] ? 0 : 1;
      let cost = Math.min(last[place] + 1, row[place - 1] + 1, last[place - 1] + isOther);
      const isSwapped =
        at > 1 && place > 1 && one[at - 1] === other[place - 2] && one[at - 2] === other[place - 1];
      if (isSwapped) cost = Math.min(cost, before[place - 2] + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[other.length];
}

function shorter(clause) {
  const size = (text) => Array.from(text).length;
  if (clause.elements.length > 1) {
    const parts = clause.elements.map((token) => token.atoms.join(""));
    return [parts.join(" "), ...parts.sort((one, other) => size(other) - size(one))];
  }
  const [{ kind, atoms }] = clause.elements;
  const found = [];
  for (let end = atoms.length - SHORTEST_RUN; kind === "run" && end >= SHORTEST_RUN; end -= 1) {
    found.push(`${atoms.slice(0, end).join("")} ${atoms.slice(end).join("")}`);
  }
  for (let length = atoms.length - 1; kind === "run" && length >= SHORTEST_RUN; length -= 1) {
    found.push(atoms.slice(0, length).join(""), atoms.slice(atoms.length - length).join(""));
  }
  return found;
}
