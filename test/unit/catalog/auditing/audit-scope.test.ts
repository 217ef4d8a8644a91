import { expect, test } from "vitest";
import {
  type AuditScope,
  isUngrounded,
  ungroundedLists,
} from "#functions/catalog/auditing/audit-scope.ts";
import { listName } from "#functions/catalog/silver/record-list.ts";
import { fragmentKey } from "#schemas/storage/catalog-items.ts";
import { aProvenance } from "#test/support/catalogue/catalog.ts";

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

test("[LAKE-6] a list that was seen or doubted after all answers were gone through is left alone", () => {
  const at = (observedAt: string) => ({ ...provenance, observedAt });
  const [before, then] = ["2026-02-28T00:00:00.000Z", all.before];
  const lists = (own: object) => ({
    ...list("SET#pokemon:en:base1", "MEMBERS"),
    lists: { tcgdex: { ids: [], provenance: at(before), ...own } },
  });
  const doubtedAt = (moment: string) => ({ doubted: { ids: [], provenance: at(moment) } });
  expect(ungroundedLists(lists({}), all)).toEqual(["tcgdex"]);
  expect(ungroundedLists(lists({ provenance: at(then) }), all)).toEqual([]);
  expect(ungroundedLists(lists(doubtedAt(before)), all)).toEqual(["tcgdex"]);
  expect(ungroundedLists(lists(doubtedAt(then)), all)).toEqual([]);
});

test("[LAKE-6] what another source says has its ground elsewhere", () => {
  const foreign = {
    ...fragment("SET#pokemon:en:base1"),
    ...{ provenance: aProvenance({ source: "attic" }) },
  };
  expect(isUngrounded(foreign, all)).toBe(false);
});
