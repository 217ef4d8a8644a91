import { byCodeUnits } from "#shared/kernel/by-code-units.ts";

/**
 * A part of a book: a span of a source, as the book's calendar counts them. What one source says is unpacked without what the
 * others did, because each speaks at an hour of its own.
 */
export interface Part {
  readonly span: number;
  readonly source: string;
}

/** A part as text, and back: `24313 tcgplayer`. */
export const partName = ({ span, source }: Part): string => `${span} ${source}`;
export function partNamed(name: string): Part {
  const at = name.indexOf(" ");
  return { span: Number(name.slice(0, at)), source: name.slice(at + 1) };
}
export const compareParts = (a: Part, b: Part): number =>
  a.span - b.span || byCodeUnits(a.source, b.source);
