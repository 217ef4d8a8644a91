import type { PrintingId } from "#schemas/values.ts";
import {
  type BeyondFields,
  badQuery,
  type Comparison,
  compares,
  type FieldToken,
  type SearchTree,
} from "../../catalog/index.ts";

const name = "owned";
const expected = "yes, no or how many copies was expected";

/** Whether a query may ask for what one owns: who does not ask need not be told. */
export const mayAskForOwned = (q: string): boolean => /owned/i.test(q);

/**
 * The field `owned` of cards: `owned:` and `is:owned` for any copy, `owned:no`, `owned>=2`, `owned:0`.
 *
 * @param copies of each printing that one has any of
 */
export const ownedField = (copies: ReadonlyMap<PrintingId, number>): BeyondFields => ({
  names: [name],
  withoutValue: [name],
  termOf(token) {
    const asked = askedOf(token);
    return asked && cardsOf(asked, copies);
  },
});

interface Asked {
  readonly compare: Comparison;
  readonly count: number;
}

const any: Asked = { compare: ">=", count: 1 };
const none: Asked = { compare: "=", count: 0 };
const answers: ReadonlyMap<string, Asked> = new Map([
  ...(["", "yes", "true"] as const).map((word) => [word, any] as const),
  ...(["no", "false"] as const).map((word) => [word, none] as const),
]);

function askedOf({ operator, ...token }: FieldToken): Asked | undefined {
  const text = token.value?.text.toLowerCase() ?? "";
  const field = token.name.toLowerCase();
  if (field === "is" && text === name) return operator === "!=" ? none : any;
  if (field !== name) return undefined;
  const isEqual = operator === ":" || operator === "=";
  const answer = isEqual ? answers.get(text) : undefined;
  if (answer) return answer;
  if (!/^\d{1,6}$/.test(text)) throw badQuery(token.valueColumn, `${expected}, not "${text}"`);
  return { compare: isEqual ? "=" : comparisonOf(operator), count: Number(text) };
}

function comparisonOf(operator: string): Comparison {
  const known: readonly Comparison[] = ["!=", "<", "<=", ">", ">="];
  return known.find((one) => one === operator) ?? "=";
}

/** Where having none is enough, it is easier to say which cards are not meant. */
function cardsOf({ compare, count }: Asked, copies: ReadonlyMap<PrintingId, number>): SearchTree {
  const isNoneEnough = compares(compare, 0, count);
  const ids = [...copies].flatMap(([id, own]) =>
    own > 0 && compares(compare, own, count) !== isNoneEnough ? [id] : [],
  );
  const cards: SearchTree = { kind: "cards", ids };
  return isNoneEnough ? { kind: "not", part: cards } : cards;
}
