import { expect } from "vitest";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import { historyOf } from "#test/support/prices/price-history.ts";
import { messagesLeft } from "#test/support/sources/pipeline-state.ts";
import { runToTheEnd, setDay } from "#test/support/sources/runs.ts";
import { shopPriceOf, toldByUpstream } from "#test/support/sources/upstream-answers.ts";

interface Series {
  readonly variant: string;
  readonly points: readonly { readonly market?: number }[];
}

/** A set, and the group in which the shop has it. What came in of today in one of them moves no more: each file of a cloud takes its own. */
const sets = {
  base1: { group: "3/604", numbers: 16 },
  neo1: { group: "3/1396", numbers: 12 },
} as const;
type MovedSet = keyof typeof sets;

/** What the shop says of holofoil copies on a day of the upstream, in cents. */
async function saidOn(day: string, set: MovedSet): Promise<ReadonlyMap<string, number>> {
  await setDay(day);
  const said = new Map<string, number>();
  const { group, numbers } = sets[set];
  for (let number = 1; number <= numbers; number++) {
    const id = `${set}-${number}`;
    const { pricing } = await toldByUpstream(`/v2/en/cards/${id}`);
    const productId = pricing?.tcgplayer?.holofoil?.productId;
    if (productId) said.set(id, await shopPriceOf(group, productId, "Holofoil"));
  }
  return said;
}

async function pricesComeIn(token: string, day: string, set: MovedSet): Promise<void> {
  await setDay(day);
  await runToTheEnd(token, { source: "tcgcsv", mode: "full", units: [sets[set].group] });
  await expect.poll(messagesLeft, { timeout: 60_000, interval: 500 }).toBe(0);
}

/**
 * A card whose price at the shop, in cents of the dollar, is another one today than yesterday. That of yesterday has come in; `comesIn` has today's come in.
 *
 * @param token of an admin
 * @param set that no other file of this cloud takes
 */
export async function aMovedPrice(token: string, set: MovedSet) {
  const today = utcDay(new Date());
  const yesterday = dayAfter(today, -1);
  const [before, now] = [await saidOn(yesterday, set), await saidOn(today, set)];
  // On many days nothing is sold, and a price stays.
  const moved = [...before.keys()].find((id) => before.get(id) !== now.get(id)) ?? "";
  const [from = 0, to = 0] = [before.get(moved), now.get(moved)];
  expect(from).not.toBe(to);
  await pricesComeIn(token, yesterday, set);
  const id = `pokemon:en:${moved}`;
  const series = await historyOf(token, id, `from=${yesterday}&to=${yesterday}&source=tcgplayer`);
  const isIts = (one: Series) => one.points.some(({ market }) => market === from);
  const { variant }: Partial<Series> = series.find(isIts) ?? {};
  expect(variant).toBeDefined();
  return { id, variant, from, to, comesIn: () => pricesComeIn(token, today, set) };
}
