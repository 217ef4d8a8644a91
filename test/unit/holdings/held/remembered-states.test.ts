import { expect, test } from "vitest";
import { rememberedStates } from "#functions/holdings/held/remembered-states.ts";
import { aLot, aPlace } from "#test/support/collections/collections.ts";

const of = (upToMs: number, lots: number) => ({
  upToMs,
  items: Array.from({ length: lots }, () => aLot()),
});

test("as many are remembered as there is room for, those that were asked for last", () => {
  const states = rememberedStates(100);
  const [first, second, third] = [aPlace(1), aPlace(2), aPlace(3)];
  states.set(first, of(1, 30));
  states.set(second, of(1, 30));
  expect(states.get(first)?.items).toHaveLength(30);
  states.set(third, of(1, 30));
  expect([first, second, third].map((place) => states.get(place)?.items.length)).toEqual([
    ...[30, undefined, 30],
  ]);
  states.set(second, of(1, 200));
  expect(states.get(second)).toBe(undefined);
});

test("the newer of two states is remembered, and takes the place of the older one", () => {
  const states = rememberedStates(100);
  const place = aPlace();
  states.set(place, of(2, 60));
  states.set(place, of(1, 5));
  expect(states.get(place)?.items).toHaveLength(60);
  states.set(place, of(3, 70));
  expect(states.get(place)?.items).toHaveLength(70);
  states.forget(place);
  expect(states.get(place)).toBe(undefined);
  states.set(place, of(1, 80));
  expect(states.get(place)?.items).toHaveLength(80);
});
