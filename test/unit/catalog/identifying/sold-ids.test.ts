import { expect, test } from "vitest";
import { decodeIdTable } from "#functions/catalog/identifying/id-table.ts";
import { buildIndex } from "#functions/catalog/index.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { Product } from "#schemas/catalog/product.ts";
import type { Language } from "#schemas/values.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";
import { aProvenance, aSet } from "#test/support/catalogue/catalog.ts";
import { called } from "#test/support/catalogue/id-tables.ts";
import { recordAll, recordCards, recordSet } from "#test/support/catalogue/silver.ts";

const provenance = aProvenance();
const game = "onepiece";
const attributes = { cardCode: "OP02-013" };

/** Products of a group, and the prints of its set in two languages; one print is listed no more. */
async function builtTable(products: readonly object[]) {
  const store = memoryCatalogStore();
  for (const language of ["en", "ja"] satisfies Language[]) {
    const id = setId(game, language, "op-02");
    const cards = ["013", "013_p1", "014"].map((number) =>
      called(`${id}-${number}`, {
        name: "Ace",
        attributes,
        crosswalk: { x: `${language}${number}` },
      }),
    );
    const members = cards.slice(0, 2).map((card) => card.id);
    const set = aSet({ id, game, language, crosswalk: { tcgplayer: "1" } });
    await recordSet({ set, members, provenance }, { store });
    await recordCards(
      cards.map((card) => ({ card, provenance })),
      { store },
    );
  }
  const values = products.map((one) =>
    Product.parse({
      ...{ shop: "tcgplayer", game, language: "en", groupId: "1", name: "Ace (013)" },
      ...{ kind: "single", number: "OP02-013", findings: [], ...one },
    }),
  );
  const told = values.map((value) => ({ sourceId: value.id, value, provenance }));
  await recordAll("product", told, { store });
  const [files, pointers] = [memoryIndexFiles(), memoryIndexPointers()];
  await buildIndex(game, { store, files, pointers, clock: () => new Date("2026-02-02T06:00:00Z") });
  const { ids } = (await pointers.current(game)) ?? {};
  return decodeIdTable(game, await files.load(ids?.key ?? ""), ids?.version ?? "");
}

test("[CAT-1] a product that fits one print of a set is an id of that print, in its language", async () => {
  const table = await builtTable([{ id: "7" }, { id: "8", edition: "Parallel" }]);
  expect(table.named("tcgplayer:7")).toEqual(["onepiece:en:op-02-013"]);
  expect(table.named("tcgplayer:8")).toEqual(["onepiece:en:op-02-013_5fp1"]);
});

test("[CAT-3] a product that is sealed, or that fits none or several, is no id of a card", async () => {
  const table = await builtTable([
    { id: "7", kind: "sealed" },
    { id: "8", number: "OP02-099" },
    { id: "9", edition: "Parallel" },
    { id: "10", edition: "Manga" },
  ]);
  for (const id of ["7", "8", "9", "10"]) expect(table.named(`tcgplayer:${id}`), id).toEqual([]);
});
