import { beforeAll, describe, expect, test } from "vitest";
import { readOwnFormat } from "#functions/transfer/own-format/read-own-format.ts";
import { exportFormats } from "#schemas/transfer/export-format.ts";
import { OwnFile } from "#schemas/transfer/own-format.ts";
import { ownSchemaFile } from "#schemas/transfer/own-format-name.ts";
import { broughtIn } from "#test/support/catalogue/brought-in.ts";

import { api, type SignedIn, somebody } from "#test/support/clouds/api.ts";
import { eventually } from "#test/support/pictures/drawn-collections.ts";
import { admin, indexed } from "#test/support/sources/runs.ts";
import { askedExport, endedExport } from "#test/support/transfer/exported.ts";

let owner: SignedIn;
let stranger: SignedIn;
let collectionId: string;
let itemIds: readonly string[];

const card = { printingId: "pokemon:en:base1-4", variant: "holo.unlimited" };
const copies = [
  { ...card, condition: "near_mint", quantity: 2, notes: '=HYPERLINK("http://x")', tags: ["a;b"] },
  { ...card, grade: { company: "psa", grade: "9.5", certificate: "47216532" }, quantity: 1 },
  {
    ...card,
    ...{ condition: "damaged", quantity: 3, isSigned: true, location: "Binder 3" },
    paid: { amount: 41_250, currency: "EUR", day: "2021-05-01" },
  },
];

beforeAll(async () => {
  const adminToken = await admin();
  await broughtIn(adminToken);
  await indexed(adminToken);
  [owner, stranger] = await Promise.all([somebody(), somebody()]);
  const { token } = owner;
  const body = { name: "Binder/of: Søren", kind: "binder", description: "From 1999." };
  collectionId = (await api("POST /v1/collections", { token, body })).body.id;
  const path = `POST /v1/collections/${collectionId}/items`;
  const added = await api(path, { token, body: { items: copies } });
  itemIds = added.body.items.map(({ id }: { id: string }) => id);
  await api("POST /v1/collections", { token, body: { name: "Empty", kind: "wishlist" } });
  await api(`PUT /v1/me/prices/${card.printingId}/${card.variant}/psa-9.5`, {
    ...{ token, body: { amount: 5_000_000, currency: "EUR" } },
    headers: { "if-match": "*" },
  });
});

/** The file of an export over the address that it is led to, as anybody with the address gets it. */
async function fetched(path: string) {
  const led = await api(`GET ${path}/file`, { token: owner.token });
  expect(led.status).toBe(302);
  const address = led.headers.get("location") ?? "";
  const file = await fetch(address);
  return { address, file, bytes: Buffer.from(await file.arrayBuffer()) };
}

async function exported(body: object) {
  const path = await askedExport(owner, body);
  const told = await endedExport(owner, path);
  expect([told.state, told.error]).toEqual(["done", undefined]);
  return { path, told, ...(await fetched(path)) };
}

describe("[EXP-1] the whole account as JSON", () => {
  test("has all of it, and is what the published schema describes", async () => {
    const { told, file, bytes } = await exported({ subject: { kind: "account" }, format: "json" });
    expect(file.headers.get("content-disposition")).toContain('attachment; filename="Cardlake');
    expect(file.headers.get("content-type")).toBe("application/json");
    expect(bytes.byteLength).toBe(told.file.bytes);
    expect(told.counts).toMatchObject({ collections: 2, items: 3, copies: 6, itemsSkipped: 0 });
    expect(told.leftOut).toEqual([]);
    const whole = OwnFile.parse(JSON.parse(bytes.toString()));
    expect(whole.counts).toEqual({ collections: 2, items: 3, copies: 6, prices: 1, sales: 0 });
    const binder = whole.collections.find(({ id }) => id === collectionId);
    expect(binder).toMatchObject({ name: "Binder/of: Søren", description: "From 1999." });
    expect(binder?.items.map(({ id }) => id)).toEqual([...itemIds].sort());
    expect(binder?.items[0]?.card).toMatchObject({ name: "Charizard", number: "4" });
    expect(whole.prices).toMatchObject([{ state: "psa-9.5", amount: 5_000_000 }]);
    const read = readOwnFormat(bytes.toString());
    expect(read.outcome === "read" && read.rows.flatMap(({ faults }) => faults)).toEqual([]);
    const schema = await api(`GET /schemas/${ownSchemaFile}`);
    expect(schema.headers.get("content-type")).toBe("application/schema+json");
    expect(schema.body).toMatchObject({ $id: "urn:cardlake:file:1.0.0" });
  });

  test("is the same the next time", async () => {
    const body = { subject: { kind: "collection", collectionId }, format: "json" };
    const [first, second] = [await exported(body), await exported(body)];
    const dated = /"exportedAt":"[^"]+"/;
    expect(first.bytes.toString().replace(dated, "")).toBe(
      second.bytes.toString().replace(dated, ""),
    );
  });

  test("says nothing of money where that was asked for", async () => {
    const { bytes } = await exported({
      ...{ subject: { kind: "account" }, format: "json", money: false },
    });
    expect(bytes.toString()).not.toMatch(/"paid"|"prices":\[/);
  });
});

