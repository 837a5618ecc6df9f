// The files of the index → postings: the same as search/store.py, but loads files when needed.
//
// Files are scripts that call `downlinkIndex(name, content)`: so they load from a disk, too. A long
// list of postings has its rest in another file; `upTo` says how far a list reaches without it.

const FORMAT = 2;

const TOPIC = "#";

const loading = new Map();

window.downlinkIndex = (name, content) => {
  const waiting = loading.get(name);
  if (waiting) waiting.resolve(unpack(content));
};

function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const characters = atob(text);
  const found = new Uint8Array(characters.length);
  for (let at = 0; at < found.length; at += 1) found[at] = characters.charCodeAt(at);
  return found;
}

async function unpack(content) {
  const packed = bytesOf(content);
  const stream = new DecompressionStream("deflate-raw");
  const writer = stream.writable.getWriter();
  const written = Promise.all([writer.write(packed), writer.close()]);
  const unpacked = new Uint8Array(await new Response(stream.readable).arrayBuffer());
  await written;
  return unpacked;
}

/** Load a file of the index once; rejects if there is none. */
function load(base, name) {
  if (!loading.has(name)) {
    const waiting = {};
    waiting.content = new Promise((resolve, reject) => {
      waiting.resolve = resolve;
      const script = document.createElement("script");
      script.src = `${base}${name}.js`;
      script.onload = () => script.remove();
      script.onerror = () => {
        script.remove();
        loading.delete(name);
        reject(new Error(`cannot load ${name}`));
      };
      document.head.append(script);
    });
    loading.set(name, waiting);
  }
  return loading.get(name).content;
}

function makeReader(content) {
  let at = 0;
  return {
    get done() {
      return at >= content.length;
    },
    number() {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = content[at];
        at += 1;
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80) return value;
      }
    },
    take(length) {
      at += length;
      return content.subarray(at - length, at);
    },
  };
}

/** Open the index below `base`. */
async function openStore(base) {
  const json = async (name) => JSON.parse(new TextDecoder().decode(await load(base, name)));
  const entry = await json("index");
  if (entry.format !== FORMAT) throw new Error("an index of another version");
  const shard = (number) => load(base, `${entry.digest}/t${number}`);

  /** Return the number of the shard that holds `key`, if any does. */
  function shardOf(key) {
    let low = 0;
    let high = entry.shards.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (entry.shards[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  async function body(key) {
    const number = shardOf(key);
    if (number < 0) return undefined;
    const [found] = entriesOf(await shard(number), key, true);
    return found && found[1];
  }

  async function from(prefix) {
    const first = Math.max(0, shardOf(prefix));
    let end = first + 1;
    while (end < entry.shards.length && entry.shards[end].startsWith(prefix)) end += 1;
    const numbers = Array.from({ length: end - first }, (_, at) => first + at);
    const contents = await Promise.all(numbers.map(shard));
    return contents.flatMap((content) => entriesOf(content, prefix, false));
  }

  /** A source of occurrences; one that is not `complete` leaves out what stands in other files. */
  function source(complete) {
    const own = {
      upTo: Infinity,
      async exact(key) {
        const found = await body(key);
        return found ? occurrences(key, found) : [];
      },
      async within(prefix) {
        const found = await from(prefix);
        return (await Promise.all(found.map(([key, value]) => occurrences(key, value)))).flat();
      },
    };

    async function occurrences(key, content) {
      const reader = makeReader(content);
      const found = [];
      while (!reader.done) {
        const shape = reader.number();
        const [title, head, rest] = [reader.number(), reader.number(), reader.number()];
        const place = rest ? [reader.number(), reader.number()] : null;
        const titles = readTitles(reader.take(title));
        const texts = new Map();
        const last = readTexts(reader.take(head), texts, 0);
        if (rest && complete) {
          const file = await load(base, `${entry.digest}/o${place[0]}`);
          readTexts(file.subarray(place[1], place[1] + rest), texts, last);
        } else if (rest) {
          own.upTo = Math.min(own.upTo, last);
        }
        found.push({ key, span: shape >> 2, flags: shape & 3, titles, texts });
      }
      return found;
    }

    return own;
  }

  const abouts = new Map();

  /** Return {places, others} of a topic: its documents, and 1 for those whose first it is not. */
  async function about(topic) {
    if (!abouts.has(topic)) abouts.set(topic, readAbout((await body(TOPIC + topic)) || []));
    return abouts.get(topic);
  }

  const files = new Map();

  async function record(number) {
    const file = Math.floor(number / entry.each);
    if (!files.has(file)) files.set(file, await json(`${entry.digest}/d${file}`));
    const [url, title, texts, topics] = files.get(file)[number % entry.each];
    return { url, title, texts, topics };
  }

  return {
    about,
    source,
    record,
    documents: entry.documents,
    names: () => json(`${entry.digest}/names`),
    topics: entry.topics.map(([id, name, url, narrower]) => ({ id, name, url, narrower })),
    /** The numbers of the topics that have this name, as names are compared. */
    named: (name) => (Object.hasOwn(entry.aliases, name) ? entry.aliases[name] : []),
    simplified: simplifier(...entry.simplified),
  };
}

/** Return a map from each of `forms` to that in its place in `simplified`, made when needed. */
function simplifier(forms, simplified) {
  let known = null;
  return {
    get(character) {
      if (!forms.includes(character)) return undefined;
      if (!known) {
        const values = Array.from(simplified);
        known = new Map(Array.from(forms, (form, at) => [form, values[at]]));
      }
      return known.get(character);
    },
  };
}

/** Return [key, value] of a shard's entries: the one of `key`, or all whose keys begin with it. */
function entriesOf(content, key, isExact) {
  const wanted = new TextEncoder().encode(key);
  const decoder = new TextDecoder();
  const reader = makeReader(content);
  const found = [];
  const name = new Uint8Array(content.length);
  // How many bytes of the last name are as wanted: a name that shares more differs as that did.
  let equal = 0;
  while (!reader.done) {
    const shared = reader.number();
    const rest = reader.take(reader.number());
    const length = shared + rest.length;
    name.set(rest, shared);
    if (shared <= equal) {
      equal = shared;
      while (equal < Math.min(length, wanted.length) && name[equal] === wanted[equal]) equal += 1;
    }
    const value = reader.take(reader.number());
    if (equal < wanted.length || (isExact && length > equal)) continue;
    found.push([decoder.decode(name.subarray(0, length)), value]);
    if (isExact) break;
  }
  return found;
}

function readTitles(content) {
  const reader = makeReader(content);
  const found = new Map();
  let place = 0;
  while (!reader.done) {
    place += reader.number();
    const length = reader.number();
    found.set(place, { length, positions: readPositions(reader) });
  }
  return found;
}

function readTexts(content, found, last) {
  const reader = makeReader(content);
  while (!reader.done) {
    last += reader.number();
    found.set(last, readPositions(reader));
  }
  return last;
}

function readPositions(reader) {
  const count = reader.number();
  const found = [];
  let position = 0;
  for (let at = 0; at < count; at += 1) {
    position += reader.number();
    found.push(position);
  }
  return found;
}

function readAbout(content) {
  const reader = makeReader(content);
  const places = [];
  const others = [];
  let place = 0;
  while (!reader.done) {
    const step = reader.number();
    place += step >> 1;
    places.push(place);
    others.push(step & 1);
  }
  return { places, others };
}
