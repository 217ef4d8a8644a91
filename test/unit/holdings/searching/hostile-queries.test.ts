import fc from "fast-check";
import { expect, test } from "vitest";
import { derivedId } from "#functions/collections/identifiers.ts";
import { type AskedItems, findItems } from "#functions/holdings/searching/find-items.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import { Day } from "#schemas/values.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { aLot } from "#test/support/collections/collections.ts";
import { aPrice } from "#test/support/holdings/prices.ts";
import {
  binder,
  cardNamed,
  holding,
  searchedCards,
  searchedHoldings,
} from "#test/support/holdings/searched-holdings.ts";

const days = ["2024-12-31", "2026-01-01", "2026-01-02", "2026-02-03"];
/** Copies of every sort: a few of each field, and without it. */
const lots = Array.from({ length: 48 }, (_none, at): LotItem => {
  const card = searchedCards[at % searchedCards.length] ?? cardNamed("Charizard");
  const day = days[at % 4] ?? "2026-01-01";
  return aLot({
    id: derivedId(`lot ${at}`),
    printingId: card.id,
    quantity: 1 + (at % 5),
    location: `Box ${at % 3}`,
    createdAt: `${day}T06:00:00.000Z`,
    ...(at % 3 === 0 && {
      condition: undefined,
      grade: {
        company: at % 2 ? "psa" : "bgs",
        grade: ["8.5", "9", "10", "authentic"][at % 4] ?? "9",
      },
    }),
    ...(at % 4 > 0 && {
      paid: { amount: [999, 1_000, 1_001, 0][at % 4] ?? 0, currency: "USD", day: Day.parse(day) },
    }),
    ...(at % 5 === 0 && { tags: ["for trade", "🔥"] }),
    ...(at % 7 === 0 && { isProxy: true }),
  });
});
const prices = Object.fromEntries(
  searchedCards.map(({ id }, at) => [id, [aPrice(500 * (at + 1), { currency: "USD" })]]),
);
const world = await searchedHoldings([holding(binder, lots)], prices);
const asked = (change: Partial<AskedItems>): AskedItems => ({
  ...{ userId: "somebody", q: "", sort: "name", currency: "USD", money: true, limit: 100 },
  ...change,
});
const found = async (q: string): Promise<ReadonlySet<string>> =>
  new Set((await findItems(asked({ q }), world)).items.map(({ id }) => id));
const those = (is: (lot: LotItem) => boolean): ReadonlySet<string> =>
  new Set(lots.filter(is).map(({ id }) => id));
const inBoth = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  new Set([...a].filter((id) => b.has(id)));

const operators = fc.constantFrom(":", "=", "!=", "<", "<=", ">", ">=");
/** What people, and those who mean no good, write of copies. */
const term = fc
  .oneof(
    fc.tuple(fc.constantFrom("qty", "copies"), operators, fc.nat(6)),
    fc.tuple(
      fc.constantFrom("paid", "price", "value"),
      operators,
      fc.constantFrom("9.99", "10", "25", "0"),
    ),
    fc.tuple(fc.constant("gain"), operators, fc.constantFrom("50%", "-5", "0", "-99%", "3.5")),
    fc.tuple(fc.constant("grade"), operators, fc.constantFrom("9", "8.5", "10")),
    fc.tuple(
      fc.constant("grade"),
      fc.constantFrom(":", "=", "!="),
      fc.constantFrom("psa-9", '"BGS 10"', "authentic"),
    ),
    fc.tuple(
      fc.constant("cond"),
      fc.constantFrom(":", "=", "!="),
      fc.constantFrom("nm", "lp", '"near mint"'),
    ),
    fc.tuple(
      fc.constantFrom("added", "bought"),
      operators,
      fc.constantFrom("2026", "2026-01", "2026-01-01"),
    ),
    fc.tuple(
      fc.constantFrom("tag", "loc", "notes", "in"),
      fc.constantFrom(":", "=", "!="),
      fc.constantFrom("trade", "🔥", '"box 1"', "binder"),
    ),
    fc.tuple(fc.constant("is"), fc.constant(":"), fc.constantFrom("graded", "proxy", "signed")),
    fc.tuple(
      fc.constant("has"),
      fc.constant(":"),
      fc.constantFrom("paid", "price", "tag", "grade"),
    ),
  )
  .map((parts) => parts.join(""));

