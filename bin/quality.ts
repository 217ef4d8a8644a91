/**
 * `npm run quality` reads whole catalogues of both games through the providers, looks at what they come to as a
 * deployment does when it builds an index, and writes what it found to `docs/quality.md`.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { qualityFigures } from "./quality/quality-figures.ts";
import { qualityPage } from "./quality/quality-page.ts";
import { wholeData } from "./quality/whole-data.ts";

const data = wholeData();
if (data) {
  const figures = await qualityFigures(data);
  writeFileSync(join(import.meta.dirname, "../docs/quality.md"), qualityPage(figures));
  for (const { label, sets, cards, counts } of figures) {
    const findings = counts.reduce((sum, { count }) => sum + count, 0);
    console.log(`${label}: ${sets} sets, ${cards} cards, ${findings} findings.`);
  }
} else {
  console.log(
    "Nothing was written: the whole catalogues are not laid out; CARDLAKE_REFERENCE_DATA says in which folder.",
  );
}
