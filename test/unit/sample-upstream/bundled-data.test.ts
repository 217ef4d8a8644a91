import { expect, test } from "vitest";
import { loadData } from "#bin/sample-upstream/load-data.ts";

const data = loadData();
const english = data.languages.get("en") ?? { cards: [], sets: [] };
const everyCard = [...data.languages.values()].flatMap(({ cards }) => cards);

test.each([...data.languages])(
  "in %s, each set lists and counts exactly its cards",
  (_, records) => {
    for (const set of records.sets) {
      const own = records.cards.filter((card) => card.set.id === set.id);
      expect(set.cards.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
      expect(set.cardCount["total"]).toBe(own.length);
      expect(own.every((card) => JSON.stringify(card.set["cardCount"]) === countOf(set))).toBe(
        true,
      );
    }
  },
);

function countOf({ cardCount: { official, total } }: { cardCount: Record<string, unknown> }) {
  return JSON.stringify({ official, total });
}

test("no card carries a text somebody wrote", () => {
  const words = JSON.stringify(everyCard);
  for (const field of ["effect", "description", "flavorText", "item"]) {
    expect(words).not.toContain(`"${field}":`);
  }
});

test("the sample spans the eras and holds every kind of card", () => {
  expect(english.cards.length).toBeGreaterThan(300);
  expect(english.sets.length).toBeGreaterThan(10);
  expect(new Set(english.cards.map((card) => card["category"]))).toEqual(
    new Set(["Pokemon", "Trainer", "Energy"]),
  );
  expect(data.species).toHaveLength(1025);
});

test.each(["δ", "★", "☆", "◇", "é", "’", "♀", "♂"])("some name holds %s", (sign) => {
  expect(english.cards.some(({ name }) => name.includes(sign))).toBe(true);
});

test.each(["!", "%3F", "TG12", "SWSH001", "98a", "RC1", "SH1", "006", "4"])(
  "some card has the number %s",
  (number) => {
    expect(english.cards.some(({ localId }) => localId === number)).toBe(true);
  },
);

test("some cards lack an illustrator, some a picture, and some have several variants", () => {
  expect(english.cards.some((card) => card["illustrator"] === undefined)).toBe(true);
  expect(english.cards.some((card) => card.image === undefined)).toBe(true);
  const [charizard] = english.cards.filter(({ id }) => id === "base1-4");
  expect(charizard?.["variants_detailed"]).toHaveLength(4);
  expect(JSON.stringify(charizard)).toContain(
    '"thirdParty":{"cardmarket":273699,"tcgplayer":42382}',
  );
});

test("cards without their sets are refused with the file that misses", () => {
  expect(() => loadData({ cards: "cards.ndjson" })).toThrow("the file of sets misses");
});
