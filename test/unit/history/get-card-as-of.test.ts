import { expect, test } from "vitest";
import { daysLookedBack, getCardAsOf } from "#functions/history/get-card-as-of.ts";
import type { PastAnswers } from "#functions/history/past-answers.ts";
import { Observation } from "#schemas/storage/lake.ts";
import { PrintingId } from "#schemas/values.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { putCard } from "#test/support/sources/pipeline.ts";
import { synced } from "#test/support/sources/synced-line.ts";

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
  const asOf = (day: string, card = id, other: Partial<PastAnswers> = {}) =>
    getCardAsOf(card, day, { ...line.deps, past: { ...past, ...other } });
  /** On which day the change was seen first. */
  const seenOn = (hp: number) =>
    line
      .observed()
      .filter(({ outcome, name }) => outcome === "new" && name === "card:base1-2")
      .map(({ requestedAt }) => requestedAt.slice(0, 10))
      .at([50, 90, 70].indexOf(hp)) ?? "";
  return { line, asOf, past, reads, seenOn };
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

test("[LAKE-6] of several answers of a day the last one counts, and none that is of another thing or no data", async () => {
  const { line, asOf, past, seenOn } = await history();
  const all = line.observed().filter(({ name }) => name === "card:base1-2");
  const [of50, of90] = all.filter(({ outcome }) => outcome === "new");
  if (!of50 || !of90) throw new Error("The card has not changed.");
  const { bronze: _, ...withoutBody } = of50;
  const at = (hour: string) => ({ requestedAt: `${seenOn(90)}T${hour}:00:00.000Z` });
  const told: readonly Observation[] = [
    { ...of50, ...at("01") },
    { ...of90, ...at("12") },
    { ...of50, ...at("02") },
    { ...of50, ...at("20"), outcome: "failed" },
    { ...withoutBody, ...at("20"), outcome: "not_modified" },
    { ...of50, ...at("21"), language: "de" },
    { ...of50, ...at("21"), unit: "exu" },
    { ...of50, ...at("21"), name: "card:base1-1", snippet: `"name":"card:base1-2"` },
  ];
  const asTold = (lines: readonly Observation[]): Partial<PastAnswers> => ({
    observedOn: async ({ day }) =>
      day === seenOn(90)
        ? lines.map((one) => JSON.stringify(Observation.parse(one)))
        : past.observedOn({ source: "tcgdex", dataset: "cards", language: "en", day }),
  });
  for (const lines of [told, told.toReversed()]) {
    expect(await asOf(seenOn(90), id, asTold(lines))).toMatchObject({ hp: 90 });
  }
});

test("[LAKE-6] an answer that the lake has let go of is as if nobody had given it; that it cannot be read now is an error", async () => {
  const { asOf } = await history();
  const fails = (errorClass: "permanent" | "transient") => ({
    readPack: () => Promise.reject(new MessageError(errorClass, "The pack is not there.")),
  });
  await expect(asOf("2026-02-03", id, fails("permanent"))).rejects.toMatchObject({
    code: "catalog.no_such_card",
  });
  await expect(asOf("2026-02-03", id, fails("transient"))).rejects.toMatchObject({
    errorClass: "transient",
  });
});

test("what a source said that is no longer there is left out", async () => {
  const { line, past } = await history();
  const deps = { ...line.deps, past, sources: new Map() };
  await expect(getCardAsOf(id, "2026-02-03", deps)).rejects.toMatchObject({
    code: "catalog.no_such_card",
  });
});
