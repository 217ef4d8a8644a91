/*
 * What runs in the browser, as text, because the bundler must not touch it. That no script of a
 * document runs is no obstacle.
 */

/** What `showDocument` is called with. */
export interface Shown {
  readonly html: string;
  /** Sources of the fonts that the document can need, in order. */
  readonly fonts: readonly string[];
  /** Of these, those that the page has not heard of: family, source, descriptors. */
  readonly newFonts: readonly (readonly [string, string, Readonly<Record<string, string>>])[];
  /** Under which paths images are asked for, by the paths that the document has. */
  readonly images: Readonly<Record<string, string>>;
  /** Whether rows are left out that no strip reaches. */
  readonly isFolded: boolean;
}

/**
 * Cuts labels that have no room, letter by letter. The browser would do so itself, and leave the
 * width of the letter that did not fit open before what follows.
 */
const cutText = `(() => {
  const long = [...document.querySelectorAll(".line p")].filter((p) => p.scrollWidth > p.clientWidth);
  const cuts = long.map((p) => {
    const node = p.firstChild;
    const range = document.createRange();
    range.setStart(node, 0);
    const signs = [...node.data];
    const room = p.clientWidth - parseFloat(getComputedStyle(p).fontSize);
    let [fits, fails] = [0, signs.length];
    while (fails - fits > 1) {
      const middle = (fits + fails) >> 1;
      range.setEnd(node, signs.slice(0, middle).join("").length);
      if (range.getBoundingClientRect().width <= room) fits = middle;
      else fails = middle;
    }
    return signs.slice(0, fits).join("").trimEnd() + "…";
  });
  long.forEach((p, index) => { p.textContent = cuts[index]; });
})`;

/**
 * Moves strips up, by whole pixels, until nothing is between them, and tells where they were. Letters may
 * reach a little beyond their boxes.
 */
const foldStrips = `(() => {
  const [most, spare] = [document.body.clientHeight, 6];
  const boxes = [...document.querySelectorAll(".strip")].map((strip) => {
    const { top, bottom } = strip.getBoundingClientRect();
    return { strip, y: Math.max(0, Math.floor(top) - spare), end: Math.min(most, Math.ceil(bottom) + spare) };
  });
  const folds = [];
  for (const { strip, y, end } of boxes.sort((a, b) => a.y - b.y)) {
    const last = folds.at(-1);
    if (last && y <= last.end) {
      last.end = Math.max(last.end, end);
      last.strips.push(strip);
    } else if (end > y) folds.push({ y, end, strips: [strip] });
  }
  let at = 0;
  return folds.map(({ y, end, strips }) => {
    for (const { style } of strips) {
      style.position = "relative";
      style.top = at - y + "px";
    }
    const fold = { y, height: end - y, at };
    at += fold.height;
    return fold;
  });
})`;

/**
 * A function that puts a document in the place of the one before and waits until it can be drawn.
 * Fonts stay loaded, and those of a document are the only ones that it sees, whatever came before.
 */
export const showDocument = `(async ({ html, fonts, newFonts, images, isFolded }) => {
  const cutText = ${cutText};
  const known = (globalThis.knownFonts ??= new Map());
  for (const [family, source, more] of newFonts) known.set(source, new FontFace(family, source, more));
  const names = fonts.join();
  if (globalThis.shownFonts !== names) {
    document.fonts.clear();
    for (const source of fonts) document.fonts.add(known.get(source));
    globalThis.shownFonts = names;
  }
  const { documentElement: next } = new DOMParser().parseFromString(html, "text/html");
  for (const one of next.querySelectorAll("link, meta, base, script")) one.remove();
  for (const one of next.querySelectorAll("img[src]")) {
    const path = one.getAttribute("src");
    if (Object.hasOwn(images, path)) one.setAttribute("src", images[path]);
  }
  document.replaceChild(document.adoptNode(next), document.documentElement);
  const faces = fonts.map((source) => known.get(source));
  // To lay it out is to learn which fonts it needs; one that has come may leave some to another. What
  // tells that all of them are there waits for a frame, which nobody draws yet.
  for (let loading; document.body.offsetHeight >= 0; await Promise.allSettled(loading)) {
    loading = faces.filter(({ status }) => status === "loading").map((face) => face.loaded);
    if (loading.length === 0) break;
  }
  const failed = fonts.find((source) => known.get(source).status === "error");
  if (failed) throw new Error("This font cannot be loaded: " + failed);
  await Promise.all([...document.images].map((one) => one.decode().catch(() => one)));
  cutText();
  return isFolded ? (${foldStrips})() : [];
})`;
