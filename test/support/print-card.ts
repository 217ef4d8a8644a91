import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cardFace, cardSize } from "#bin/sample-upstream/pictures/draw-card.ts";
import { picturePress } from "#bin/sample-upstream/pictures/picture-press.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/** The hash of a picture whose texts need several fonts. */
export async function printedCard(): Promise<string> {
  const set = { id: "neo1", name: "金、銀、新世界へ…" };
  const card = { id: "neo1-25", localId: "25", name: "ピカチュウ δ★ é", set, category: "Pokemon" };
  const press = picturePress(join(tmpdir(), `cardlake-print-${randomUUID()}`));
  return sha256(await press.bytes({ drawing: cardFace(card), ...cardSize, format: "png" }));
}

if (import.meta.main) process.stdout.write(await printedCard());
