import { expect, test } from "vitest";
import { readCard } from "#functions/sources/providers/pokemontcg/card-object.ts";
import { oldService } from "#functions/sources/providers/pokemontcg/old-service.ts";
import { readSet } from "#functions/sources/providers/pokemontcg/set-object.ts";
import { referenceLines, referencePlainJson } from "#test/support/running/reference-data.ts";

interface Given {
  readonly id: string;
  readonly set: { readonly id: string };
}
const cards = referenceLines("pokemon-cards.ndjson.gz") as readonly Given[] | undefined;
const { data: sets = [] } = (referencePlainJson("pokemon-sets.json") ?? {}) as { data?: object[] };

/** Sets that a fork put in by hand, with keys in orders of its own. */
const byHand = new Set(["sv1", "sv2", "svp", "cel25", "cel25c", "mcd19", "mcd22"]);

test.skipIf(!cards)("[SRCH-5] what the service said is made again to the letter", () => {
  // A seventh of all cards is some of every set.
  const some = cards?.filter((_card, at) => at % 7 === 0) ?? [];
  const odd: string[] = [];
  for (const card of some) {
    const [read] = readCard(card, card.set.id);
    const again = read && oldService.givenCard(read.fragment);
    const object = again && { ...again.object, set: card.set };
    expect(object).toEqual(card);
    expect([again?.id, again?.setId]).toEqual([card.id, card.set.id]);
    if (JSON.stringify(object) !== JSON.stringify(card) && !byHand.has(card.set.id))
      odd.push(card.id);
  }
  expect(odd).toEqual([]);
  for (const set of sets) {
    expect(JSON.stringify(oldService.givenSet(readSet(set).fragment))).toBe(JSON.stringify(set));
  }
});
