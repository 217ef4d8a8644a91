import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decodeIdTable } from "#functions/catalog/identifying/id-table.ts";
import { CardIndex } from "#functions/catalog/indexing/card-index.ts";
import { decodeIndex } from "#functions/catalog/indexing/index-file.ts";
import { tablesOfIndexes } from "#functions/catalog/indexing/table-of-index.ts";
import { games } from "#schemas/games/index.ts";
import { referenceFile } from "#test/support/running/reference-data.ts";
import { wholeCatalogue } from "#test/support/transfer/whole-catalogue.ts";

const folder = join(import.meta.dirname, "../../../.local/bench/match-catalogue");

/** Both games' whole catalogues as functions have them in memory; read once from the files of their sources, which takes a minute. */
export async function keptCatalogue() {
  if (!referenceFile("tcgdex-cards-en.ndjson.gz")) return undefined;
  if (!existsSync(folder) && !(await keep())) return undefined;
  return games.all.map((definition) => {
    const [content, ids] = ["index", "ids"].map((kind) =>
      readFileSync(join(folder, `${definition.name}.${kind}`)),
    );
    const versions: Readonly<Record<string, string>> = JSON.parse(
      readFileSync(join(folder, "versions.json"), "utf8"),
    );
    const file = decodeIndex(content ?? new Uint8Array(), versions[definition.name] ?? "");
    const table = decodeIdTable(
      definition.name,
      ids ?? new Uint8Array(),
      versions[`${definition.name} ids`] ?? "",
    );
    const index = new CardIndex(file, definition, table);
    return { definition, table: tablesOfIndexes(async () => undefined)(index), ids: table };
  });
}

async function keep(): Promise<boolean> {
  const built = await wholeCatalogue();
  if (!built) return false;
  const versions: Record<string, string> = {};
  mkdirSync(folder, { recursive: true });
  for (const game of games.names) {
    const pointer = await built.pointers.current(game);
    if (!pointer?.ids) throw new Error(`${game} was not indexed.`);
    writeFileSync(join(folder, `${game}.index`), await built.files.load(pointer.key));
    writeFileSync(join(folder, `${game}.ids`), await built.files.load(pointer.ids.key));
    versions[game] = pointer.version;
    versions[`${game} ids`] = pointer.ids.version;
  }
  writeFileSync(join(folder, "versions.json"), JSON.stringify(versions));
  return true;
}