test("[API-4] whatever stands in a query on items, it is answered, or refused at a column of it with what was expected", async () => {
  const field = fc.constantFrom(
    ...[
      "qty",
      "cond",
      "grade",
      "grader",
      "tag",
      "loc",
      "paid",
      "price",
      "value",
      "gain",
      "added",
      "bought",
    ],
    ...["lang", "variant", "notes", "is", "has", "in", "constructor", "__proto__", "QTY", "ｑｔｙ"],
  );
  const value = fc.oneof(
    fc.constantFrom(
      "",
      '""',
      '" "',
      "-1",
      "1e9",
      "0x10",
      "999999999999",
      "1..",
      "..1",
      "2..1",
      "1..2..3",
      "..",
    ),
    fc.constantFrom(
      "NaN",
      "∞",
      "９",
      "50％",
      "2026-13",
      "2026-02-30",
      "9999-12-31",
      "psa",
      "psa-11",
      "😀",
      "toString",
    ),
    fc.string({ maxLength: 12, unit: "grapheme" }),
  );
  const odd = fc
    .tuple(fc.constantFrom("", "-", "--", "("), field, operators, value)
    .map((of) => of.join(""));
  const q = fc
    .array(fc.oneof(odd, term, fc.constantFrom("or", ")", "charizard", '"')), { maxLength: 60 })
    .map((parts) => parts.join(" "));
  await fc.assert(
    fc.asyncProperty(q, async (query) => {
      const answer = await findItems(asked({ q: query }), world).catch((error: unknown) => error);
      if (!(answer instanceof Error)) return;
      if (!(answer instanceof DomainError)) throw answer;
      expect(answer.code).toBe("catalog.bad_query");
      const column = Number(/column (\d+)/.exec(answer.message)?.[1]);
      expect(column).toBeGreaterThanOrEqual(1);
      expect(column).toBeLessThanOrEqual(query.length + 1);
    }),
    { numRuns: 400 },
  );
});

test("[COL-3] a query that is turned round finds the others, both of two what either finds, and two side by side what both do", async () => {
  await fc.assert(
    fc.asyncProperty(term, term, async (one, other) => {
      const [a, b] = [await found(one), await found(other)];
      expect(await found(`-${one}`)).toEqual(those(({ id }) => !a.has(id)));
      expect(await found(`${one} or ${other}`)).toEqual(new Set([...a, ...b]));
      expect(await found(`${one} ${other}`)).toEqual(inBoth(a, b));
      expect(await found(`-(${one} or ${other})`)).toEqual(await found(`-${one} -${other}`));
    }),
    { numRuns: 150 },
  );
});

const compared: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  ...{ ":": (a, b) => a === b, "=": (a, b) => a === b, "!=": (a, b) => a !== b },
  ...{ "<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b },
};

test("[COL-3] numbers of copies are compared to the cent, and what is not known fulfils nothing", async () => {
  const paid = ({ paid: of }: LotItem) => of && of.amount / 100;
  const price = ({ printingId, grade, isProxy }: LotItem) =>
    grade || isProxy ? undefined : 5 * (searchedCards.findIndex(({ id }) => id === printingId) + 1);
  const gain = (lot: LotItem) => {
    const [worth, cost] = [price(lot), lot.paid?.amount];
    return worth === undefined || cost === undefined
      ? undefined
      : (lot.quantity * (worth * 100 - cost)) / 100;
  };
  const fields: Readonly<Record<string, (lot: LotItem) => number | undefined>> = {
    ...{ qty: ({ quantity }) => quantity, paid, price, gain },
    value: (lot) => (price(lot) ?? Number.NaN) * lot.quantity,
  };
  const wanted = fc.integer({ min: 0, max: 6_000 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(fields)),
      operators,
      wanted,
      async (name, operator, cents) => {
        const number =
          name === "qty" ? cents % 7 : (cents - (cents % 3 === 0 ? cents % 100 : 0)) / 100;
        const is = (lot: LotItem) => {
          const own = fields[name]?.(lot);
          return (
            own !== undefined && !Number.isNaN(own) && compared[operator]?.(own, number) === true
          );
        };
        expect(await found(`${name}${operator}${number}`)).toEqual(those(is));
      },
    ),
    { numRuns: 300 },
  );
});
