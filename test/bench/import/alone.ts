/** What an import takes without any cloud, in a process of its own, as figures in JSON: `node alone.ts <folder of files>`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { readFile } from "#functions/transfer/files/index.ts";
import { beginImport } from "#functions/transfer/imports/begin-import.ts";
import { confirmImport } from "#functions/transfer/imports/confirm-import.ts";
import { previewImport } from "#functions/transfer/imports/read-again.ts";
import { anyFile } from "#functions/transfer/imports/reading/any-file.ts";
import { readList } from "#functions/transfer/lists/index.ts";
import { ownRows } from "#functions/transfer/own-format/own-rows.ts";
import { rowMatching } from "#functions/transfer/runtime.matching.ts";
import type { ImportOptions } from "#schemas/transfer/import-options.ts";
import { memoryCatalogStore } from "#test/fakes/memory-catalog-store.ts";
import { memoryCopiesWriter } from "#test/fakes/memory-copies-writer.ts";
import { importWorld } from "#test/support/transfer/import-world.ts";
import { keptCatalogue } from "../match/kept-catalogue.ts";
import { packedFiles } from "./packed-files.ts";

const [folder = ""] = process.argv.slice(2);
const catalogue = (await keptCatalogue()) ?? [];
const matching = rowMatching({
  searchIn({ name }) {
    const own = catalogue.find(({ definition }) => definition.name === name);
    return { table: async () => own?.table, idTable: async () => own?.ids };
  },
  store: memoryCatalogStore(),
});
const readAny = anyFile({ readFile, readLines: readList, readOwn: ownRows });
const options: ImportOptions = {
  ...{ into: { name: "From a file", kind: "binder" }, mode: "add", currency: "USD" },
};
const fileOf = (rows: number) => readFileSync(join(folder, `${rows}.csv`));

/** The parts of a preview by themselves; the first time counts, as it does for whoever waits for a new container. */
async function parts(bytes: Uint8Array) {
  const marks = [performance.now()];
  let records = 0;
  for (const _record of parse(Buffer.from(bytes), { columns: true })) records += 1;
  marks.push(performance.now());
  const asked = { fileName: "cards.csv", options, remembered: async () => undefined };
  const read = await readAny(bytes, asked);
  if ("refusal" in read) throw new Error(read.refusal.detail);
  const rows = read.rows.map(({ said }) => said);
  marks.push(performance.now());
  const match = await matching(rows);
  marks.push(performance.now());
  const matched = rows.filter((row) => match(row).verdict === "matched").length;
  marks.push(performance.now());
  const [floor = 0, reading = 0, table = 0, matches = 0] = marks
    .slice(1)
    .map((mark, at) => (mark - (marks[at] ?? 0)) / 1_000);
  return { ...{ records, floor, reading, table, matches }, matched };
}

/** An import as its worker does it, with its files in memory and collections that take copies at once. */
async function whole(rows: number) {
  const files = packedFiles();
  const writer = memoryCopiesWriter({ lotsOfPart: 90 });
  const own = { files, uploads: files, readFile: readAny, matching, writer };
  const world = importWorld(own);
  const { userId, ports } = world;
  const file = fileOf(rows);
  const given = { ...options, fileName: "cards.csv", bytes: file.byteLength };
  const { body } = await beginImport({ userId, given }, { ...ports, ...own });
  files.send(body.id, file);
  const name = { userId, importId: body.id };
  const startedMs = performance.now();
  await previewImport(name, ports);
  await world.work();
  const previewedMs = performance.now();
  await confirmImport(name, ports);
  await world.work();
  const doneMs = performance.now();
  const item = await world.imports.get(name);
  if (item?.state !== "done") throw new Error(`The import is ${item?.state}.`);
  return {
    preview: (previewedMs - startedMs) / 1_000,
    confirm: (doneMs - previewedMs) / 1_000,
    lots: writer.copies.size,
  };
}

const first = await parts(fileOf(10_000));
const again = await parts(fileOf(10_000));
const small = await whole(10_000);
const large = await whole(50_000);
const figures = {
  ...{ floor_10k_s: again.floor, read_10k_s: again.reading, match_10k_s: again.matches },
  ...{ first_read_10k_s: first.reading, first_match_10k_s: first.matches, table_s: first.table },
  ...{ matched_of_10k: first.matched, lots_of_50k: large.lots },
  ...{ alone_preview_10k_s: small.preview, alone_plan_10k_s: small.confirm },
  ...{ alone_preview_50k_s: large.preview, alone_plan_50k_s: large.confirm },
  peak_mb: process.resourceUsage().maxRSS / 1_024,
};
console.log(JSON.stringify(figures));
