import { pointerTo } from "./json-pointer.ts";

/** A place of an object that has a name twice. */
export interface RepeatedName {
  readonly name: string;
  /** JSON Pointer [RFC 6901] of the second one, which is that of the first as well. */
  readonly pointer: string;
}

/** A text, with the colon that makes a name of it, or a sign that opens, closes or parts. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}[\],]/g;

/** Where in a text we are on one level: at a name of an object, or at a place of a list. */
interface Level {
  readonly names?: Set<string>;
  at: string | number;
}

/**
 * The first name that an object in a JSON text has twice. Which of both counts no two readers agree on [RFC 8259, 4]: `JSON.parse` takes
 * the last without a word, so that it is found in the text alone.
 *
 * @param json that `JSON.parse` takes
 * @returns undefined where every object has each of its names once
 */
export function repeatedName(json: string): RepeatedName | undefined {
  const levels: Level[] = [];
  for (const [token, colon] of json.matchAll(tokens)) {
    const level = levels.at(-1);
    if (colon === undefined || !level?.names) follow(levels, token);
    else {
      // Escapes are other spellings of the same name.
      const name: string = JSON.parse(token.slice(0, -colon.length));
      level.at = name;
      if (level.names.has(name)) return { name, pointer: pointerTo(levels.map(({ at }) => at)) };
      level.names.add(name);
    }
  }
  return undefined;
}

/** What a sign does to where we are; a text that is no name does nothing. */
function follow(levels: Level[], token: string): void {
  const level = levels.at(-1);
  if (token === "{") levels.push({ names: new Set(), at: "" });
  else if (token === "[") levels.push({ at: 0 });
  else if (token === "}" || token === "]") levels.pop();
  else if (token === "," && typeof level?.at === "number") level.at += 1;
}
