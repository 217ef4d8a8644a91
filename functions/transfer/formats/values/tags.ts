/** Tags of a cell: parted by `;`, else by `|`, else by `,`; blanks around them do not matter, and what is said twice counts once. */
export function readTags(text: string): readonly string[] {
  const sign = [";", "|", ","].find((one) => text.includes(one));
  const all = sign === undefined ? [text] : text.split(sign);
  return [...new Set(all.map((tag) => tag.trim()).filter((tag) => tag !== ""))];
}

/** How our own files part tags: a `;` or `\` that belongs to a tag has a `\` before it. */
export const writtenTags = (tags: readonly string[]): string =>
  tags.map((tag) => tag.replace(/[\\;]/g, "\\$&")).join("; ");

/** Undoes {@link writtenTags}. */
export function readWrittenTags(text: string): readonly string[] {
  const tags = text.match(/(?:\\.|[^\\;])+/gsu) ?? [];
  return tags.map((tag) => tag.replace(/\\(.)/gsu, "$1").trim()).filter((tag) => tag !== "");
}
