import { expect, test } from "vitest";
import { daysLookedBack, getCardAsOf } from "#functions/history/get-card-as-of.ts";
import type { PastAnswers } from "#functions/history/past-answers.ts";
import { PrintingId } from "#schemas/values.ts";
import { putCard } from "#test/support/pipeline.ts";
import { synced } from "#test/support/synced-line.ts";

const id = PrintingId.parse("pokemon:en:base1-2");

/** A card of 50, 90 and 70 HP on the first, the fifth and the twelfth; what was read is counted. */
async function history() {
  const { line } = await synced();
  const hpByDay: Readonly<Record<number, number>> = { 5: 90, 12: 70 };
  for (let day = 2; day <= 14; day += 1) {
    await line.pass(1);
    if (hpByDay[day] !== undefined) putCard(line.bodies, "base1-2", { hp: hpByDay[day] });
    // The daily run asks for each card once a week, and for those whose list says something else.
    await line.start("due");
    await line.drain();
  }
  const reads = { packs: 0, days: 0 };
  const past: PastAnswers = {
    bodyOf: line.deps.lake.bodyOf,
    async readPack(key) {
      reads.packs += 1;
      return line.deps.lake.readPack(key);
    },
    async observedOn({ day }) {
      reads.days += 1;
      return line
        .observed()
        .filter(({ requestedAt }) => requestedAt.startsWith(day))
        .map((one) => JSON.stringify(one));
    },
  };
  const asOf = (day: string, card = id) => getCardAsOf(card, day, { ...line.deps, past });
  /** On which day the change was seen first. */
  const seenOn = (hp: number) =>
    line
      .observed()
      .filter(({ outcome, name }) => outcome === "new" && name === "card:base1-2")
      .map(({ requestedAt }) => requestedAt.slice(0, 10))
      .at([50, 90, 70].indexOf(hp)) ?? "";
  return { line, asOf, reads, seenOn };
}

test("[LAKE-6] a card is shown as its sources had told it until the end of a day", async () => {
  const { asOf, seenOn } = await history();
  const dayBefore = (day: string) =>
    new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
  const hpOn = async (day: string) => Object(await asOf(day)).hp;
  expect(await hpOn("2026-02-01")).toBe(50);
  expect(await hpOn(dayBefore(seenOn(90)))).toBe(50);
  expect(await hpOn(seenOn(90))).toBe(90);
  expect(await hpOn(dayBefore(seenOn(70)))).toBe(90);
  expect(await hpOn(seenOn(70))).toBe(70);
  await expect(asOf("2030-01-01")).rejects.toMatchObject({ code: "request.invalid" });
  const { provenance } = await asOf(seenOn(90));
  expect(provenance).toMatchObject([{ source: "tcgdex" }]);
  expect(provenance[0]?.observedAt.slice(0, 10)).toBe(seenOn(90));
});

test("[OPS-6] of a card that has not changed since one pack is read, of another some days more", async () => {
  const { asOf, reads } = await history();
  await asOf("2026-02-03", PrintingId.parse("pokemon:en:base1-1"));
  expect(reads).toEqual({ packs: 1, days: 0 });
  await asOf("2026-02-03");
  expect(reads.packs).toBe(3);
  expect(reads.days).toBeLessThanOrEqual(9);
});

test("[LAKE-6] a card that was not known on a day is not found, after so many days and no more", async () => {
  const { asOf, reads } = await history();
  await expect(asOf("2026-01-31")).rejects.toMatchObject({ code: "catalog.no_such_card" });
  expect(reads).toEqual({ packs: 1, days: daysLookedBack });
  const unknown = PrintingId.parse("pokemon:en:nowhere-1");
  await expect(asOf("2026-02-03", unknown)).rejects.toMatchObject({ code: "catalog.no_such_card" });
});
