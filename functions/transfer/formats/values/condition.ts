import type { Condition, Language } from "#schemas/values.ts";
import { type ConditionScale, conditionOf } from "./condition-words.ts";
import { finishWordsIn } from "./finish-words.ts";
import { languageOfWord } from "./language.ts";
import { nothing, plainWord, type ReadCell } from "./read-cell.ts";

/** What a cell says of a copy's state; shops write the finish and the language behind it. */
export interface SaidCondition {
  readonly condition?: Condition;
  readonly finish: readonly string[];
  readonly language?: Language;
}

const behindDash = /^(.*\S) - (\S.*)$/;
const lastWord = /^(.*[^\s,;(])[\s,;(]+(\p{L}{2,})\)?$/u;

/** Words of a condition that are those of a finish elsewhere. */
const isNoState = /^(?:unknown|n\/a|none|-|ungraded|raw|sealed|unopened|new)$/;

/**
 * What a condition column says: `Near Mint`, `NM-`, `LightPlayed`, `Near Mint Reverse Holofoil`, `Near Mint - Japanese`,
 * `Gut`, or Cardmarket's `2`.
 *
 * @param scale whose words these are: a European `LP` is more worn than an American one
 */
export function readCondition(text: string, scale: ConditionScale): ReadCell<SaidCondition> {
  const word = plainWord(text);
  if (word === "" || isNoState.test(word)) return nothing;
  const whole = conditionOf(text, scale);
  if (whole) return { value: { condition: whole, finish: [] } };
  const [, before = word, after = ""] = behindDash.exec(word) ?? lastWord.exec(word) ?? [];
  const language = languageOfWord(after);
  const { finish, rest } = finishWordsIn(language ? before : word);
  const isFoil = / foil$/.test(rest);
  const condition = conditionOf(isFoil ? rest.slice(0, -5) : rest, scale);
  if (condition === undefined) return { wrong: "is no condition that is known" };
  const value = { condition, finish: [...finish, ...(isFoil ? ["foil"] : [])] };
  return { value: language ? { ...value, language } : value };
}
