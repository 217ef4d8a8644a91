import type { SaidRow } from "#schemas/transfer/said-row.ts";
import type { Language } from "#schemas/values.ts";
import type { GameCards } from "../catalogue/game-cards.ts";
import type { SaidSet } from "../catalogue/known-sets.ts";
import { type SaidName, saidName } from "../said/said-name.ts";
import { type SaidNumber, saidNumber } from "../said/said-number.ts";
import { type SaidFinish, saidFinish } from "../variants/said-finish.ts";

/** A row as it is asked of one game. */
export interface AskedRow {
  readonly row: SaidRow;
  readonly game: GameCards;
  readonly name: SaidName | undefined;
  readonly number: SaidNumber | undefined;
  readonly set: SaidSet;
  readonly finish: SaidFinish;
  readonly language: Language | undefined;
}

const names = new Map<string, SaidName>();
/** Files repeat names; one that does not shall not fill the memory. */
const mostNames = 20_000;

function nameIn(text: string | undefined): SaidName | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  const known = names.get(text);
  if (known) return known;
  const made = saidName(text);
  if (names.size >= mostNames) names.clear();
  names.set(text, made);
  return made;
}

/** Reads what a row says as one game understands it. @param language where the row says none */
export function askedRow(row: SaidRow, game: GameCards, language?: Language): AskedRow {
  const name = nameIn(row.name);
  const said = saidNumber(row.number) ?? saidNumber(name?.number);
  const beside =
    row.setCode === undefined && row.setName === undefined ? setBeside(said, game) : undefined;
  const inLanguage = row.language ?? language;
  const set = ofLanguage(
    game.sets.said(row.setCode ?? beside?.code, row.setName),
    inLanguage ?? (name === undefined ? "en" : undefined),
  );
  const words = [...row.finish, set.ofCopies, ...(name?.asides ?? [])];
  return {
    ...{ row, game, name, set, number: beside?.number ?? said },
    finish: saidFinish(words.filter((word) => word !== "")),
    language: inLanguage,
  };
}

/** Sets with the same code are other sets in languages that number their cards apart. */
function ofLanguage(set: SaidSet, language: string | undefined): SaidSet {
  if (language === undefined || set.groups.length < 2) return set;
  const own = set.groups.filter(({ sets }) => sets.some((one) => one.language === language));
  return own.length > 0 ? { ...set, groups: own } : set;
}

/** `MEW 006` and `sv3pt5-6` say the set as well. */
function setBeside(said: SaidNumber | undefined, game: GameCards) {
  if (!said || game.printsOf(said.exact).length > 0) return undefined;
  const [, code = "", rest] = /^([a-z0-9.]+)[\s-]+([a-z]*\d+[a-z]?)$/.exec(said.exact) ?? [];
  if (rest === undefined || game.sets.coded(code).length === 0) return undefined;
  const number = saidNumber(rest);
  return number && { code, number };
}
