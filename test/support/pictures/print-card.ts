import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cardFace, cardSize } from "#bin/sample-upstream/pictures/draw-card.ts";
import { picturePress } from "#bin/sample-upstream/pictures/picture-press.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/** The hash of a picture whose texts need several fonts. */
export async function printedCard(): Promise<string> {
  const set = { id: "neo1", name: "金、銀、新世界へ…" };
  const card = { id: "neo1-25", localId: "25", name: "ピカチュウ δ★ é", set, category: "Pokemon" };
  const folder = await mkdtemp(join(tmpdir(), "cardlake-print-"));
  const print = { drawing: cardFace(card), ...cardSize, format: "png" } as const;
  const bytes = await picturePress(folder).bytes(print);
  await rm(folder, { recursive: true });
  return sha256(bytes);
}

if (import.meta.main) process.stdout.write(await printedCard());
