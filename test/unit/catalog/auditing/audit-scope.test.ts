import { expect, test } from "vitest";
import {
  type AuditScope,
  isUngrounded,
  ungroundedLists,
} from "#functions/catalog/auditing/audit-scope.ts";
import { listName } from "#functions/catalog/silver/record-list.ts";
import { fragmentKey } from "#schemas/storage/catalog-items.ts";
import { aProvenance } from "#test/support/catalog.ts";

const all: AuditScope = {
  ...{ source: "tcgdex", isWhole: true, before: "2026-03-01T00:00:00.000Z" },
  hasGround: () => false,
  isDoubted: () => false,
};
const provenance = aProvenance();
const fragment = (pk: string) => ({
  ...fragmentKey(pk, "tcgdex", "1"),
  ...{ sourceId: "1", value: {}, contentHash: "0".repeat(64), provenance },
  observedAt: provenance.observedAt,
});
const list = (pk: string, sk: string) => ({
  ...{ pk, sk, contentHash: "0".repeat(64) },
  lists: { tcgdex: { ids: [], provenance } },
});

test("[LAKE-6] of some languages, nothing is without a ground that any language may speak of", () => {
  const [german, species] = [
    fragment("SET#pokemon:de:base1"),
    fragment("SPECIESFRAGMENTS#pokemon"),
  ];
  expect([german, species].map((one) => isUngrounded(one, all))).toEqual([true, true]);
  const ofGerman = { ...all, languages: ["de"] };
  expect([german, species].map((one) => isUngrounded(one, ofGerman))).toEqual([true, false]);
  const lists = [list("SET#pokemon:de:base1", "MEMBERS"), list("GAME#pokemon", "LISTED#de")];
  expect(lists.map((one) => ungroundedLists(one, ofGerman))).toEqual([["tcgdex"], ["tcgdex"]]);
});

test("[LAKE-6] each of several lists of a source has a ground of its own, and others' lists are others'", () => {
  const key = { pk: "SET#pokemon:en:base1", sk: "MEMBERS", contentHash: "0".repeat(64) };
  const said = { ids: [], provenance };
  const item = { ...key, lists: { tcgdex: said, "tcgdex/2": said, "tcgdex-data": said } };
  const hasGround = (name: string) => name === listName(key, "tcgdex/2");
  expect(ungroundedLists(item, { ...all, hasGround })).toEqual(["tcgdex"]);
  expect(ungroundedLists(item, all)).toEqual(["tcgdex", "tcgdex/2"]);
});
