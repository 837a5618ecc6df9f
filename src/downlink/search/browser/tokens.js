// Text → the tokens by which it is found: the same as search/index/tokens.py, whose comments say why.

const STARTS = 2;
const ENDS = 1;
const WHOLE = STARTS | ENDS;
const LONGEST_KEY = 64;
const LONGEST_JOIN = 6;
const LONGEST_CLUSTER = 32;

const SPACELESS = [
  [0x0e00, 0x0eff], [0x1000, 0x109f], [0x1100, 0x11ff], [0x1780, 0x17ff], [0x2e80, 0x2fdf],
  [0x3005, 0x3007], [0x3021, 0x3029], [0x3041, 0x3096], [0x309d, 0x309f], [0x30a1, 0x30fa],
  [0x30fc, 0x318f], [0x31a0, 0x31bf], [0x31f0, 0x31ff], [0x3400, 0x4dbf], [0x4e00, 0x9fff],
  [0xa960, 0xa97f], [0xac00, 0xd7ff], [0xf900, 0xfaff], [0x20000, 0x3ffff],
];
const JOINTS = new Set("-_'’\u2010\u2011");
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th" };
const COMBINING = /[\p{M}\uff9e\uff9f]/u;
const SIGNS = { "+": "p", "#": "p", ".": "." };

/**
 * Return a tokeniser.
 * @param {{get: (character: string) => string | undefined}} simplified - traditional → simplified.
 */
function makeTokeniser(simplified) {
  const folded = new Map();

  function fold(cluster) {
    let found = folded.get(cluster);
    if (!found && (isHan(cluster) || isAscii(cluster))) {
      const lower = cluster.toLowerCase();
      const value = simplified.get(lower) || lower;
      found = [{ value, kind: kindOf(value), upper: lower !== cluster }];
      folded.set(cluster, found);
    } else if (!found) {
      found = [];
      for (const character of cluster.normalize("NFKC")) {
        if (/\p{Cf}/u.test(character)) continue;
        const lower = character.toLowerCase();
        let upper = lower !== character;
        for (const letter of LETTERS[lower] || lower) {
          for (const part of withoutAccents(letter)) {
            const value = simplified.get(part) || part;
            found.push({ value, kind: kindOf(value), upper });
            upper = false;
          }
        }
      }
      folded.set(cluster, found);
    }
    return found;
  }

  function chars(points) {
    const found = [];
    for (let at = 0; at < points.length; ) {
      let end = at + 1;
      const most = Math.min(points.length, at + LONGEST_CLUSTER);
      while (end < most && continues(points[end - 1], points[end])) end += 1;
      const cluster = end === at + 1 ? points[at] : points.slice(at, end).join("");
      for (const { value, kind, upper } of fold(cluster)) {
        found.push({ value, kind, upper, start: at, end });
      }
      at = end;
    }
    return found;
  }

  /** Return the runs and words of a text, given as its code points; places count these. */
  function tokens(points, position = 0) {
    const content = chars(points);
    const found = [];
    let parted = false;
    for (let at = 0; at < content.length; ) {
      const kind = content[at].kind;
      if (kind !== "c" && kind !== "l" && kind !== "d") {
        parted = true;
        at += 1;
        continue;
      }
      if (found.length) position = endOf(found[found.length - 1]) + (parted ? 1 : 0);
      const [token, end] = (kind === "c" ? takeRun : takeWord)(content, at, position);
      found.push(token);
      at = end;
      parted = false;
    }
    return found;
  }

  return {
    tokens,
    compact: (text) => tokens(Array.from(text)).map((token) => token.atoms.join("")).join(""),
  };
}

function endOf(token) {
  return token.position + token.atoms.length;
}

/** Return all that a token of a text is found by: {text, position, span, flags}. */
function keysOf(token) {
  const count = token.atoms.length;
  const found = [];
  if (token.kind === "run") {
    for (let at = 0; at < count; at += 1) {
      const text = token.atoms.slice(at, at + 2).join("");
      found.push({ text, position: token.position + at, span: Math.min(2, count - at), flags: WHOLE });
    }
    return found;
  }
  for (let first = 0; first < count; first += 1) {
    for (let last = first; last < Math.min(count, first + LONGEST_JOIN); last += 1) {
      found.push(join(token, first, last));
    }
  }
  if (count > LONGEST_JOIN) found.push(join(token, 0, count - 1));
  return found;
}

function join(token, first, last) {
  return {
    text: cutKey(token.atoms.slice(first, last + 1).join("")),
    position: token.position + first,
    span: last - first + 1,
    flags: (first === 0 ? STARTS : 0) | (last === token.atoms.length - 1 ? ENDS : 0),
  };
}

