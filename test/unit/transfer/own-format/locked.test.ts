import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { readOwnFormat } from "#functions/transfer/own-format/read-own-format.ts";
import { Collection } from "#schemas/collections/collection.ts";
import { CollectionItem } from "#schemas/collections/item.ts";
import { OwnPrice } from "#schemas/collections/own-price.ts";
import { Sale } from "#schemas/collections/sale.ts";
import { publishedSchemas } from "#schemas/published-schemas.ts";
import {
  OwnCollection,
  OwnFormatPrice,
  OwnFormatSale,
  OwnItem,
} from "#schemas/transfer/own-format.ts";
import { sha256 } from "#shared/kernel/hash.ts";

const root = join(import.meta.dirname, "../../../..");
const published = (name: string) => readFileSync(join(root, "schemas/published", name), "utf8");
const archive = join(root, "test/data/own-format/1.0.0");
const archived = readdirSync(archive).map((name) => ({
  name,
  text: readFileSync(join(archive, name), "utf8"),
}));

/** What was published stays so byte for byte: nobody may change this list, only add to it. */
const locked = {
  "cardlake-1.0.0.schema.json": "6dd81edc3251200492d55f9de39ac85dd9e34c3f4025282fbecf0e71b13533da",
};

test("[EXP-1] what was published once is published byte for byte", () => {
  const hashes = readdirSync(join(root, "schemas/published")).map((name) => [
    name,
    sha256(published(name)),
  ]);
  expect(Object.fromEntries(hashes)).toEqual(locked);
});

test("[EXP-1] the schemas of today describe what was published", () => {
  expect(publishedSchemas().size).toBe(1);
  for (const [name, text] of publishedSchemas()) expect(text).toBe(published(name));
});

describe("[EXP-1] files of 1.0.0 that were written once", () => {
  const validate = new Ajv2020({ strict: false }).compile(
    JSON.parse(published("cardlake-1.0.0.schema.json")),
  );

  test("there are some", () => expect(archived.length).toBeGreaterThanOrEqual(3));

  test.each(archived)("$name is as the schema says", ({ text }) => {
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
  });

  test.each(archived)("$name is read whole, without a fault", ({ text }) => {
    const read = readOwnFormat(text);
    if (read.outcome !== "read") throw new Error(read.detail);
    const { counts, collections } = Told.parse(JSON.parse(text));
    expect(read.rows.flatMap(({ faults }) => faults)).toEqual([]);
    expect(read.notes).toEqual([]);
    expect(read.lists).toHaveLength(collections.length);
    const copies = read.rows.reduce((sum, { quantity }) => sum + quantity, 0);
    expect({ items: read.rows.length, copies }).toEqual(
      counts ?? { items: read.rows.length, copies },
    );
  });
});

const Told = z.object({
  collections: z.array(z.unknown()),
  counts: z.object({ items: z.int(), copies: z.int() }).optional(),
});

describe("whoever gives things a new field gives the format an optional one", () => {
  test.each([
    { what: "item", ours: CollectionItem, format: OwnItem, not: ["version"] },
    { what: "collection", ours: Collection, format: OwnCollection, not: ["version"] },
    { what: "sale", ours: Sale, format: OwnFormatSale, not: ["none"] },
    {
      ...{ what: "price", ours: OwnPrice, format: OwnFormatPrice },
      not: ["version", "source", "createdAt", "updatedAt"],
    },
  ])("all that is said of an $what is in files", ({ ours, format, not }) => {
    const fields = Object.keys(ours.shape).filter((name) => !not.some((one) => one === name));
    expect(Object.keys(format.shape)).toEqual(expect.arrayContaining(fields));
  });
});
