import { gunzipSync } from "node:zlib";
import { buildAndExport } from "#functions/catalog/exporting/build-and-export.ts";
import type { Card } from "#schemas/catalog/card.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { DumpManifest } from "#schemas/lake/catalogue-files.ts";
import { memoryCatalogueFiles } from "#test/fakes/memory-catalogue-files.ts";
import { memoryIndexFiles } from "#test/fakes/memory-index-files.ts";
import { memoryIndexPointers } from "#test/fakes/memory-index-pointers.ts";
import { aCard, aProvenance, aSet, storeWith } from "./catalog.ts";
import { recordCards, recordSet } from "./silver.ts";

const german = setId("pokemon", "de", "base1");
export const dayMs = 86_400_000;

/** A catalogue of an English and a German card, and where it is published. */
export async function published(cards: readonly Card[] = [aCard()]) {
  let nowMs = Date.parse("2026-02-02T06:00:00Z");
  const clock = () => new Date(nowMs);
  const [lake, dumps] = [memoryCatalogueFiles(clock), memoryCatalogueFiles(clock)];
  const store = await storeWith(cards);
  const glurak = aCard({ setId: german, language: "de", name: "Glurak" });
  const provenance = aProvenance();
  const set = aSet({ id: german, language: "de", name: "Grundset" });
  await recordSet({ set, members: [glurak.id], provenance }, { store });
  await recordCards([{ card: glurak, provenance }], { store });
  const indexes = { files: memoryIndexFiles(), pointers: memoryIndexPointers() };
  const deps = { store, ...indexes, clock, exports: { lake, dumps } };
  const later = (ms: number) => (nowMs += ms);
  const say = (card: Card, minute: string) =>
    recordCards(
      [{ card, provenance: aProvenance({ observedAt: `2026-02-02T06:${minute}:00.000Z` }) }],
      { store },
    );
  const manifest = async () =>
    DumpManifest.parse(JSON.parse(await dumps.read("dumps/pokemon/manifest.json")));
  return {
    deps,
    store,
    lake,
    dumps,
    later,
    say,
    manifest,
    build: () => buildAndExport("pokemon", deps),
  };
}

/** The rows of a gzipped file of lines. */
export const linesOf = (content: Uint8Array | undefined) =>
  gunzipSync(content ?? new Uint8Array())
    .toString()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
