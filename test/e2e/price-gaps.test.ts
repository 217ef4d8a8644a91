import { expect, test, vi } from "vitest";
import { api } from "#test/support/clouds/api.ts";
import { onMappedProducts } from "#test/support/prices/mapped-products.ts";
import { runToTheEnd, setDay, setFaults } from "#test/support/sources/runs.ts";

/** Two cards of one group, of which one costs hundreds of times what the other does. */
const [cheap, dear] = [42_393, 42_371];
const group = "3/604";
const nobodys = 999_999_999;
/** The shop has the dear one's price below the number of the cheap one. */
const confused = [
  { productId: cheap, toldAs: nobodys },
  { productId: dear, toldAs: cheap },
].map((rule) => ({ path: "/tcgcsv/**", fault: "wrong-product", ...rule }));

let token = "";
onMappedProducts((admin) => {
  token = admin;
});

/** A day comes on which each shop is asked, and one of them misbehaves as told. */
async function dayOfPrices(day: string, faults: readonly object[] = []) {
  await setDay(day);
  await setFaults(faults);
  for (const request of [
    { source: "ecb" },
    { source: "cardmarket" },
    { source: "tcgdex", units: ["base1"] },
    { source: "tcgcsv", units: [group] },
  ]) {
    const run = await runToTheEnd(token, { mode: "full", ...request });
    expect(run).toMatchObject({ state: "completed", rejected: 0 });
  }
}

interface Said {
  readonly source: string;
  readonly price: { readonly amount: number; readonly productIds: readonly string[] };
}

/** What the report says of the cheap product. */
async function gapsOfTheCheapOne() {
  const path = "/v1/admin/quality/findings?kind=price_gap&setId=pokemon:en:base1&limit=100";
  const { status, body } = await api(`GET ${path}`, { token });
  expect(status).toBe(200);
  return body.items.filter(({ said }: { said: readonly Said[] }) =>
    said.some(({ price }) => price.productIds.includes(String(cheap))),
  );
}

const once = { timeout: 120_000, interval: 2_000 };

test("[CAT-3] [PRC-6] a product number that is another card's is found by the gap between sources, and the finding goes when it is mended", async () => {
  await dayOfPrices("2026-05-11");
  // Nobody believes it on the first day, as the card has cost something else before.
  await dayOfPrices("2026-05-12", confused);
  await dayOfPrices("2026-05-13", confused);
  const [gap] = await vi.waitFor(async () => {
    const gaps = await gapsOfTheCheapOne();
    expect(gaps).not.toEqual([]);
    return gaps;
  }, once);
  expect(gap).toMatchObject({ kind: "price_gap", subject: "card", setId: "pokemon:en:base1" });
  expect(gap.detail).toContain(gap.variant);
  const [lowest] = gap.said;
  const wrong = gap.said.find(({ source }: Said) => source === "tcgplayer");
  expect(wrong.price).toMatchObject({ shop: "tcgplayer", currency: "USD", day: "2026-05-13" });
  expect(wrong.price.productIds).toEqual([String(cheap)]);
  expect(lowest.source).not.toBe("tcgplayer");
  expect(lowest.price.amount * 30).toBeLessThan(wrong.price.amount);
  const counted = await api("GET /v1/admin/quality?kind=price_gap&source=tcgplayer", { token });
  expect(counted.body.findings).toBeGreaterThan(0);
  expect(counted.body.prices).toMatchObject([{ game: "onepiece" }, { game: "pokemon" }]);

  await dayOfPrices("2026-05-14");
  await dayOfPrices("2026-05-15");
  await vi.waitFor(async () => expect(await gapsOfTheCheapOne()).toEqual([]), once);
}, 400_000);
