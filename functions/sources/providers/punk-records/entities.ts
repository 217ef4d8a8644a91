const signs: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " },
};

/** Text without the escapes of a web page, `Ace &amp; Newgate`; one that means nothing here stays. */
export const withoutEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,6})|([a-z]+));/g, (whole, code?: string, name?: string) =>
    code === undefined ? (signs[name ?? ""] ?? whole) : characterOf(Number(code), whole),
  );

const characterOf = (code: number, whole: string) =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : whole;
