// Marks on the page that a result opens.

const BLOCK = "p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, pre, summary, blockquote, div, section";
const UNMARKED = "script, style, svg, mark, .headerlink, .dl-chip, .dl-path";

/** Mark in `article` what the query finds, block by block. */
async function markArticle(article, text, ready) {
  const { clauses } = ready.parse(text);
  for (const nodes of blocksOf(article)) {
    const points = Array.from(nodes.map((node) => node.data).join(""));
    const { marks } = await ready.marks(points, clauses);
    for (const [start, end] of inUnits(points, marks).reverse()) wrap(nodes, start, end);
  }
}

function blocksOf(article) {
  const blocks = new Map();
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || node.parentElement.closest(UNMARKED)) continue;
    const block = node.parentElement.closest(BLOCK) || article;
    if (!blocks.has(block)) blocks.set(block, []);
    blocks.get(block).push(node);
  }
  return [...blocks.values()];
}

/** Return places by UTF-16 units, as the document counts them. */
function inUnits(points, marks) {
  const offsets = [0];
  for (const point of points) offsets.push(offsets[offsets.length - 1] + point.length);
  return marks.map(([start, end]) => [offsets[start], offsets[end]]);
}

function wrap(nodes, start, end) {
  let from = 0;
  for (const node of [...nodes]) {
    const to = from + node.data.length;
    if (start < to && end > from) {
      const first = Math.max(start, from) - from;
      const last = Math.min(end, to) - from;
      const middle = first ? node.splitText(first) : node;
      if (last - first < middle.data.length) middle.splitText(last - first);
      const mark = element("mark", { class: "dl-mark" });
      middle.replaceWith(mark);
      mark.append(middle);
      if (middle === node) nodes[nodes.indexOf(node)] = { data: "" };
    }
    from = to;
  }
}
