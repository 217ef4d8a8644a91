/**
 * `npm run one-piece-prints -- <cards> <packs>` finds in a whole catalogue of punk-records which prints
 * lie in another product than the one that their codes name, and writes them to the table by which the
 * other sources of One Piece find their printings.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readPrints } from "#functions/sources/providers/onepiece/written-prints.ts";
import { printsElsewhere } from "./one-piece-prints/prints-elsewhere.ts";
import { onePieceData } from "./sample-upstream/one-piece/one-piece-data.ts";

const [cards, packs] = process.argv.slice(2);
if (!cards || !packs) {
  console.error("Name two files: the cards of a whole English catalogue, and its packs.");
  process.exit(2);
}
const edition = onePieceData({ cards, packs }).get("english");
if (!edition) throw new Error("The catalogue has no English edition.");
const table = printsElsewhere(edition);
const file = join(import.meta.dirname, "../functions/sources/providers/onepiece/prints.json");
writeFileSync(file, `${JSON.stringify(table, null, 2)}\n`);
const elsewhere = Object.values(table.elsewhere)
  .flatMap((bySeries) => Object.values(bySeries))
  .flatMap(readPrints).length;
console.log(`${table.sets.length} sets; ${elsewhere} prints lie elsewhere than their codes say.`);
