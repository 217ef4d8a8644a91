import { beforeAll, expect, test } from "vitest";
import { broughtIn } from "#test/support/catalogue/brought-in.ts";
import { api, somebody } from "#test/support/clouds/api.ts";
import { eventually } from "#test/support/pictures/drawn-collections.ts";
import { admin } from "#test/support/sources/runs.ts";

let token = "";
const get = (path: string) => api(`GET ${path.replaceAll(" ", "%20")}`, { token });
const base = "pokemon:en:base1";

const held = (printingId: string, more: object = {}) => ({
  ...{ printingId, variant: "holo.unlimited", condition: "near_mint", quantity: 1 },
  ...more,
});

async function aCollection(kind: string, items: readonly object[]): Promise<string> {
  const made = await api("POST /v1/collections", { token, body: { name: "Asked about", kind } });
  const { id } = made.body;
  const added = await api(`POST /v1/collections/${id}/items`, { token, body: { items } });
  expect([added.status, kind]).toEqual([201, kind]);
  return id;
}

beforeAll(async () => {
  const adminToken = await admin();
  await broughtIn(adminToken);
  ({ token } = await somebody());
  // Who has an index looks for a newer one every ten seconds.
  await eventually(async () => {
    const { body } = await get("/v1/holdings/completion?all=true&limit=100");
    return body.items.some(({ key }: { key: string }) => key === base) ? true : undefined;
  }, "an index of the sample");
  await aCollection("binder", [
    held(`${base}-4`),
    held(`${base}-4`, { variant: "holo.shadowless", condition: "damaged" }),
    held(`${base}-58`, { variant: "normal.unlimited", isProxy: true }),
    held(`${base}-98`, { variant: "normal.unlimited" }),
  ]);
  await aCollection("wishlist", [held(`${base}-2`)]);
}, 300_000);

test("[COL-4] how much of a set somebody has is told by three readings", async () => {
  const { status, body } = await get("/v1/holdings/completion?by=set");
  expect(status).toBe(200);
  expect(body).toMatchObject({ total: 1, currency: "EUR" });
  const [{ key, label, releasedOn, official, secrets, master }] = body.items;
  expect([key, label, releasedOn]).toEqual([base, "Base Set", "1999-01-09"]);
  expect(official).toMatchObject({ owned: 2, missing: 100, total: 102, percent: 1.9 });
  expect(secrets).toEqual(official);
  expect(master).toMatchObject({ owned: 3, missing: master.total - 3 });
  expect(official.toComplete.unpriced).toBeLessThanOrEqual(100);
});

test("[COL-4] species, generations, artists, rarities and searches are told as well", async () => {
  const first = async (query: string) => {
    const { status, body } = await get(`/v1/holdings/completion?${query}`);
    expect([query, status]).toEqual([query, 200]);
    return body.items;
  };
  expect(await first("by=species")).toMatchObject([
    { key: "6", label: "Charizard", species: { owned: 1, total: 1, percent: 100 } },
  ]);
  expect(await first("by=generation")).toMatchObject([
    { key: "1", label: "Generation I", species: { owned: 1 } },
  ]);
  expect(await first("by=artist")).toHaveLength(2);
  expect((await first("by=rarity")).length).toBeGreaterThan(0);
  const [found] = await first("by=search&q=set:base1 category:energy&language=en");
  expect(found.secrets).toMatchObject({ owned: 1, total: 7 });
  const all = await first("by=species&all=true&language=en&limit=100");
  expect(all.length).toBeGreaterThan(20);
});

test("[COL-4] what is missing comes in pages that are all of it", async () => {
  const scope = `set=${base}&reading=official`;
  const ids: string[] = [];
  let cursor = "";
  do {
    const { status, body } = await get(`/v1/holdings/missing?${scope}&limit=40${cursor}`);
    expect([status, body.owned, body.missing]).toEqual([200, 2, 100]);
    ids.push(...body.items.map(({ card }: { card: { id: string } }) => card.id));
    cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : "";
  } while (cursor !== "");
  expect(new Set(ids).size).toBe(100);
  expect(ids).not.toContain(`${base}-4`);
  // On a wish list, and a proxy: nobody has them.
  expect(ids).toEqual(expect.arrayContaining([`${base}-2`, `${base}-58`]));
});

