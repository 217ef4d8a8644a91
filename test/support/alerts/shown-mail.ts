/** What a browser shows of a mail. */
export interface Shown {
  /** In pixels; wider than the window where something runs out of it. */
  readonly pageWidth: number;
  /** The amounts of a digest: where their right edge is, in pixels, and in how many lines they stand. */
  readonly amounts: readonly { readonly right: number; readonly lines: number }[];
  /** The text of the least contrast to what is behind it, from 1 up to 21. */
  readonly faintest: {
    readonly text: string;
    readonly contrast: number;
    /** 4.5 at least, or 3 where the text is large. */
    readonly isReadable: boolean;
  };
  /** Addresses that it loads. */
  readonly asked: readonly string[];
}

/** Measures the page that it runs in, to `Shown` without `asked`. It is a script of the browser, whose globals no other code has. */
export const measuring = `(() => {
  const colourOf = (text) => {
    const [red, green, blue, alpha = 1] = text.match(/[\\d.]+/g).map(Number);
    return { parts: [red, green, blue], alpha };
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { parts, alpha } = colourOf(getComputedStyle(at).backgroundColor);
      if (alpha === 1) return parts;
    }
    return [255, 255, 255];
  };
  // WCAG 2.2, relative luminance.
  const light = (parts) => {
    const [red, green, blue] = parts.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrastOf = (element) => {
    const ink = light(colourOf(getComputedStyle(element).color).parts);
    const paper = light(behind(element));
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  };
  const written = [...document.body.querySelectorAll("*")].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()));
  const all = written.map((element) => {
    const contrast = contrastOf(element);
    const isLarge = parseFloat(getComputedStyle(element).fontSize) >= 24;
    return { text: element.textContent.trim(), contrast, isReadable: contrast >= (isLarge ? 3 : 4.5) };
  });
  const amounts = [...document.querySelectorAll("td[align=right] b")].map((element) => ({
    right: Math.round(element.getBoundingClientRect().right),
    lines: element.getClientRects().length,
  }));
  const [faintest] = all.toSorted((a, b) => a.contrast - b.contrast);
  return { pageWidth: document.documentElement.scrollWidth, amounts, faintest };
})()`;
