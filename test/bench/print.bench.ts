import { execFile } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, existsSync, mkdtempSync, rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import sharp from "sharp";
import * as z from "zod";
import { sharpPaperImaging } from "#functions/images/drawing/sharp-paper-imaging.ts";
import { type DrawPrintPorts, drawPrint } from "#functions/images/prints/draw-print.ts";
import type { PrintCells } from "#functions/images/prints/print-cells.ts";
import { nativeMemoryEnv } from "#schemas/images/native-memory.ts";
import { PrintOptions } from "#schemas/images/print.ts";
import type { PlannedCard } from "#schemas/images/render.ts";
import type { ImageRecord } from "#schemas/storage/image-items.ts";
import { PrintingId, Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { partsOf } from "#shared/kernel/parts-of.ts";
import { memoryPrintRecords } from "#test/fakes/memory-prints.ts";
import { cardPicture } from "#test/support/pictures/card-pictures.ts";
import { watchFamily } from "./process-family.ts";
import type { Figures } from "./run.ts";

const thisFile = fileURLToPath(import.meta.url);
const kinds = 20;
const perSheet = 9;
/** Sheets of nine cards, each card another. */
const sizes = [10, 100, 600];

/**
 * [IMG-4] Prints of different cards, from the pictures as they came to the file, and of cards that were printed before:
 * seconds, processor time, size, and how much more memory it took than nothing.
 */
export async function run(): Promise<Figures> {
  // A process of its own, started as the worker is: memory settings count from the start.
  const env = { ...process.env, ...nativeMemoryEnv };
  const { stdout } = await promisify(execFile)(process.execPath, [thisFile], { env });
  return z.record(z.string(), z.number()).parse(JSON.parse(stdout));
}

async function measured(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), "cardlake-print-"));
  try {
    const pictures = await Promise.all(
      Array.from({ length: kinds }, async (_none, seed) => {
        const path = join(folder, `${seed}.webp`);
        await sharp(await cardPicture(seed))
          .webp({ quality: 92 })
          .toFile(path);
        return path;
      }),
    );
    const figures: Record<string, number> = {};
    for (const sheets of sizes) Object.assign(figures, await measure(sheets, folder, pictures));
    return figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(
  sheets: number,
  folder: string,
  pictures: readonly string[],
): Promise<Figures> {
  const count = sheets * perSheet;
  const cards = Array.from(
    { length: count },
    (_none, at): PlannedCard => ({
      printingId: PrintingId.parse(`pokemon:en:s${sheets}-${at}`),
      ...{ name: `Card ${at}`, setName: "Set", number: String(at), language: "en", quantity: 1 },
      isKnown: true,
    }),
  );
  const hashOf = (at: number) => Sha256.parse(sha256(`${sheets} ${at}`));
  const kindOf = new Map(cards.map((_card, at) => [hashOf(at), pictures[at % kinds] ?? ""]));
  const records = new Map(
    cards.map(({ printingId }, at): [PrintingId, ImageRecord] => [
      printingId,
      {
        ...{ printingId, status: "present", sha256: hashOf(at), version: 1 },
        ...{ sourceUrl: "https://pictures.test/1", checkedAt: "2026-02-01T06:00:00.000Z" },
      },
    ]),
  );
  const ports: Omit<DrawPrintPorts, "prints"> = {
    archive: { original: (picture) => readFile(kindOf.get(picture) ?? "") },
    cells: cellsIn(folder),
    paper: sharpPaperImaging(),
    tools: { sheetDrawer: noBrowser },
    files: filesIn(folder),
    clock: () => new Date(),
  };
  const draw = async () => {
    const before = watchFamily();
    const startedMs = performance.now();
    const result = await drawPrint(
      {
        ...{ plan: { cards, print: PrintOptions.parse({}) }, records, damaged: new Set(), made: 0 },
        time: { leftMs: () => 600_000 },
        turn: { look: async () => false, isOver: () => false, pauseSeconds: () => 0 },
        write: { share: async () => {}, reached: () => {}, cards: async () => {} },
      },
      { ...ports, prints: memoryPrintRecords() },
    );
    const seconds = (performance.now() - startedMs) / 1000;
    const { peakMb, cpuSeconds } = before.end();
    if (result.outcome !== "drawn") throw new Error("The print was not finished.");
    return { seconds, peakMb, cpuSeconds, bytes: result.stored.bytes };
  };
  const restMb = watchFamily().end().peakMb;
  const whole = await draw();
  const again = await draw();
  return {
    [`${sheets}_s`]: whole.seconds,
    [`${sheets}_cpu_s`]: whole.cpuSeconds,
    [`${sheets}_again_s`]: again.seconds,
    [`${sheets}_mb`]: whole.bytes / 1e6,
    [`${sheets}_more_mb`]: Math.max(whole.peakMb, again.peakMb) - restMb,
    [`${sheets}_peak_mb`]: Math.max(whole.peakMb, again.peakMb),
  };
}

const noBrowser = {
  draw: () => Promise.reject(new Error("There is no placeholder in this bench.")),
  prepare: () => undefined,
  close: async () => undefined,
};

function cellsIn(folder: string): PrintCells {
  const path = (face: string) => join(folder, `${face}.jpg`);
  return {
    has: async (face) => existsSync(path(face)),
    get: async (face) => (existsSync(path(face)) ? readFile(path(face)) : undefined),
    keep: (face, jpeg) => writeFile(path(face), jpeg),
  };
}

/** As they are sent to S3, in parts of 8 MB, and into a file that is thrown away. */
const filesIn = (folder: string): DrawPrintPorts["files"] => ({
  async keep(_key, bytes) {
    const file = createWriteStream(join(folder, "print.pdf"));
    let total = 0;
    for await (const part of partsOf(bytes, 8 * 1024 * 1024)) {
      total += part.byteLength;
      if (!file.write(part)) await once(file, "drain");
    }
    file.end();
    await finished(file);
    return total;
  },
});

if (process.argv[1] === thisFile) console.log(JSON.stringify(await measured()));
