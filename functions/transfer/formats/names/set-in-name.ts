export interface NameAndSet {
  readonly name: string;
  readonly setName?: string;
}

/** Three letters at least: `Unown [A]` is a name. */
const tail = /^(.*\S)\s*(?:\s[-–—]\s+|\[)([^[\]]*\p{L}[^[\]]*\p{L}[^[\]]*\p{L}[^[\]]*)\]?$/u;

/** A name that has its set behind it, where the row names no set otherwise: `Charizard - Base Set`, `Charizard [Base Set]`. */
export function setInName(text: string): NameAndSet {
  const [, name, setName] = tail.exec(text) ?? [];
  return name === undefined || setName === undefined
    ? { name: text }
    : { name, setName: setName.trim() };
}