test("[EXP-1] [IMP-1] what is exported and imported into an empty account is the same there", async () => {
  const { bytes } = await exported({ subject: { kind: "account" }, format: "json" });
  const { token } = stranger;
  const body = { text: bytes.toString(), into: { eachList: true } };
  const begun = await api("POST /v1/imports", { token, body });
  expect(begun.status).toBe(201);
  const path = `/v1/imports/${begun.body.id}`;
  const until = (...states: string[]) =>
    eventually(async () => {
      const { body: now } = await api(`GET ${path}`, { token });
      return states.includes(now.state) ? now : undefined;
    }, states.join(" or "));
  expect(await until("previewed", "failed")).toMatchObject({ state: "previewed" });
  await api(`POST ${path}/confirm`, { token });
  expect(await until("done", "failed")).toMatchObject({ state: "done" });
  const { body: heads } = await api("GET /v1/collections", { token });
  const named = new Map<string, { readonly id: string }>(
    heads.items.map((one: { name: string; id: string }) => [one.name, one]),
  );
  expect(named.get("Empty")).toMatchObject({ kind: "wishlist" });
  const theirs = named.get("Binder/of: Søren");
  expect(theirs).toMatchObject({ kind: "binder", description: "From 1999." });
  const { body: lots } = await api(`GET /v1/collections/${theirs?.id}/items`, { token });
  expect(lots.items).toHaveLength(copies.length);
  expect(lots.items).toEqual(
    expect.arrayContaining(copies.map((one) => expect.objectContaining(one))),
  );
});

describe("[EXP-2] a collection", () => {
  test.each(exportFormats)("is written as %s, and what is not in it is told", async (format) => {
    const subject = { kind: "collection", collectionId };
    const { told, bytes } = await exported({ subject, format });
    const { items, copies: count, itemsSkipped, copiesSkipped } = told.counts;
    expect([items + itemsSkipped, count + copiesSkipped]).toEqual([3, 6]);
    expect(told.file.name).toMatch(/^Binder of Søren .*2\d{3}-\d\d-\d\d\.(json|csv|parquet|txt)$/);
    expect(bytes.byteLength).toBe(told.file.bytes);
    if (format.endsWith("parquet")) expect(bytes.subarray(0, 4).toString()).toBe("PAR1");
    // No cell of a table begins as a formula does.
    if (told.file.name.endsWith(".csv")) expect(bytes.toString()).not.toMatch(/(^|[,;\n])"?=/);
    if (format !== "json" && format !== "csv") expect(told.leftOut.length).toBeGreaterThan(0);
  });

  test("can be exported in part: what is chosen, what a search finds", async () => {
    const some = { kind: "items", collectionId, itemIds: itemIds.slice(0, 1) };
    const chosen = await exported({ subject: some, format: "json" });
    expect(chosen.told.counts).toMatchObject({ items: 1, copies: 2 });
    const found = await exported({
      ...{ subject: { kind: "search", q: "condition:damaged" }, format: "json" },
    });
    expect(found.told.counts).toMatchObject({ collections: 1, items: 1, copies: 3 });
    const nothing = await exported({
      ...{ subject: { kind: "search", q: "condition:good" }, format: "csv" },
    });
    expect(nothing.told.counts).toMatchObject({ items: 0, copies: 0 });
  });

  test("[COL-4] and what it lacks of a set, as a want list", async () => {
    const subject = { kind: "missing", set: "pokemon:en:base1", collectionId };
    const { told, bytes } = await exported({ subject, format: "want_list" });
    const lines = bytes.toString().trimEnd().split("\n");
    expect(told.counts.items).toBe(lines.length);
    expect(lines.some((line) => line.includes("Charizard"))).toBe(false);
    expect(lines.length).toBeGreaterThan(0);
  });
});

describe("an export", () => {
  test("is nobody else's", async () => {
    const path = await askedExport(owner);
    await endedExport(owner, path);
    const { token } = stranger;
    for (const request of [`GET ${path}`, `GET ${path}/file`, `DELETE ${path}`]) {
      expect(await api(request, { token })).toMatchObject({
        ...{ status: 404, body: { code: "transfer.no_such_export" } },
      });
    }
    const body = { subject: { kind: "collection", collectionId }, format: "json" };
    expect(await api("POST /v1/exports", { token, body })).toMatchObject({
      ...{ status: 404, body: { code: "collections.no_such_collection" } },
    });
    expect((await api("GET /v1/exports", { token })).body.items).toEqual([]);
    expect((await api(`GET ${path}`, { token: owner.token })).status).toBe(200);
  });

  test("can be fetched at no other address than the one that is signed, and at none once it is deleted", async () => {
    const { path, address } = await exported({ subject: { kind: "account" }, format: "csv" });
    const url = new URL(address);
    expect(url.searchParams.get("X-Amz-Expires")).toBe("900");
    const unsigned = await fetch(`${url.origin}${url.pathname}`);
    expect(unsigned.status).toBe(403);
    url.searchParams.set("X-Amz-Expires", "9000");
    expect((await fetch(url)).status).toBe(403);
    const { token } = owner;
    const seen = await api(`GET ${path}`, { token });
    const etag = seen.headers.get("etag") ?? "";
    const again = await api(`GET ${path}`, { token, headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
    expect((await api(`DELETE ${path}`, { token })).status).toBe(204);
    expect((await api(`GET ${path}`, { token })).status).toBe(404);
    expect((await fetch(address)).status).toBe(404);
  });

  test("of a query that cannot be read fails with the reason", async () => {
    const path = await askedExport(owner, { subject: { kind: "search", q: "hp>" }, format: "csv" });
    const { state, error } = await endedExport(owner, path);
    expect(state).toBe("failed");
    expect(error).toContain("The query cannot be read");
    expect(await api(`GET ${path}/file`, { token: owner.token })).toMatchObject({
      ...{ status: 409, body: { code: "transfer.export_not_finished" } },
    });
  });
});
