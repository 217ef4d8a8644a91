export interface NameAndSet {
  readonly name: string;
  readonly setName?: string;
}

const tail = /^(.*\S)\s*(?:\s[-–—]\s+|\[)([^[\]]+)\]?$/u;
/** Three letters at least: `Unown [A]` is a name. */
const isSet = /\p{L}\P{L}*\p{L}\P{L}*\p{L}/u;
/** Longer texts are no names. */
const mostNamed = 300;

/** A name that has its set behind it, where the row names no set otherwise: `Charizard - Base Set`, `Charizard [Base Set]`. */
export function setInName(text: string): NameAndSet {
  const [, name, setName] = (text.length > mostNamed ? undefined : tail.exec(text)) ?? [];
  return name === undefined || setName === undefined || !isSet.test(setName)
    ? { name: text }
    : { name, setName: setName.trim() };
}
