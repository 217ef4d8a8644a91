import type { ReadingName } from "#schemas/storage/import-files.ts";
import type { ImportItem } from "#schemas/storage/import-items.ts";
import type { ImportRefusal } from "#schemas/transfer/import.ts";
import { previewMinutes } from "#schemas/transfer/import-options.ts";
import type { LotOfPlan } from "#schemas/transfer/import-plan.ts";
import type { ImportPreview } from "#schemas/transfer/import-preview.ts";
import { rowsOfPage } from "#schemas/transfer/import-row.ts";
import { Sha256, Ulid } from "#schemas/values.ts";
import { chunksOf } from "#shared/kernel/chunks.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { plannedRows } from "../confirming/plan-import.ts";
import type { ImportWork } from "../import-files.ts";
import type { ImportName, ImportStore } from "../import-store.ts";
import type { Mappings } from "../mappings.ts";
import { countsOfPrices, planPrices } from "../prices/plan-prices.ts";
import type { PriceKeeping } from "../prices/price-keeping.ts";
import { asideOf } from "./aside-of.ts";
import { equalItems, equalsBy, equalsNotes, itemsNamedBy } from "./equal-items.ts";
import type { FileReading } from "./file-reading.ts";
import { type JudgeRowsPorts, judgedRows } from "./judged-rows.ts";
import { previewOf } from "./preview-of.ts";
import { rememberMapping } from "./remember-mapping.ts";
import { noteOnSameFile } from "./same-file.ts";
import { type HeldTarget, targetAfter } from "./targets-after.ts";
import { mostTargets, type Target, targetsOf } from "./targets-of.ts";

export interface ReadImportPorts extends JudgeRowsPorts {
  readonly imports: Pick<ImportStore, "previewed" | "unreadable" | "list">;
  readonly files: Pick<ImportWork, "file" | "keepRows" | "keepAside" | "keepPreview">;
  readonly mappings: Pick<Mappings, "find" | "save">;
  readonly readFile: FileReading;
  readonly prices: Pick<PriceKeeping, "of" | "variants">;
  /** A collection with all that it holds; undefined where there is none. */
  readonly held: (place: {
    readonly userId: string;
    readonly collectionId: Ulid;
  }) => Promise<HeldTarget | undefined>;
  /** What lots are worth at present. */
  readonly worth: (
    userId: string,
    what: { readonly lots: readonly LotOfPlan[]; readonly currency: string },
  ) => Promise<ImportPreview["value"]>;
  readonly clock: Clock;
}

/** Reads the file of an import and says what would become of each of its rows; another reading that has begun meanwhile counts instead. */
export async function readImport(
  name: ImportName,
  item: ImportItem,
  ports: ReadImportPorts,
): Promise<{ readonly outcome: string; readonly rows?: number }> {
  const { imports, clock } = ports;
  const reading = { importId: name.importId, reading: item.reading };
  const made = await previewed(name, { item, reading }, ports);
  const now = clock();
  if ("refusal" in made) {
    const at = now.toISOString();
    await imports.unreadable(name, { reading: item.reading, refusal: made.refusal, at });
    return { outcome: made.refusal.code };
  }
  const expiresAt = new Date(now.getTime() + previewMinutes * 60_000).toISOString();
  const outcome = await imports.previewed(name, {
    ...{ reading: item.reading, expiresAt, fileHash: made.fileHash },
  });
  return { outcome: outcome === "saved" ? "previewed" : "overtaken", rows: made.rows };
}

type Refused = { readonly refusal: ImportRefusal };

async function previewed(
  name: ImportName,
  { item, reading }: { readonly item: ImportItem; readonly reading: ReadingName },
  ports: ReadImportPorts,
): Promise<{ readonly rows: number; readonly fileHash: Sha256 } | Refused> {
  const { files, mappings } = ports;
  const { userId, importId } = name;
  const { options, fileName } = item;
  const bytes = await files.file(importId);
  if (!bytes) return refused("file_gone", "The file is not there any more; send it again.");
  const read = await ports.readFile(bytes, {
    ...{ fileName, options },
    remembered: (fingerprint) => mappings.find(userId, fingerprint),
  });
  if ("refusal" in read) return read;
  const { into } = options;
  const held =
    "collectionId" in into
      ? await ports.held({ userId, collectionId: into.collectionId })
      : undefined;
  if ("collectionId" in into && !held) {
    return refused(
      "no_such_collection",
      "The collection that copies were to go to is not there any more.",
    );
  }
  const targets = targetsOf(read, into, { fileName });
  if (targets.all.length > mostTargets) {
    return refused(
      "too_many_lists",
      `The file has ${targets.all.length} lists, and ${mostTargets} collections is the most that one import makes. Put all of it into one.`,
    );
  }
  const rows = await judgedRows(userId, read, { options, held, targets }, ports);
  const places = targets.all.map((_target, at) => placeholder(at));
  const equals = held && options.mode === "replace" ? equalItems(held, itemsNamedBy(rows)) : [];
  const { lots } = plannedRows(rows, {
    choiceOf: () => undefined,
    options,
    collectionOf: ({ target }) => places[target],
    equalsOf: equalsBy(equals),
  });
  const prices = await planPrices(userId, { prices: read.prices, mode: options.mode }, ports);
  const fileHash = Sha256.parse(sha256(bytes));
  const again = await noteOnSameFile(name, { fileHash, options }, ports);
  const preview = previewOf(read, {
    ...{ rows, options, copies: lots.reduce((sum, { quantity }) => sum + quantity, 0) },
    ...{ prices: prices && countsOfPrices(prices), notes: [...again, ...equalsNotes(equals)] },
    value: await ports.worth(userId, { lots, currency: options.currency }),
    targets: targetsAfter(targets.all, { lots, places }, held),
  });
  await Promise.all(
    chunksOf(rows, rowsOfPage).map((some, page) => files.keepRows(reading, page, some)),
  );
  // An empty file has rows as well: none.
  if (rows.length === 0) await files.keepRows(reading, 0, []);
  await files.keepAside(reading, asideOf(read, equals));
  await files.keepPreview(reading, preview);
  await rememberMapping(userId, read, { item, ports });
  return { rows: rows.length, fileHash };
}

const refused = (code: string, detail: string): Refused => ({ refusal: { code, detail } });

/** Stands for a collection that is not made yet. */
const placeholder = (at: number): Ulid => Ulid.parse(String(at).padStart(26, "0"));

const targetsAfter = (
  all: readonly Target[],
  { lots, places }: { readonly lots: readonly LotOfPlan[]; readonly places: readonly Ulid[] },
  held: HeldTarget | undefined,
) => {
  const byPlace = Map.groupBy(lots, ({ collectionId }) => collectionId);
  return all.map((target, at) =>
    targetAfter(target, byPlace.get(places[at] ?? placeholder(0)) ?? [], held),
  );
};
