// Where the ink of each word really is. Boxes say nothing about it: Nastaliq leans out of its line, upwards and downwards.
// Takes the selector of the part to look at. Gives {low, clipped, collisions}, each an array of sentences, and the number of words.
(part) => {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const ROOM = 3;
  const words = [];
  const low = new Set();

  const name = (element) => `<${element.localName}${element.className ? `.${[...element.classList].join(".")}` : ""}>`;
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const set = (style, direction) => {
    pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    pen.direction = direction;
    pen.textAlign = direction === "rtl" ? "right" : "left";
  };

  const walker = document.createTreeWalker(document.querySelector(part), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!/[\u0600-\u06ff]/.test(node.data) || !element.closest(":lang(ur)") || !seen(element)) continue;
    const style = getComputedStyle(element);
    if (!style.fontFamily.includes("Nastaliq")) continue;
    const height = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
    if (!(height >= 1.8)) low.add(`${name(element)} ${height.toFixed(2)}: ${node.data.trim().slice(0, 40)}`);
    if (element.closest("option, select")) continue;
    for (const match of node.data.matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
      if (rects.length !== 1) continue;
      const [rect] = rects;
      const direction = style.direction;
      set(style, direction);
      const ink = pen.measureText(match[0]);
      const baseline = rect.top + ink.fontBoundingBoxAscent + (rect.height - ink.fontBoundingBoxAscent - ink.fontBoundingBoxDescent) / 2;
      const x = direction === "rtl" ? rect.right : rect.left;
      words.push({
        text: match[0], element, style, direction, x, baseline,
        left: x - ink.actualBoundingBoxLeft, right: x + ink.actualBoundingBoxRight,
        top: baseline - ink.actualBoundingBoxAscent, bottom: baseline + ink.actualBoundingBoxDescent,
      });
    }
  }

  // Ink that an ancestor, the edge of the page or the end of a coloured label cuts off, or that touches the edge of a coloured box.
  const clipped = new Set();
  for (const word of words) {
    for (let box = word.element; box && box !== document.documentElement; box = box.parentElement) {
      const style = getComputedStyle(box);
      const cuts = /hidden|clip/.test(style.overflowX + style.overflowY) && box !== document.body;
      const coloured = style.backgroundColor !== "rgba(0, 0, 0, 0)" && style.display !== "inline" && box !== document.body;
      if (!cuts && !coloured) continue;
      const edge = box.getBoundingClientRect();
      const room = coloured && style.display === "block" ? ROOM : -1;
      if (word.top < edge.top + room || word.bottom > edge.bottom - room || word.left < edge.left - 1 || word.right > edge.right + 1) {
        clipped.add(`${word.text} leaves ${name(box)} (${[edge.top - word.top, word.bottom - edge.bottom, edge.left - word.left, word.right - edge.right].map(Math.round)})`);
      }
      if (cuts || style.position === "absolute") break; // what lies over the page is not cut by what is around it
    }
  }

  // Two words of different lines whose ink falls on the same pixels; the edge of a dot may brush another.
  const pixels = (word, box) => {
    const canvas = pen.canvas;
    canvas.width = box.width;
    canvas.height = box.height;
    set(word.style, word.direction);
    pen.fillText(word.text, word.x - box.left, word.baseline - box.top);
    return pen.getImageData(0, 0, box.width, box.height).data;
  };
  const collisions = [];
  words.sort((a, b) => a.baseline - b.baseline);
  for (let i = 0; i < words.length; i += 1) {
    for (let j = i + 1; j < words.length && words[j].baseline - words[i].baseline < 120; j += 1) {
      const [upper, lower] = [words[i], words[j]];
      if (lower.baseline - upper.baseline < 12) continue;
      const left = Math.max(upper.left, lower.left), right = Math.min(upper.right, lower.right);
      const top = Math.max(upper.top, lower.top), bottom = Math.min(upper.bottom, lower.bottom);
      if (right - left < 1 || bottom - top < 1) continue;
      const box = { left, top, width: Math.ceil(right - left), height: Math.ceil(bottom - top) };
      const first = pixels(upper, box), second = pixels(lower, box);
      let shared = 0;
      for (let at = 3; at < first.length; at += 4) if (first[at] > 100 && second[at] > 100) shared += 1;
      if (shared > 6) collisions.push(`${shared} pixels of ${upper.text} and ${lower.text} in ${name(upper.element)} / ${name(lower.element)}`);
    }
  }
  return { low: [...low], clipped: [...clipped], collisions, words: words.length };
}
