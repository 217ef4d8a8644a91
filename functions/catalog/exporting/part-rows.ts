import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type GameDefinition, gamesOf } from "#schemas/games/index.ts";
import { dumpLayout } from "#schemas/lake/catalogue-files.ts";
import type { Language } from "#schemas/values.ts";
import { cardView } from "../reading/card-view.ts";
import { setView } from "../reading/set-view.ts";
import type { WholeSet } from "../reading/whole-set.ts";
import { growingLines } from "./growing-lines.ts";

/** What a language of a game comes to, as lines on the disk, before it is known to be news. */
export interface PartRows {
  readonly language: Language;
  /** Where its lines lie, and its files come to lie. */
  readonly folder: string;
  readonly contentHash: string;
  readonly cards: Lines & { readonly removed: number; readonly bySource: Record<string, number> };
  readonly sets: Lines;
}

interface Lines {
  readonly path: string;
  readonly rows: number;
}

/** Collects the rows of one language in a folder of its own, set by set. */
export async function growingPart(folder: string, language: Language, definition: GameDefinition) {
  await mkdir(folder);
  const paths = { cards: join(folder, "cards.ndjson.gz"), sets: join(folder, "sets.ndjson.gz") };
  const [cards, sets] = [growingLines(paths.cards), growingLines(paths.sets)];
  const games = gamesOf([definition]);
  const bySource: Record<string, number> = {};
  let removed = 0;
  return {
    language,
    async add({ item, listed, cards: own }: WholeSet): Promise<void> {
      await sets.add({ ...setView(item, listed), findings: item.value.findings });
      for (const card of own) {
        const row = cardView(card, games);
        if (!row) continue;
        await cards.add(row);
        if (card.status === "removed") removed += 1;
        for (const { source } of card.provenance) bySource[source] = (bySource[source] ?? 0) + 1;
      }
    },
    async done(): Promise<PartRows> {
      const [ofCards, ofSets] = [await cards.done(), await sets.done()];
      const hash = createHash("sha256").update(
        `${dumpLayout} ${ofCards.contentHash} ${ofSets.contentHash}`,
      );
      return {
        ...{ language, folder, contentHash: hash.digest("hex") },
        cards: { path: paths.cards, rows: ofCards.rows, removed, bySource },
        sets: { path: paths.sets, rows: ofSets.rows },
      };
    },
  };
}