test("[COL-4] the same is a text that apps read, and a file by its own name", async () => {
  const { status, headers, body } = await get(`/v1/holdings/missing.txt?set=${base}`);
  expect([status, headers.get("content-type")]).toEqual([200, "text/plain; charset=utf-8"]);
  expect(headers.get("content-disposition")).toBe(
    'attachment; filename="missing-pokemon-en-base1-official.txt"',
  );
  const lines = body.trimEnd().split("\n");
  expect(lines).toHaveLength(100);
  expect(lines.slice(0, 3)).toEqual([
    ...["1 Alakazam (base1) 1", "1 Blastoise (base1) 2", "1 Chansey (base1) 3"],
  ]);
});

test("[COL-4] what is added is missing no more at the next look", async () => {
  const before = (await get(`/v1/holdings/missing?set=${base}`)).body;
  const id = await aCollection("tradelist", [held(`${base}-3`)]);
  const after = (await get(`/v1/holdings/missing?set=${base}`)).body;
  expect([after.owned, after.missing]).toEqual([before.owned + 1, before.missing - 1]);
  const alone = (await get(`/v1/holdings/missing?set=${base}&collectionId=${id}`)).body;
  expect([alone.owned, alone.missing]).toEqual([1, 101]);
  await api(`DELETE /v1/collections/${id}`, { token, headers: { "if-match": "*" } });
  const again = (await get(`/v1/holdings/missing?set=${base}`)).body;
  expect(again.missing).toBe(before.missing);
});

test("[COL-4] a deck is told where it may be played, and why not elsewhere", async () => {
  const energy = held(`${base}-98`, { variant: "normal.unlimited", quantity: 56 });
  const pikachu = held(`${base}-58`, { variant: "normal.unlimited", quantity: 4 });
  const deck = await aCollection("deck", [energy, pikachu]);
  const { status, body } = await get(`/v1/holdings/legality?collectionId=${deck}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ collectionId: deck, game: "pokemon", reasons: [] });
  expect(body.parts).toEqual([{ label: "cards", count: 60, exactly: 60 }]);
  const told = body.formats.map(
    ({ format, isLegal, reasons }: { format: string; isLegal: boolean; reasons: object[] }) => [
      ...[format, isLegal, reasons.length],
    ],
  );
  expect(told).toEqual([
    ["standard", false, 1],
    ["expanded", false, 1],
    ["unlimited", true, 0],
  ]);
  expect(body.formats[0].reasons[0]).toMatchObject({ code: "not_legal" });

  await api(`POST /v1/collections/${deck}/items`, { token, body: { items: [pikachu] } });
  const large = (await get(`/v1/holdings/legality?collectionId=${deck}`)).body;
  expect(large.reasons.map(({ code }: { code: string }) => code)).toEqual([
    ...["size", "too_many_copies"],
  ]);
  const other = (await get(`/v1/holdings/legality?collectionId=${deck}&game=onepiece`)).body;
  expect(other.formats).toMatchObject([{ format: "constructed", isLegal: false }]);
});

test("whoever asks wrongly is told what was expected", async () => {
  for (const [path, pointer] of [
    ["missing", "#/set"],
    [`missing?set=${base}&species=6`, "#/set"],
    ["missing?artist=Nobody at all", "#/artist"],
    ["completion?by=search", "#/q"],
    ["completion?by=set&q=fire", "#/q"],
    ["legality", "#/collectionId"],
  ]) {
    const { status, body } = await get(`/v1/holdings/${path}`);
    expect([path, status, body.errors?.[0]?.pointer]).toEqual([path, 400, pointer]);
  }
  const unknown = await get("/v1/holdings/missing?set=pokemon:en:none");
  expect(unknown).toMatchObject({ status: 404, body: { code: "catalog.no_such_set" } });
});
