import fc from "fast-check";
import type { HeldCollection, HeldCollections } from "#functions/holdings/index.ts";
import type { CardWords } from "#functions/transfer/exports/card-words.ts";
import { CollectionKind } from "#schemas/collections/collection.ts";
import { CollectionItem, NewCopies } from "#schemas/collections/item.ts";
import { OwnPictureId } from "#schemas/images/own-picture-id.ts";
import { graders } from "#schemas/prices/graders.ts";
import type { ExportedItem } from "#schemas/transfer/exported-item.ts";
import { Condition, languages, Ulid } from "#schemas/values.ts";
import { tallyOf } from "#test/support/collections/collections.ts";

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ulids = fc
  .array(fc.constantFrom(...letters), { minLength: 25, maxLength: 25 })
  .map((chars) => Ulid.parse(`0${chars.join("")}`));
const moments = fc
  .integer({ min: Date.parse("2024-01-01"), max: Date.parse("2026-12-31") })
  .map((ms) => new Date(ms).toISOString());
const days = moments.map((moment) => moment.slice(0, 10));
/** Text as the API lets it in, hostile to every format that is made of text. */
const texts = (most: number) =>
  fc
    .oneof(
      fc.string({ minLength: 1, maxLength: 20, unit: "grapheme" }),
      fc.constantFrom(
        ...['=1+1"', "@SUM(A1)", "-2", "a,b;c\t", '"', "O’Neill & Søn", "😀 ポケモン", "__proto__"],
        ...["\\u0000", "</script>", "1e5", "007", "null"],
      ),
    )
    .filter((text) => isFit(text, most));
const isFit = (text: string, most: number) =>
  NewCopies.shape.location.safeParse(text).data === text && text.length <= most;
const flags = fc.option(fc.boolean(), { nil: undefined });
const sha = fc
  .array(fc.constantFrom(..."0123456789abcdef"), { minLength: 64, maxLength: 64 })
  .map((chars) => OwnPictureId.parse(chars.join("")));
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });

const states = fc.oneof(
  fc.constantFrom(...Condition.options).map((condition) => ({ condition })),
  fc
    .record({
      company: fc.constantFrom(...graders),
      grade: fc.constantFrom("10", "9.5", "authentic", "10-black-label"),
      certificate: maybe(texts(40)),
    })
    .map((grade) => ({ grade })),
);

/** Lots as the store may hold them. */
export const items: fc.Arbitrary<CollectionItem> = fc
  .record({
    id: ulids,
    printingId: fc.constantFrom(
      ...["pokemon:en:base1-4", "pokemon:de:base1-4", "onepiece:en:op01-003_p1"],
      "pokemon:en:sv03.5-199",
    ),
    variant: fc.constantFrom("holo", "normal", "reverse", "holo.1st-edition"),
    quantity: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant(9_999)),
    language: fc.constantFrom(...languages),
    paid: maybe(
      fc.record({
        amount: fc.integer({ min: 0, max: 10_000_000_000 }),
        currency: fc.constantFrom("EUR", "JPY", "USD"),
        day: maybe(days),
      }),
    ),
    location: maybe(texts(100)),
    tags: maybe(fc.uniqueArray(texts(30), { maxLength: 3, minLength: 1 })),
    notes: maybe(fc.tuple(texts(100), texts(100)).map(([a, b]) => `${a}\n${b}`)),
    picture: maybe(sha),
    ...{ isSigned: flags, isAltered: flags, isMisprint: flags, isProxy: flags },
    ...{ version: fc.integer({ min: 1, max: 50 }), createdAt: moments, updatedAt: moments },
    state: states,
  })
  .map(({ state, ...item }) => CollectionItem.parse(withoutAbsent({ ...item, ...state })));

export const heldCollections: fc.Arbitrary<HeldCollection> = fc
  .record({
    head: fc.record({
      ...{ id: ulids, name: texts(100), description: maybe(texts(100)) },
      kind: fc.constantFrom(...CollectionKind.options),
      ...{ version: fc.constant(1), createdAt: moments, updatedAt: moments },
    }),
    items: fc.uniqueArray(items, { selector: ({ id }) => id, maxLength: 6 }),
  })
  .map(({ head, items }) => ({
    head: withoutAbsent(head),
    items: items.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }));

/** All that somebody has, by id. */
export const accounts = fc
  .uniqueArray(heldCollections, { selector: ({ head }) => head.id, maxLength: 4 })
  .map((all) => all.toSorted((a, b) => (a.head.id < b.head.id ? -1 : 1)));

/** The same without fields that are not there. */
export function withoutAbsent<Thing extends object>(thing: Thing): Thing {
  return JSON.parse(JSON.stringify(thing));
}

/** Whole collections of one user. */
export const heldOf = (all: readonly HeldCollection[], owner = "somebody"): HeldCollections => ({
  of: async ({ userId, collectionId }) =>
    userId === owner ? all.find(({ head }) => head.id === collectionId) : undefined,
  among: async (userId, isWanted) =>
    userId === owner ? all.filter(({ head }) => isWanted(head)) : [],
  heads: async (userId) =>
    userId === owner ? all.map(({ head, items }) => ({ head, tally: tallyOf(items) })) : [],
});

/** What every card is called here. */
export const charizardWords: ExportedItem["card"] = {
  ...{ game: "pokemon", name: "Charizard", setName: "Base Set", setCode: "BS", number: "4" },
  ...{ printedTotal: 102, rarity: "Rare Holo", productIds: { tcgplayer: "42382" } },
  isSealed: false,
};

/** @param known whether the catalogue knows a card */
export const wordsFor =
  (known: (printingId: string) => boolean = () => true) =>
  (): CardWords => ({
    of: async (copies) =>
      copies.map((item) => ({
        item,
        card: known(item.printingId) ? charizardWords : undefined,
      })),
  });
