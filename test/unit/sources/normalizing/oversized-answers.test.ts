import { expect, test } from "vitest";
import { findCard } from "#functions/catalog/index.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { processorMs } from "#test/support/running/processor-time.ts";
import { host, layOut, pipeline } from "#test/support/sources/pipeline.ts";

const numbers = ["1", "2", "3", "4", "5", "6", "7", "8"];
const odd = `${host}/v2/en/cards/base1-5`;
const base = setId("pokemon", "en", "base1");
const many = (count: number, one: (at: number) => string) =>
  Array.from({ length: count }, (_none, at) => one(at)).join(",");

test.each([
  ["lists in lists", `"x":${"[".repeat(200_000)}${"]".repeat(200_000)}`],
  ["objects in objects", `"x":${'{"a":'.repeat(200_000)}1${"}".repeat(200_000)}`],
  ["attacks in attacks", `"attacks":${"[".repeat(5_000)}${"]".repeat(5_000)}`],
  ["100,000 unknown fields", many(100_000, (at) => `"u${at}":1`)],
  ["100,000 variants", `"variants_detailed":[${many(100_000, (at) => `{"type":"t${at}"}`)}]`],
  ["a name of 5 MB", `"name":"${"x".repeat(5_000_000)}"`],
])("[CAT-3] a card of %s costs itself only, and no time", async (_what, field) => {
  const line = pipeline();
  layOut(line.bodies, { base1: numbers });
  line.bodies.set(odd, (line.bodies.get(odd) ?? "").replace(/\}$/, `,${field}}`));
  const began = processorMs();
  await line.start("full");
  await line.drain();
  // Milliseconds, where each finding was compared with all others it was half a minute.
  expect(processorMs() - began).toBeLessThan(8_000);
  const found = await Promise.all(
    numbers.map((number) => findCard(printingId(base, number), { store: line.store })),
  );
  expect(found.map((card) => card?.number)).toEqual(
    numbers.with(4, "").map((one) => one || undefined),
  );
  expect(line.dead.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/^(card:)?base1-5: (The body is nested|It has \d+ bytes)/),
  ]);
});
