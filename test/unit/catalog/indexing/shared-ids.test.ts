import { expect, test } from "vitest";
import { buildAndExport } from "#functions/catalog/exporting/build-and-export.ts";
import { currentSearchIndex } from "#functions/catalog/indexing/current-search-index.ts";
import { growingClaims } from "#functions/catalog/merging/shared-ids.ts";
import { getCard } from "#functions/catalog/reading/get-card.ts";
import type { Card } from "#schemas/catalog/card.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";
import { aCard, aProvenance, aSet, easyReader } from "#test/support/catalogue/catalog.ts";
import { linesOf, published } from "#test/support/catalogue/published-catalogue.ts";
import { recordCards, recordSet } from "#test/support/catalogue/silver.ts";

const provenance = aProvenance();

/** A catalogue in which a card of the Base Set and one of each of these sets have one product id. */
async function claimedIn(...sets: readonly { readonly language: string; readonly set: string }[]) {
  const claiming = (change: Partial<Card> = {}) =>
    aCard({ crosswalk: { cardmarket: "7", tcgdex: "a" }, ...change });
  const catalogue = await published([claiming()]);
  const { deps, store } = catalogue;
  for (const { language, set } of sets) {
    const id = setId("pokemon", language, set);
    const crosswalk = { cardmarket: "7", tcgdex: `${set}-4` };
    const card = claiming({ setId: id, language, crosswalk });
    await recordSet({ set: aSet({ id, language }), members: [card.id], provenance }, { store });
    await recordCards([{ card, provenance }], { store });
  }
  await buildAndExport("pokemon", deps);
  return { ...catalogue, index: currentSearchIndex(pokemon, { ...deps, ...easyReader }) };
}

const conflict = {
  code: "crosswalk_conflict",
  detail: "cardmarket:7 is claimed by pokemon:en:ex4-4 too",
  about: "cardmarket:7",
};

test("[CAT-1] an id that cards of several sets claim is nobody's: in lists, by itself and in files", async () => {
  const { index, store, dumps } = await claimedIn({ language: "en", set: "ex4" });
  const { otherLanguages, sharedIds } = index;
  const whole = await getCard(aCard().id, { store, otherLanguages, sharedIds });
  expect(whole).toMatchObject({ crosswalk: { tcgdex: "a" }, findings: [conflict] });
  expect(whole.crosswalk).not.toHaveProperty("cardmarket");
  const listed = await index.setCards(aSet().id, { limit: 1 });
  expect(listed?.cards).toMatchObject([{ crosswalk: whole.crosswalk, findings: [conflict] }]);
  const lines = linesOf(dumps.kept.get("dumps/pokemon/latest/en/cards.ndjson.gz")?.content);
  expect(lines.map(({ crosswalk }) => crosswalk)).toEqual([{ tcgdex: "a" }, { tcgdex: "ex4-4" }]);
  expect(lines[0].findings).toEqual([conflict]);
});

test("other languages of a card have its ids too, and keep them", async () => {
  const { index } = await claimedIn({ language: "fr", set: "base1" });
  expect(await index.sharedIds(aCard().id)).toEqual(new Map());
  const listed = await index.setCards(aSet().id, { limit: 1 });
  expect(listed?.cards[0]?.crosswalk).toEqual({ cardmarket: "7", tcgdex: "a" });
});

test("a card that is no longer listed claims nothing", async () => {
  const { deps, store, later } = await claimedIn({ language: "en", set: "ex4" });
  const set = aSet({ id: setId("pokemon", "en", "ex4") });
  const observedAt = "2026-02-02T06:00:00.000Z";
  await recordSet({ set, members: [], provenance: aProvenance({ observedAt }) }, { store });
  later(60_000);
  await buildAndExport("pokemon", deps);
  const index = currentSearchIndex(pokemon, { ...deps, ...easyReader });
  const listed = await index.setCards(aSet().id, { limit: 1 });
  expect(listed?.cards[0]?.crosswalk).toEqual({ cardmarket: "7", tcgdex: "a" });
});

test("[CAT-1] what a set's cards have given up for each other is not a third one's", () => {
  const claims = growingClaims();
  const finding = { code: "crosswalk_conflict", detail: "", about: "cardmarket:7" };
  claims.add(aCard({ crosswalk: {}, findings: [finding] }));
  const third = aCard({ setId: setId("pokemon", "en", "ex4"), crosswalk: { cardmarket: "7" } });
  claims.add(third);
  const ids = [printingId(aSet().id, "4"), third.id];
  expect(claims.shared()).toEqual(new Map([["cardmarket:7", ids]]));
});
