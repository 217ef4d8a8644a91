import { otherSetNames } from "./other-set-names.ts";
import { resemblingSets } from "./resembling-sets.ts";
import type { SetGroup } from "./set-group.ts";
import { codeBeside, readingsOf, setCode, setWords, withoutCopies } from "./set-words.ts";

/** What a row says of its set, as the catalogue understands it. */
export interface SaidSet {
  /**
   * `exact`: a set's code or name; `resembling`: nearly a set's name; `apart`: code and name are of different sets; `unknown`: no set's;
   * `unsaid`: the row says none.
   */
  readonly how: "exact" | "resembling" | "apart" | "unknown" | "unsaid";
  readonly by: "code" | "name";
  readonly groups: readonly SetGroup[];
  /** What the set's name says of the copies: `shadowless`. */
  readonly ofCopies: string;
}

export interface KnownSets {
  readonly groups: readonly SetGroup[];
  /** What code and name of a set mean. The same texts are understood once. */
  said(code: string | undefined, name: string | undefined): SaidSet;
  coded(code: string): readonly SetGroup[];
}

const unsaid: SaidSet = { how: "unsaid", by: "name", groups: [], ofCopies: "" };
/** Files have a few hundred sets; one that has a name of its own in each row shall not fill the memory. */
const mostKept = 5_000;

/** Knows sets by their codes, their names in all languages, and what shops call them. */
export function knownSets(groups: readonly SetGroup[]): KnownSets {
  const byCode = new Map<string, SetGroup[]>();
  const byName = new Map<string, SetGroup[]>();
  const add = (map: Map<string, SetGroup[]>, key: string, group: SetGroup) => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [group]);
    else if (!known.includes(group)) known.push(group);
  };
  for (const group of groups) {
    for (const code of [group.bare, ...group.sets.flatMap(({ codes }) => codes)]) {
      add(byCode, setCode(code), group);
    }
    const others = otherSetNames[group.bare] ?? [];
    for (const name of [...group.sets.map(({ name: own }) => own), ...others]) {
      add(byName, setWords(name), group);
    }
  }
  const resembling = resemblingSets(
    [...byName].flatMap(([name, own]) => own.map((one) => [name, one] as const)),
  );
  const coded = (code: string) => byCode.get(setCode(code)) ?? [];
  const named = (name: string) => {
    for (const reading of readingsOf(name)) {
      const found = byName.get(reading);
      if (found) return found;
    }
    return [];
  };
  const kept = new Map<string, SaidSet>();
  return {
    groups,
    coded,
    said(code = "", name = "") {
      if (code === "" && name === "") return unsaid;
      const key = `${code}\n${name}`;
      const known = kept.get(key) ?? understood(code, name, { coded, named, resembling });
      if (kept.size < mostKept) kept.set(key, known);
      return known;
    },
  };
}

type Find = (text: string) => readonly SetGroup[];

function understood(
  code: string,
  fullName: string,
  { coded, named, resembling }: Record<"coded" | "named" | "resembling", Find>,
): SaidSet {
  const { name, said: ofCopies } = withoutCopies(fullName);
  const asCode = code === "" ? [] : coded(code);
  const byCode = asCode.length > 0 || code === "" ? asCode : named(code);
  const asName = name === "" ? [] : named(name);
  // A code beside a name says more than the name, which shops give to a set in each language.
  const beside = coded(codeBeside(name) ?? (asName.length === 0 ? name : ""));
  const byName = beside.length > 0 ? beside : asName;
  const both = byCode.filter((group) => byName.includes(group));
  const all = { by: code === "" ? "name" : "code", ofCopies } as const;
  if (both.length > 0) return { ...all, how: "exact", groups: both };
  if (byCode.length > 0 && byName.length > 0) {
    return { ...all, how: "apart", groups: [...byName, ...byCode] };
  }
  const groups = [...byCode, ...byName];
  const by = byCode.length > 0 ? "code" : "name";
  if (groups.length > 0) return { ofCopies, by, how: "exact", groups };
  const near = name === "" ? [] : resembling(setWords(name));
  return { ofCopies, by: "name", how: near.length > 0 ? "resembling" : "unknown", groups: near };
}