function cutKey(text) {
  return text.length <= LONGEST_KEY ? text : Array.from(text).slice(0, LONGEST_KEY).join("");
}

function takeRun(content, at, position) {
  let end = at;
  while (kindAt(content, end) === "c") end += 1;
  const own = content.slice(at, end);
  return [
    {
      kind: "run",
      atoms: own.map((item) => item.value),
      places: own.map((item) => [item.start, item.end]),
      position,
      separable: false,
    },
    end,
  ];
}

function takeWord(content, at, position) {
  const atoms = [];
  const places = [];
  let separable = true;
  for (;;) {
    const end = kindAt(content, at) === "d" ? numberEnd(content, at) : lettersEnd(content, at);
    const signs = signsEnd(content, at, end);
    atoms.push(content.slice(at, signs).map((item) => item.value).join(""));
    places.push([content[at].start, content[signs - 1].end]);
    const following = signs + (kindAt(content, signs) === "j" ? 1 : 0);
    if (!isAlphanumeric(content, following) || signs > end) {
      return [{ kind: "word", atoms, places, position, separable }, signs];
    }
    if (following === signs && content[signs].kind === content[signs - 1].kind) {
      const length = Array.from(atoms[atoms.length - 1]).length;
      separable = separable && length >= 3 && lettersEnd(content, signs) - signs >= 3;
    }
    at = following;
  }
}

function kindAt(content, at) {
  return at < content.length ? content[at].kind : "";
}

function isAlphanumeric(content, at) {
  const kind = kindAt(content, at);
  return kind === "l" || kind === "d";
}

function numberEnd(content, at) {
  while (
    kindAt(content, at) === "d" ||
    (kindAt(content, at) === "." && kindAt(content, at + 1) === "d")
  ) {
    at += 1;
  }
  return at;
}

function lettersEnd(content, at) {
  const start = at;
  while (kindAt(content, at) === "l") {
    if (at > start && content[at].upper) {
      const followsSmall = !content[at - 1].upper;
      const beginsWord =
        kindAt(content, at + 1) === "l" &&
        !content[at + 1].upper &&
        !(content[at + 1].value === "s" && kindAt(content, at + 2) !== "l");
      if (followsSmall || beginsWord) break;
    }
    at += 1;
  }
  return at;
}

function signsEnd(content, start, at) {
  let end = at;
  while (kindAt(content, end) === "p") end += 1;
  const signs = content.slice(at, end).map((item) => item.value).join("");
  const before = start === 0 ? "" : content[start - 1].kind;
  const single = at - start === 1 && before !== "l" && before !== "d" && before !== "j";
  const isLast = !isAlphanumeric(content, end);
  const belongs = signs === "++" || (single && isLast && (signs === "+" || signs === "#"));
  return belongs && content[start].kind === "l" ? end : at;
}

function continues(before, character) {
  if (character < "\u0300" || isHan(character)) return false;
  if (character >= "\u1160" && character <= "\u11ff") {
    return before >= "\u1100" && before <= "\u11ff";
  }
  return COMBINING.test(character);
}

function withoutAccents(letter) {
  const code = letter.codePointAt(0);
  const isSelector = (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef);
  if ((code >= 0x300 && code <= 0x36f) || isSelector) return "";
  if (code < 0xc0 || !(code < 0x530 || (code >= 0x1e00 && code <= 0x1fff))) return letter;
  return letter.normalize("NFD").replace(/\p{Mn}/gu, "");
}

/** Whether it is of the block of most Han characters, which have no other form or case. */
function isHan(text) {
  return text.length === 1 && text >= "\u4e00" && text <= "\u9fff";
}

function isAscii(text) {
  return text.length === 1 && text < "\u0080";
}

function kindOf(value) {
  // Expressions of Unicode classes are slow where they are used for the first time.
  if (isHan(value)) return "c";
  if (value < "\u0080") return asciiKind(value);
  if (/\p{Nd}/u.test(value)) return "d";
  if (/\p{N}/u.test(value)) return isSpaceless(value) ? "c" : "d";
  if (/[\p{L}\p{M}]/u.test(value)) return isSpaceless(value) ? "c" : "l";
  return JOINTS.has(value) ? "j" : SIGNS[value] || " ";
}

function asciiKind(value) {
  if (value >= "a" && value <= "z") return "l";
  if (value >= "0" && value <= "9") return "d";
  return JOINTS.has(value) ? "j" : SIGNS[value] || " ";
}

function isSpaceless(value) {
  const code = value.codePointAt(0);
  return SPACELESS.some(([first, last]) => first <= code && code <= last);
}
