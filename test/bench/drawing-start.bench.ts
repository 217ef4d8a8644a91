import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chromiumLayer } from "#test/support/clouds/chromium-layer.ts";
import { bundledJob, startedJob } from "./bundled-job.ts";
import { cardFiles } from "./composite/card-files.ts";
import { median } from "./composite/measured.ts";
import type { Figures } from "./run.ts";

const local = join(import.meta.dirname, "../../.local/bench");
const rounds = 7;

/**
 * [IMG-11] From the start of a fresh process to its first picture, of nine cards from ready cells: milliseconds until its code is loaded, the
 * browser is launched, a page is open, the first cell is read, the text is drawn, and the picture is there; then how long the second takes. Medians, with the browser's
 * file unpacked before; `unpacking_ms` is what the first of all takes longer, on a disk that is empty.
 */
export async function run(): Promise<Figures> {
  const folder = join(local, "cards");
  await cardFiles(folder).make("medium", 9);
  const [job, layer] = [await bundledJob("drawing-start-job.ts"), chromiumLayer()];
  mkdirSync(local, { recursive: true });
  const TMPDIR = mkdtempSync(join(local, "start-"));
  try {
    const started = () => startedJob([job, folder, layer], { TMPDIR });
    const unpacked = await started();
    const turns: Figures[] = [];
    for (let round = 0; round < rounds; round += 1) turns.push(await started());
    const names = Object.keys(unpacked);
    const figures = Object.fromEntries(
      names.map((name) => [name, median(turns.map((turn) => turn[name] ?? 0))]),
    );
    const longer = (unpacked["launched_ms"] ?? 0) - (figures["launched_ms"] ?? 0);
    return { ...figures, unpacking_ms: longer };
  } finally {
    rmSync(TMPDIR, { recursive: true, force: true });
  }
}
