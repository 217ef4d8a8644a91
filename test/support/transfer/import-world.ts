import { randomUUID } from "node:crypto";
import type { BeginPorts } from "#functions/transfer/imports/begin-import.ts";
import type { ChoosePorts } from "#functions/transfer/imports/choose-rows.ts";
import { collectionsPrices } from "#functions/transfer/imports/prices/collections-prices.ts";
import type { ReadImport } from "#functions/transfer/imports/reading/file-reading.ts";
import type { FindDuplicate } from "#functions/transfer/imports/reading/judged-row.ts";
import type { HeldTarget } from "#functions/transfer/imports/reading/targets-after.ts";
import { type RunImportPorts, runImport } from "#functions/transfer/imports/run-import.ts";
import type { ResolvePorts } from "#functions/transfer/shelf/resolve-shelf.ts";
import type { MappingItem } from "#schemas/storage/import-items.ts";
import type { Match } from "#schemas/transfer/row-verdict.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { type PrintingId, Ulid, VariantKey } from "#schemas/values.ts";
import { memoryCopiesWriter } from "#test/fakes/memory-copies-writer.ts";
import { memoryImportFiles } from "#test/fakes/memory-import-files.ts";
import { memoryImports } from "#test/fakes/memory-imports.ts";
import { memoryOwnPriceStore } from "#test/fakes/memory-own-price-store.ts";
import { memoryShelf } from "#test/fakes/memory-shelf.ts";
import { matchOf, saidRow } from "#test/support/transfer/some-rows.ts";

export const binder = Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J4");

/**
 * Imports with everything around them in memory. A file is JSON of rows, `[{"name":"Charizard"}]`; a row means the card whose number it has, and
 * one without is unresolved.
 */
export function importWorld(own: Partial<RunImportPorts> = {}) {
  let now = Date.parse("2026-02-01T06:10:00.000Z");
  const userId = randomUUID();
  const files = memoryImportFiles();
  const [imports, shelf, writer] = [memoryImports(), memoryShelf(), memoryCopiesWriter()];
  const ownPrices = memoryOwnPriceStore();
  const asked: { userId: string; importId: Ulid }[] = [];
  const mappings = new Map<string, MappingItem>();
  const made: string[] = [];
  const ports: RunImportPorts & BeginPorts & ChoosePorts & ResolvePorts = {
    ...{ imports, files, uploads: files, shelf, writer },
    queue: { send: async (name) => void asked.push(name) },
    targets: { isThere: async ({ collectionId }) => collectionId === binder },
    variants: { of: async (ids) => variantsOf(ids) },
    mappings: {
      find: async (_user, fingerprint) => mappings.get(fingerprint),
      save: async (_user, mapping) => void mappings.set(mapping.fingerprint, mapping),
    },
    readFile: async (bytes) => readJson(Buffer.from(bytes).toString()),
    matching: async () => matched,
    held: async ({ collectionId }) => (collectionId === binder ? emptyBinder : undefined),
    duplicatesIn: async (): Promise<FindDuplicate> => () => undefined,
    pictures: async () => new Set(),
    worth: async (_user, { lots, currency }) => ({
      ...{ amount: 100 * lots.length, currency, priced: lots.length, unpriced: 0 },
    }),
    prices: collectionsPrices({
      ownPrices,
      printings: { variantsOf: async (ids) => variantsOf(ids) },
      of: async (user) => (await ownPrices.list(user, { limit: 100_000 })).items,
      clock: () => new Date(now),
    }),
    async newCollection(_user, { name }, key) {
      if (!made.includes(key)) made.push(key);
      return Ulid.parse(
        `01${name
          .toUpperCase()
          .replace(/[^0-9A-HJKMNP-TV-Z]/g, "0")
          .padEnd(24, "0")
          .slice(0, 24)}`,
      );
    },
    clock: () => new Date(now),
    ...own,
  };
  return {
    ...{ userId, files, imports, shelf, writer, ownPrices, asked, mappings, made, ports },
    pass: (seconds: number) => {
      now += seconds * 1_000;
    },
    /** Does all that was asked for by messages. */
    async work(leftMs = 300_000) {
      for (let name = asked.shift(); name; name = asked.shift()) {
        await runImport(name, { leftMs }, ports);
      }
    },
  };
}

const variantsOf = (ids: readonly PrintingId[]) =>
  new Map(
    ids
      .filter((id) => id.includes("base1"))
      .map((id) => [id, [VariantKey.parse("normal"), VariantKey.parse("holofoil")]]),
  );

const emptyBinder: HeldTarget = { head: { id: binder, name: "Mine", kind: "binder" }, items: [] };

const matched = (said: SaidRow): Match =>
  said.number === undefined
    ? {
        ...{ verdict: "unresolved", reason: "no_such_card", candidates: [] },
        detail: `There is no card «${said.name}».`,
      }
    : matchOf(Number(said.number));

function readJson(text: string): ReadImport | { refusal: { code: string; detail: string } } {
  if (!text.startsWith("[")) return { refusal: { code: "not_a_table", detail: "It is no table." } };
  const rows: readonly Partial<SaidRow>[] = JSON.parse(text);
  return {
    report: { kind: "csv", header: ["Name"], fingerprint: "f".repeat(64), unread: [], notes: [] },
    format: { format: "generic", certainty: "generic", why: "It is a test.", others: [] },
    rows: rows.map((row, at) => ({ said: saidRow(at + 2, row) })),
  };
}
