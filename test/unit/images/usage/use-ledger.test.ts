import fc from "fast-check";
import { expect, test } from "vitest";
import { ledgerLines, ledgerOf } from "#functions/images/usage/ledger-text.ts";
import { lastUseOf, newLedger, withUses } from "#functions/images/usage/use-ledger.ts";
import { Sha256 } from "#schemas/values.ts";
import { dayAfter, dayNumber } from "#shared/kernel/days.ts";

const start = "2026-02-01";
const picture = (letter: string) => Sha256.parse(letter.repeat(64));
const looks = fc.array(
  fc.record({
    picture: fc.constantFrom("a", "b", "c").map(picture),
    file: fc.constantFrom("original", "140.webp", "245.jpg"),
    day: fc.integer({ min: 0, max: 6 }).map((days) => dayAfter(start, days)),
  }),
  { maxLength: 40 },
);

test("however accesses come, late, twice or mixed, the last look at a file is its newest", () => {
  fc.assert(
    fc.property(looks, fc.integer({ min: 0, max: 40 }), (all, cut) => {
      const parts = [all.slice(cut), all.slice(0, cut), all];
      const ledger = parts.reduce(withUses, newLedger(start));
      for (const one of all) {
        const newest = all
          .filter(({ picture: of, file }) => of === one.picture && file === one.file)
          .map(({ day }) => dayNumber(day));
        expect(ledger.uses.get(one.picture)?.get(one.file)?.day).toBe(Math.max(...newest));
      }
      expect(ledger.since).toBe(start);
    }),
  );
});

test("a ledger is the same once it was written and read", () => {
  fc.assert(
    fc.property(looks, fc.boolean(), (all, isUnderWay) => {
      const ledger = {
        ...withUses(newLedger(start), all),
        unlisted: new Map([[`${picture("b")}/140.webp`, dayAfter(start, 3)]]),
        sweptOn: start,
        ...(isUnderWay && { sweepAfter: `${picture("b")}/140.webp` }),
      };
      expect(ledgerOf([...ledgerLines(ledger)])).toEqual(ledger);
    }),
  );
});

test("a ledger of another format is refused", () => {
  expect(() => ledgerOf([JSON.stringify({ format: 2, since: start })])).toThrow();
  expect(() => ledgerOf([""])).toThrow();
});

test("what was looked at before anything was written down counts from then on", () => {
  const [file, storedOn] = ["140.webp", "2025-01-01"];
  const ledger = newLedger(start);
  expect(lastUseOf(ledger, { picture: picture("a"), file, storedOn })).toBe(dayNumber(start));
  const day = dayAfter(start, 5);
  const seen = withUses(ledger, [{ picture: picture("a"), file, day }]);
  expect(lastUseOf(seen, { picture: picture("a"), file, storedOn })).toBe(dayNumber(day));
  const fresh = { picture: picture("b"), file, storedOn: dayAfter(start, 9) };
  expect(lastUseOf(seen, fresh)).toBe(dayNumber(fresh.storedOn));
});

test("after days without any log everything counts from the next one on", () => {
  const look = (day: string) => [{ picture: picture("a"), file: "140.webp", day }];
  const ledger = withUses(newLedger(start), look(start));
  expect(withUses(ledger, look(dayAfter(start, 7))).since).toBe(start);
  const gap = withUses(ledger, look(dayAfter(start, 8)));
  expect(gap.since).toBe(dayAfter(start, 8));
  expect(gap.readOn).toBe(dayAfter(start, 8));
});

test("that nothing was read changes nothing", () => {
  const ledger = newLedger(start);
  expect(withUses(ledger, [])).toBe(ledger);
});
