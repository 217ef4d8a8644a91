import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Checklist } from "#functions/holdings/checklists/checklist.ts";
import { groupsBy } from "#functions/holdings/checklists/groups.ts";
import { type Marks, marksOf } from "#functions/holdings/completion/marks.ts";
import { completed, type Option, type Reading } from "#functions/holdings/completion/readings.ts";
import { inSet } from "#test/support/catalogue/searched-cards.ts";
import { checklistOfCards } from "#test/support/holdings/card-tables.ts";
import { copiesOf } from "#test/support/holdings/held-copies.ts";

const variants = ["normal", "holo", "reverse"];
const readings: readonly Reading[] = ["official", "secrets", "master", "species"];

/** Cards with twins of one number, secret rares, tag teams and unknown variants. */
const cards = fc.uniqueArray(
  fc.record({
    number: fc.constantFrom("1", "2", "2a", "2b", "3", "9", "TG1"),
    known: fc.subarray(variants),
    dexIds: fc.uniqueArray(fc.constantFrom(6, 25, 157), { minLength: 1, maxLength: 2 }),
    set: fc.constantFrom("base1", "neo1"),
  }),
  { selector: ({ set, number }) => `${set}-${number}`, minLength: 1, maxLength: 12 },
);
const owned = fc.array(
  fc.record({
    short: fc.constantFrom(
      ...["base1", "neo1"].flatMap((set) => ["1", "2", "2a", "3", "TG1"].map((n) => `${set}-${n}`)),
    ),
    variant: fc.constantFrom(...variants, "gold"),
    isProxy: fc.boolean(),
  }),
  { maxLength: 10 },
);

const made = (all: Drawn) =>
  checklistOfCards(
    all.map(({ set, number, known, dexIds }) =>
      inSet(`${set}-${number}`, {
        ...{ number, attributes: { dexIds }, set: { cardCount: { printed: 3, total: 9 } } },
        variants: known.map((key) => ({ key, finish: key })),
      }),
    ),
  );
type Drawn = readonly {
  readonly number: string;
  readonly known: readonly string[];
  readonly dexIds: number[];
  readonly set: string;
}[];

interface Item {
  readonly short: string;
  readonly variant: string;
  readonly isProxy: boolean;
}
const marksIn = (checklist: Checklist, items: readonly Item[]) =>
  marksOf(
    items.map(({ short, ...how }) => copiesOf(short, how)),
    checklist,
    { isAnyLanguage: false },
  );
const groupsIn = (checklist: Checklist) =>
  (["set", "species", "generation"] as const).flatMap((kind) => groupsBy(kind, checklist));
const isThere = (
  { place, variant }: Option,
  { checklist, marks }: { readonly checklist: Checklist; readonly marks: Marks },
): boolean =>
  variant === undefined
    ? marks.cards[place] === 1
    : marks.variants[(checklist.variantFrom[place] ?? 0) + variant] === 1;

describe("[COL-4] how much somebody has", () => {
  test("what is there and what is missing are all of it, and nothing is both", () => {
    fc.assert(
      fc.property(cards, owned, fc.constantFrom(...readings), (all, items, reading) => {
        const checklist = made(all);
        const marks = marksIn(checklist, items);
        for (const group of groupsIn(checklist)) {
          const { owned: has, missing, total } = completed(reading, group, { checklist, marks });
          expect(has + missing.length).toBe(total);
          const options = missing.flatMap((slot) => slot.options);
          expect(options.filter((option) => isThere(option, { checklist, marks }))).toEqual([]);
          expect(missing.every((slot) => slot.options.length > 0)).toBe(true);
        }
      }),
    );
  });

  test("whoever gets a missing thing lacks exactly that one less, and has one more", () => {
    fc.assert(
      fc.property(
        ...([cards, owned, fc.constantFrom(...readings), fc.nat()] as const),
        (all, items, reading, pick) => {
          const checklist = made(all);
          const [group] = groupsBy("set", checklist);
          if (!group) return;
          const before = items.map(({ short, ...how }) => copiesOf(short, how));
          const countOf = (held: typeof before) => {
            const marks = marksOf(held, checklist, { isAnyLanguage: false });
            return completed(reading, group, { checklist, marks });
          };
          const first = countOf(before);
          const slot = first.missing[pick % Math.max(1, first.missing.length)];
          const [option] = slot?.options ?? [];
          if (!slot || !option) return;
          const known = checklist.variantsOf(option.place);
          const variant = known[option.variant ?? 0] ?? "normal";
          const id = checklist.table.ids[option.place] ?? "";
          const bought = copiesOf(id.split(":")[2] ?? "", { variant });
          const then = countOf([...before, bought]);
          expect(then.total).toBe(first.total);
          const gone = first.missing.filter(
            (one) => !then.missing.some((other) => other.slot === one.slot),
          );
          // A tag team fills a gap for each species that it shows.
          const filled = first.missing.filter(
            ({ slot: own, options }) =>
              own === slot.slot ||
              (reading === "species" && options.some(({ place }) => place === option.place)),
          );
          expect(gone).toEqual(filled);
          expect(then.owned).toBe(first.owned + filled.length);
        },
      ),
    );
  });

  test("nothing less is complete because something more is owned", () => {
    fc.assert(
      fc.property(cards, owned, owned, (all, items, more) => {
        const checklist = made(all);
        const heldOf = (list: typeof items) => marksIn(checklist, list);
        const [few, many] = [heldOf(items), heldOf([...items, ...more])];
        for (const group of groupsBy("set", checklist)) {
          for (const reading of readings) {
            const a = completed(reading, group, { checklist, marks: few });
            const b = completed(reading, group, { checklist, marks: many });
            expect(b.owned).toBeGreaterThanOrEqual(a.owned);
          }
        }
      }),
    );
  });

  test("a species is owned by any of its cards, and a generation counts its own alone", () => {
    const tagTeam = inSet("sm9-1", { attributes: { dexIds: [6, 157] } });
    const other = inSet("neo1-1", { attributes: { dexIds: [157] } });
    const checklist = checklistOfCards([
      ...[tagTeam, other, inSet("base1-4", { attributes: { dexIds: [6] } })],
    ]);
    const marks = marksOf([copiesOf("sm9-1")], checklist, { isAnyLanguage: false });
    const counts = (kind: "species" | "generation") =>
      groupsBy(kind, checklist).map((group) => {
        const { owned: has, total } = completed("species", group, { checklist, marks });
        return [group.key, has, total];
      });
    expect(counts("species")).toEqual([
      ["6", 1, 1],
      ["157", 1, 1],
    ]);
    expect(counts("generation")).toEqual([
      ["1", 1, 1],
      ["2", 1, 1],
    ]);
  });
});
