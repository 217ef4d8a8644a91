import { expect, test } from "vitest";
import type { Interest } from "#schemas/storage/interest.ts";
import { PrintingId } from "#schemas/values.ts";
import { cardInterest } from "#shared/wanting/interest.ts";

const card = (number: number) => PrintingId.parse(`pokemon:en:base1-${number}`);

function given(add?: () => Promise<void>) {
  const told: Interest["points"][] = [];
  const troubles: unknown[] = [];
  let atMs = Date.parse("2026-02-01T05:00:00.000Z");
  const interest = cardInterest({
    notes: { add: add ?? (async (points) => void told.push({ ...points })) },
    clock: () => new Date(atMs),
    onTrouble: (error) => troubles.push(error),
  });
  return { interest, told, troubles, pass: (seconds: number) => (atMs += seconds * 1000) };
}

test("[ING-1] a look after a while is told at once, the next ones together two minutes later", async () => {
  const { interest, told, pass } = given();
  await interest.note("viewed", [card(1)]);
  expect(told).toEqual([{ [card(1)]: 1 }]);
  await interest.note("viewed", [card(1), card(1), card(2)]);
  await interest.note("owned", [card(2)]);
  expect(told).toHaveLength(1);
  pass(120);
  await interest.note("viewed", [card(3)]);
  expect(told[1]).toEqual({ [card(1)]: 1, [card(2)]: 4, [card(3)]: 1 });
});

test("many cards at once are told at once, and no more than an item has room for", async () => {
  const { interest, told } = given();
  await interest.note("viewed", [card(1)]);
  await interest.note(
    "owned",
    Array.from({ length: 700 }, (_none, at) => card(at + 1)),
  );
  expect(Object.keys(told[1] ?? {})).toHaveLength(500);
});

test("what cannot be noted fails nobody's call, and is told", async () => {
  const { interest, troubles } = given(async () => {
    throw new Error("The table is gone.");
  });
  await interest.note("viewed", [card(1)]);
  expect(troubles).toHaveLength(1);
});

test("nothing is told where nothing was looked at", async () => {
  const { interest, told } = given();
  await interest.note("owned", []);
  expect(told).toEqual([]);
});
