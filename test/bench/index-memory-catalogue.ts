/** Lays out so many copies of the English catalogue: a file a set, as the table has a partition. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CardSet } from "#schemas/catalog/set.ts";
import { englishCatalogue, inCopy } from "#test/support/catalogue/english-catalogue.ts";

const [folder = ".", copies = "1"] = process.argv.slice(2);
const entries = englishCatalogue() ?? [];
const sets: CardSet[] = [];
for (let copy = 0; copy < Number(copies); copy += 1) {
  for (const own of Map.groupBy(entries, ({ card }) => card.setId).values()) {
    const cards = own.map((one) => inCopy(one, copy));
    const [first] = cards;
    if (!first?.set) continue;
    const file = join(folder, `${sets.length}.json`);
    sets.push(first.set);
    writeFileSync(file, JSON.stringify(cards.map(({ card }) => card)));
  }
}
writeFileSync(join(folder, "sets.json"), JSON.stringify(sets));
