import { expect, test } from "vitest";
import { setId } from "#schemas/catalog/printing-id.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { at } from "#test/support/catalogue/base-set.ts";
import { aSet } from "#test/support/catalogue/catalog.ts";
import { recordAll } from "#test/support/catalogue/silver.ts";

test("which language has sets is written down when a set is, and once a language", async () => {
  const store = memoryCatalogStore();
  const added: string[] = [];
  const deps = {
    store: { ...store, addLanguage: async (...of: string[]) => void added.push(of.join(" ")) },
  };
  const set = (name: string, language = "en") => {
    const id = setId("pokemon", language, name);
    return { sourceId: name, value: aSet({ id, language }), provenance: at(1) };
  };
  const all = [set("a"), set("b"), set("a", "de")];
  await recordAll("set", all, deps);
  expect(added).toEqual(["pokemon en", "pokemon de"]);
  await recordAll("set", all, deps);
  expect(added).toHaveLength(2);
});
