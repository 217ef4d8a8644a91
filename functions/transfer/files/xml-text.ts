const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** Text of XML without its escapes. Entities that a document defines stay as they are: none is ever expanded. */
export const xmlText = (text: string): string =>
  text.includes("&")
    ? text.replace(
        /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
        (all, hex, decimal, name) => {
          if (name !== undefined) return named[String(name).toLowerCase()] ?? all;
          const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
          return code <= 0x10ffff ? String.fromCodePoint(code) : all;
        },
      )
    : text;

/** What a tag says under a name, by its attributes as they stand. */
export function attribute(attributes: string, name: string): string | undefined {
  const at = attributes.indexOf(`${name}="`);
  if (at < 0 || (at > 0 && attributes[at - 1]?.trim() !== ""))
    return quotedBySingle(attributes, name);
  const start = at + name.length + 2;
  const end = attributes.indexOf('"', start);
  return end < 0 ? undefined : xmlText(attributes.slice(start, end));
}

const quotedBySingle = (attributes: string, name: string): string | undefined => {
  const at = attributes.indexOf(` ${name}='`);
  if (at < 0) return undefined;
  const start = at + name.length + 3;
  const end = attributes.indexOf("'", start);
  return end < 0 ? undefined : xmlText(attributes.slice(start, end));
};
