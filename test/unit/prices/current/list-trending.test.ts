import { describe, expect, test } from "vitest";
import { type AskedTrending, listTrending } from "#functions/prices/current/list-trending.ts";
import { listTrending as operation } from "#schemas/http/prices.ts";
import { card, pricedNow } from "#test/support/prices/priced-now.ts";

type Surroundings = Awaited<ReturnType<typeof pricedNow>>;

const ask = async ({ deps }: Surroundings, more: Partial<AskedTrending> = {}) => {
  const asked = {
    ...({ game: "pokemon", window: "1", direction: "up", minPrice: 100, limit: 20 } as const),
    ...more,
  };
  return operation.response.body.parse(await listTrending(asked, deps));
};
const told = ({ items }: Awaited<ReturnType<typeof ask>>) =>
  items.map(({ printing, change }) => [printing.slice(printing.indexOf("-") + 1), change]);

describe("[PRC-4] what moved most", () => {
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const priced = () => pricedNow(numbers.map((number) => card(number)));

  test("comes by percent, ties by id, up and down", async () => {
    const given = await priced();
    await given.price(card(1), {}, 1_000, 1_100);
    await given.price(card(3), {}, 1_000, 1_200);
    await given.price(card(2), {}, 1_000, 1_100);
    await given.price(card(4), {}, 1_000, 800);
    await given.price(card(5), {}, 1_000, 1_000);
    await given.build();
    const up = await ask(given);
    expect(told(up)).toEqual([
      ["3", 20],
      ["1", 10],
      ["2", 10],
    ]);
    expect(up.items[0]).toMatchObject({
      ...{ printing: "pokemon:base1-3", printingId: card(3), variant: "holo" },
      market: { amount: 1_200, currency: "USD", source: "tcgplayer" },
    });
    expect(told(await ask(given, { direction: "down" }))).toEqual([["4", -20]]);
    expect(told(await ask(given, { window: "7" }))).toEqual([]);
    expect(await ask(given, { game: "marbles" })).toEqual({ items: [] });
  });

  test("leaves out what nothing has confirmed, what is old, what too few prices say, and what is doubted", async () => {
    const given = await priced();
    await given.price(card(1), {}, 1_000, 1_000, 9_000);
    await given.price(card(2), {}, 1_000, 1_100, ...Array(8).fill(undefined));
    await given.price(
      card(3),
      {},
      1_000,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      1_100,
    );
    await given.price(card(4), {}, 1_000, 1_100);
    await given.price(card(4), { source: "cardmarket", languages: "any" }, 9_000);
    await given.price(card(5), {}, 60, 90);
    await given.price(card(6), { source: "tcgdex-tcgplayer" }, 1_000, 1_500);
    await given.price(card(6), {}, 1_000, 1_100);
    await given.build();
    expect(told(await ask(given))).toEqual([["6", 10]]);
    expect(told(await ask(given, { window: "7" }))).toEqual([]);
    expect(told(await ask(given, { minPrice: 0 }))).toEqual([
      ["5", 50],
      ["6", 10],
    ]);
  });

  test("is told in the currency that is asked for, which the least price is of as well", async () => {
    const given = await priced();
    await given.price(
      card(1),
      { source: "cardmarket", currency: "EUR", languages: "any" },
      1_000,
      1_100,
    );
    await given.price(card(2), {}, 1_000, 1_150);
    await given.build();
    const inDollars = await ask(given, { currency: "USD", minPrice: 1_200 });
    expect(inDollars.items).toMatchObject([
      { change: 10, market: { amount: 1_210, converted: { amount: 1_100, currency: "EUR" } } },
    ]);
    expect(told(await ask(given, { currency: "BRL" }))).toEqual([]);
  });

  test("goes on behind the page before, also when newer prices have come", async () => {
    const given = await priced();
    for (const number of numbers) await given.price(card(number), {}, 1_000, 1_000 + number * 10);
    await given.build();
    const first = await ask(given, { limit: 3 });
    expect(told(first).map(([number]) => number)).toEqual(["9", "8", "7"]);
    await given.price(card(7), {}, 1_000, 1_001);
    await given.price(card(2), {}, 1_000, 1_065);
    await given.build();
    const cursor = { limit: 4, cursor: first.nextCursor };
    const second = await ask(given, cursor);
    expect(told(second).map(([number]) => number)).toEqual(["2", "6", "5", "4"]);
    const last = await ask(given, { limit: 9, cursor: second.nextCursor });
    expect(told(last).map(([number]) => number)).toEqual(["3", "1", "7"]);
    expect(last).not.toHaveProperty("nextCursor");
    await expect(ask(given, { ...cursor, direction: "down" })).rejects.toMatchObject({
      code: "request.bad_cursor",
    });
  });
});
