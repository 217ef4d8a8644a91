import { expect, test, vi } from "vitest";
import { dayAfter, utcDay } from "#shared/kernel/days.ts";
import { api, somebody } from "#test/support/clouds/api.ts";
import { onMappedProducts } from "#test/support/prices/mapped-products.ts";
import { aMovedPrice } from "#test/support/prices/moved-price.ts";

const today = utcDay(new Date());
const yesterday = dayAfter(today, -1);

let admin = "";
onMappedProducts((token) => {
  admin = token;
});

interface Fired {
  readonly explanation: string;
  readonly told: { readonly collection: object };
}

interface Priced {
  readonly variant: string;
  readonly condition?: string;
  readonly grade?: object;
  readonly market?: { readonly amount: number; readonly currency: string };
  readonly series: readonly {
    readonly source: string;
    readonly newest: { readonly market?: number };
  }[];
}

test("[COL-3] [ALR-1] [ALR-2] collections are worth what their cards cost, as is told and kept of each day, and new prices have them valued anew, and tell once who waits for that", {
  timeout: 400_000,
}, async () => {
  const { id: printingId, variant, from, to, comesIn } = await aMovedPrice(admin, "base1");
  const { token } = await somebody();
  /** What a copy costs as the page of the card tells it, once it knows what the shop has said: it follows the shop's book by some moments. */
  const costOnce = (said: number) =>
    vi.waitFor(
      async () => {
        const { body } = await api(`GET /v1/cards/${printingId}/prices?currency=USD`, { token });
        const isWhole = (one: Priced) => one.variant === variant && !one.condition && !one.grade;
        const found: Priced | undefined = body.variants.find(isWhole);
        const atShop = found?.series.find(({ source }) => source === "tcgplayer");
        expect(atShop?.newest).toMatchObject({ market: said });
        return found?.market?.amount ?? 0;
      },
      { timeout: 60_000, interval: 500 },
    );

  const binder = { name: "Valued", kind: "binder" };
  const { body: collection } = await api("POST /v1/collections", { token, body: binder });
  const raw = { printingId, variant, condition: "near_mint" };
  const graded = { printingId, variant, grade: { company: "psa", grade: "10" } };
  const items = [
    { ...raw, quantity: 3, paid: { amount: 10, currency: "USD" }, tags: ["keep"] },
    { ...raw, condition: "damaged", quantity: 1 },
    { ...graded, quantity: 1, paid: { amount: 500, currency: "USD" } },
    { ...raw, quantity: 1, isProxy: true },
  ];
  const added = await api(`POST /v1/collections/${collection.id}/items`, {
    token,
    body: { items },
  });
  expect(added.status, JSON.stringify(added.body)).toBe(201);

  const asked = `collectionId=${collection.id}&currency=USD`;
  const valued = async () => (await api(`GET /v1/holdings/value?${asked}`, { token })).body;
  const history = async () =>
    (await api(`GET /v1/holdings/value/history?${asked}&from=${yesterday}`, { token })).body.points;
  /** Waits until what is told, and what is kept of today, follow from what the card costs. */
  const worthIt = (amount: number) =>
    vi.waitFor(
      async () => {
        const value = 4 * amount;
        expect(await valued()).toMatchObject({ value, cost: 530 });
        expect((await history()).at(-1)).toMatchObject({
          day: today,
          value,
          cost: 530,
          unpriced: 1,
        });
        return value;
      },
      { timeout: 120_000, interval: 2_000 },
    );
  const first = await worthIt(await costOnce(from));
  const told = await valued();
  expect(told).toMatchObject({
    gain: { amount: (first / 4) * 3 - 30 },
    copies: { all: 6, priced: 4, estimated: 1, unpriced: 1, unpaid: 1, proxies: 1 },
    realised: { gain: { amount: 0 } },
  });
  const unpriced = await api(`GET /v1/holdings/unpriced?collectionId=${collection.id}`, { token });
  expect(unpriced.body).toMatchObject({
    ...{ total: 1, items: [{ grade: graded.grade, why: "no_price_of_grade" }] },
  });

  // Whoever knows what a copy costs says so, and all that they own has it in it.
  const own = `/v1/me/prices/${printingId}/${variant}/psa-10`;
  expect((await api(`PUT ${own}`, { token, body: { amount: 700, currency: "USD" } })).status).toBe(
    200,
  );
  const { body: all } = await api("GET /v1/holdings/value?currency=USD", { token });
  expect(all).toMatchObject({ value: first + 700, copies: { own: 1, unpriced: 0 } });
  // What is kept of today follows, though neither the collection nor any shop's price has changed.
  await vi.waitFor(
    async () => expect((await history()).at(-1)).toMatchObject({ value: first + 700 }),
    { timeout: 60_000, interval: 1_000 },
  );
  expect((await api(`DELETE ${own}`, { token })).status).toBe(204);

  for (const [by, keys] of [
    ["set", ["pokemon:en:base1"]],
    ["condition", ["near_mint", "damaged", "psa-10"]],
    ["tag", ["keep", ""]],
    ["game", ["pokemon"]],
    ["collection", [collection.id]],
  ] as const) {
    const groups = await api(`GET /v1/holdings/value/groups?by=${by}&${asked}`, { token });
    expect(groups.body.items.map(({ key }: { key: string }) => key)).toEqual(keys);
  }
  const named = await api(`GET /v1/holdings/value/groups?by=set&${asked}`, { token });
  expect(named.body.items[0]).toMatchObject({ name: "Base Set", value: first });

  // What was worth more with a price of one's own may take a moment to be worth less again.
  await worthIt(first / 4);
  const allHistory = async () =>
    (await api(`GET /v1/holdings/value/history?currency=USD&from=${today}`, { token })).body.points;
  await expect
    .poll(allHistory, { timeout: 60_000, interval: 500 })
    .toMatchObject([{ value: first, unpriced: 1 }]);
  const lines = [
    { kind: "at_or_above", amount: first + 1 },
    { kind: "at_or_below", amount: first - 1 },
  ];
  const alerts = await Promise.all(
    [{ kind: "value", collectionId: collection.id }, { kind: "value" }].flatMap((subject) =>
      lines.map((line) =>
        api("POST /v1/alerts", { token, body: { subject, line, currency: "USD" } }),
      ),
    ),
  );
  for (const { status, body } of alerts) {
    expect([status, body.warnings, body.standing.side], JSON.stringify(body)).toEqual([
      ...[201, [], "before"],
    ]);
  }
  const stranger = await somebody();
  const theirs = { subject: { kind: "value", collectionId: collection.id }, line: lines[0] };
  const refused = await api("POST /v1/alerts", { token: stranger.token, body: theirs });
  expect([refused.status, refused.body.code]).toEqual([404, "collections.no_such_collection"]);

  await comesIn();
  const second = await worthIt(await costOnce(to));
  const inbox = async () => (await api("GET /v1/me/inbox", { token })).body.items;
  await expect.poll(inbox, { timeout: 60_000, interval: 500 }).toHaveLength(2);
  const kind = second > first ? "at_or_above" : "at_or_below";
  const price = { day: today, amount: second };
  const byName = (await inbox()).toSorted((a: Fired, b: Fired) =>
    a.explanation < b.explanation ? -1 : 1,
  );
  expect(byName).toMatchObject([
    {
      told: { line: { kind }, price },
      explanation: expect.stringMatching(/^All that you own \(value\)/),
    },
    { told: { line: { kind }, price }, explanation: expect.stringMatching(/^Valued \(value\)/) },
  ]);
  expect(byName.map(({ told }: Fired) => told.collection)).toEqual([
    {},
    { collectionId: collection.id, name: "Valued" },
  ]);
  await comesIn();
  expect(await inbox()).toHaveLength(2);

  await api(`DELETE /v1/collections/${collection.id}`, { token, headers: { "if-match": "*" } });
  const [onBinder] = alerts;
  const { body: kept } = await api(`GET /v1/alerts/${onBinder?.body.id}`, { token });
  expect(kept.standing).toMatchObject({ isDeleted: true });
});
