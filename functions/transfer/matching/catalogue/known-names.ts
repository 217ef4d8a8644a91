import type { TableColumn } from "../../../catalog/index.ts";
import { isNearly } from "../said/edit-distance.ts";
import { type NameForm, nameForm } from "./name-form.ts";

/** All names of a game's cards. */
export interface KnownNames {
  /** By the code of a name. */
  readonly forms: readonly NameForm[];
  readonly codes: ArrayLike<number>;
  /** Codes of names that are written so, or begin so before their brackets, or are so without their marks. */
  called(key: string): readonly number[];
  /** Codes of names that are written nearly so. */
  nearly(key: string): readonly number[];
  /** Places of the cards of a name. */
  placesOf(code: number): Int32Array;
}

const none: readonly never[] = [];
/** Files repeat their mistakes; one that does not shall not fill the memory. */
const mostKept = 10_000;

/** Reads the names of a table, each once. */
export function knownNames({ values, codes }: TableColumn<string>): KnownNames {
  const forms = values.map(nameForm);
  const byKey = keyed(forms);
  const { starts, places } = placesByCode(codes, values.length);
  const nearlyKept = new Map<string, readonly number[]>();
  let ends: ReadonlyMap<string, readonly number[]> | undefined;
  return {
    ...{ forms, codes },
    called: (key) => byKey.get(key) ?? none,
    nearly(key) {
      const known = nearlyKept.get(key);
      if (known) return known;
      ends ??= byEnds(forms);
      const near = new Set([
        ...(ends.get(startOf(key)) ?? none),
        ...(ends.get(endOf(key)) ?? none),
      ]);
      const found = [...near].filter((code) => isNearly(key, forms[code]?.full ?? ""));
      if (nearlyKept.size < mostKept) nearlyKept.set(key, found);
      return found;
    },
    placesOf: (code) => places.subarray(starts[code] ?? 0, starts[code + 1] ?? 0),
  };
}

function keyed(forms: readonly NameForm[]): ReadonlyMap<string, number[]> {
  const byKey = new Map<string, number[]>();
  const add = (key: string, code: number) => {
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [code]);
    else if (known.at(-1) !== code) known.push(code);
  };
  for (const [code, { full, base, bare }] of forms.entries()) {
    add(full, code);
    if (base !== full) add(base, code);
    if (bare !== full) add(bare, code);
  }
  return byKey;
}

/** Cards by their names' codes, one list after the other. */
function placesByCode(codes: ArrayLike<number>, count: number) {
  const starts = new Int32Array(count + 1);
  for (let place = 0; place < codes.length; place += 1) {
    const next = (codes[place] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let code = 0; code < count; code += 1) {
    starts[code + 1] = (starts[code + 1] ?? 0) + (starts[code] ?? 0);
  }
  const free = starts.slice();
  const places = new Int32Array(codes.length);
  for (let place = 0; place < codes.length; place += 1) {
    const code = codes[place] ?? 0;
    const at = free[code] ?? 0;
    places[at] = place;
    free[code] = at + 1;
  }
  return { starts, places };
}

/** One or two mistakes seldom spoil both ends of a name. */
const startOf = (key: string) => `^${key.slice(0, 3)}`;
const endOf = (key: string) => `$${key.slice(-3)}`;

function byEnds(forms: readonly NameForm[]): ReadonlyMap<string, readonly number[]> {
  const ends = new Map<string, number[]>();
  for (const [code, { full }] of forms.entries()) {
    for (const end of [startOf(full), endOf(full)]) {
      const known = ends.get(end);
      if (known) known.push(code);
      else ends.set(end, [code]);
    }
  }
  return ends;
}
