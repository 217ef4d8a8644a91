import fc from "fast-check";
import { readName } from "#functions/transfer/formats/index.ts";
import { graders } from "#schemas/prices/graders.ts";
import { ExportedItem } from "#schemas/transfer/exported-item.ts";
import { Condition, languages } from "#schemas/values.ts";

/** Texts that a spreadsheet, a CSV or a reader may take for something else. */
const hostile = fc.constantFrom(
  ...[
    "=1+1",
    "+49 170",
    "-2+3",
    "@SUM(A1)",
    "'=quoted",
    "''-x",
    '"=y"',
    "'plain",
    "＝full",
    "' =z",
  ],
  ...[
    'say "hi"',
    "a,b",
    "a;b",
    "NULL",
    "0123",
    "1e5",
    "Apr-02",
    "|",
    "#",
    "ピカチュウ",
    "Ünïcödé 😀",
  ],
);
const word = fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 20 });
const text = fc
  .oneof(
    hostile,
    word,
    fc.tuple(hostile, word).map((both) => both.join(" ")),
  )
  .map((one) => one.normalize("NFC").trim())
  .filter((one) => one !== "");
const names = fc.oneof(
  fc.constantFrom(
    "Charizard",
    "Nidoran♀",
    "Farfetch’d",
    "Type: Null",
    "Professor's Research (Professor Oak)",
  ),
  text.filter((one) => readName(one, undefined).name === one && !/^-$|^n\/a$/i.test(one)),
);
const notes = fc.array(text, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));
const tag = text
  .map((one) => one.replace(/[;|]/g, "").slice(0, 30).trim())
  .filter((one) => one !== "");
const day = fc
  .date({ min: new Date("1999-01-01"), max: new Date("2040-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());
const flag = fc.option(fc.boolean(), { nil: undefined });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });

const state = fc.oneof(
  fc.constantFrom(...Condition.options).map((condition) => ({ condition })),
  fc
    .record({
      company: fc.constantFrom(...graders),
      grade: fc.constantFrom("1", "9", "9.5", "10", "authentic", "10-pristine", "10-black-label"),
      certificate: maybe(fc.constantFrom("47216532", "0012", "A-17")),
    })
    .map((grade) => ({ grade })),
);

const variants = [
  ...["normal", "holo", "reverse", "holo.unlimited", "normal.1st-edition", "holo.1st-edition"],
  ...["normal.shadowless.1st-edition", "foil", "reverse.master-ball", "holo.cosmos"],
];
const card = fc.oneof(
  fc.record({
    variant: fc.constantFrom(...variants),
    name: names,
    number: fc.constantFrom("4", "004", "58", "TG12", "SWSH001", "OP01-003", "H12", "25a"),
    printedTotal: maybe(fc.integer({ min: 60, max: 300 })),
    isSealed: fc.constant(false),
  }),
  fc.record({
    variant: fc.constant("sealed"),
    name: fc.constantFrom("Evolving Skies Booster Box", "151 Elite Trainer Box"),
    number: fc.constant(""),
    printedTotal: fc.constant(undefined),
    isSealed: fc.constant(true),
  }),
);

/** Lots of every kind, with texts that are hard to bring through a file. */
export const exportedItems: fc.Arbitrary<ExportedItem> = fc
  .record({
    state,
    card,
    more: fc.record({
      quantity: fc.integer({ min: 1, max: 9_999 }),
      language: fc.constantFrom(...languages),
      paid: maybe(
        fc.record({
          amount: fc.integer({ min: 0, max: 10_000_000_000 }),
          currency: fc.constantFrom("EUR", "USD", "JPY", "KWD", "CHF"),
          day: maybe(day.map((moment) => moment.slice(0, 10))),
        }),
      ),
      location: maybe(text),
      tags: maybe(fc.uniqueArray(tag, { maxLength: 5 })),
      notes: maybe(notes),
      picture: maybe(fc.constant("ab".repeat(32))),
      isSigned: flag,
      isAltered: flag,
      isMisprint: flag,
      isProxy: flag,
    }),
    createdAt: day,
    game: fc.constantFrom("pokemon", "onepiece"),
    setName: names,
    rarity: maybe(fc.constantFrom("Rare Holo", "Common")),
    collection: fc.record({
      name: text,
      kind: fc.constantFrom("binder", "deck", "wishlist", "tradelist"),
    }),
  })
  .map((one) =>
    ExportedItem.parse({
      item: {
        id: "01KAJ3N5Q2V7C8D9E0F1G2H3J4",
        printingId: "pokemon:en:base1-4",
        variant: one.card.variant,
        ...one.state,
        ...one.more,
        version: 1,
        createdAt: one.createdAt,
        updatedAt: one.createdAt,
      },
      card: {
        ...one.card,
        game: one.game,
        setName: one.setName,
        setCode: "BS",
        rarity: one.rarity,
        productIds: { tcgplayer: "42382", cardmarket: "273699" },
      },
      collection: one.collection,
    }),
  );
