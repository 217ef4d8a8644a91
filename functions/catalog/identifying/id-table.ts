import { gunzipSync, gzipSync } from "node:zlib";
import { PrintingId } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { lowerBound } from "../search/words/lower-bound.ts";

/** What cards of one game are called elsewhere. */
export interface IdTable {
  /** Kinds of ids that it has: `tcgdex`, `tcgplayer`. */
  readonly kinds: readonly string[];
  /**
   * The printings that an id names; a removed one only where no current one is called so.
   *
   * @param id in lower case, with its kind before it, or an own one without game and language
   */
  named(id: string): readonly PrintingId[];
}

/** Ends an id in a line; no id holds it. */
const tab = "\t";

/**
 * A table as it is stored: a line for each id, in order, with the printings that it names, by languages:
 *
 *     tcgplayer:42382 ⇥ de,en:base1-4
 */
export const writtenLine = (id: string, places: readonly string[]): string =>
  `${id}${tab}${places.join(" ")}`;

/** Bytes of a table, and the hash of what it says. */
export function encodeIdTable(lines: readonly string[]) {
  const text = lines.join("\n");
  return { version: sha256(text), content: gzipSync(text) };
}

/** @throws Error when the file is not what its version says */
export function decodeIdTable(game: string, content: Uint8Array, version: string): IdTable {
  const text = gunzipSync(content).toString("latin1");
  const actual = sha256(text);
  if (actual !== version) throw new Error(`The ids ${version} are ${actual}.`);
  return idTable(game, text === "" ? [] : text.split("\n"));
}

/** @param lines in order */
export function idTable(game: string, lines: readonly string[]): IdTable {
  const firstFrom = (text: string) => lowerBound(lines.length, (at) => (lines[at] ?? "") < text);
  return {
    kinds: kindsIn(lines, firstFrom),
    named(id) {
      const start = `${id}${tab}`;
      const line = lines[firstFrom(start)];
      return line?.startsWith(start) ? placesIn(line.slice(start.length), game) : [];
    },
  };
}

function placesIn(text: string, game: string): readonly PrintingId[] {
  return text.split(" ").flatMap((place) => {
    const [languages = "", printing = ""] = place.split(":");
    return languages.split(",").map((code) => PrintingId.parse(`${game}:${code}:${printing}`));
  });
}

/** Those of a kind stand together, so that the next kind is one search away. */
function kindsIn(lines: readonly string[], firstFrom: (text: string) => number): readonly string[] {
  const kinds: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const [, kind] = /^([^:\t]+):/.exec(lines[at] ?? "") ?? [];
    if (kind !== undefined) kinds.push(kind);
    at = kind === undefined ? at + 1 : firstFrom(`${kind};`);
  }
  return kinds;
}
