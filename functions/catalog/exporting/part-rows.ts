import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { Card } from "#schemas/catalog/card.ts";
import { type GameDefinition, gamesOf } from "#schemas/games/index.ts";
import { dumpLayout } from "#schemas/lake/catalogue-files.ts";
import type { Language } from "#schemas/values.ts";
import { type SharedIds, withoutClaims } from "../merging/shared-ids.ts";
import { cardView } from "../reading/card-view.ts";
import { wholeSetView } from "../reading/set-view.ts";
import type { WholeSet } from "../reading/whole-set.ts";
import { growingLines, rowsIn } from "./growing-lines.ts";

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
  const pathRead = join(folder, "cards.read.ndjson.gz");
  const [read, sets] = [growingLines(pathRead), growingLines(paths.sets)];
  const games = gamesOf([definition]);
  const bySource: Record<string, number> = {};
  let removed = 0;
  return {
    language,
    async add({ item, listed, cards: own }: WholeSet): Promise<void> {
      await sets.add(wholeSetView(item, listed));
      for (const card of own) {
        const row = cardView(card, games);
        if (!row) continue;
        await read.add(row);
        if (card.status === "removed") removed += 1;
        for (const { source } of card.provenance) bySource[source] = (bySource[source] ?? 0) + 1;
      }
    },
    /** @param shared ids that several of its cards claim: no row has them */
    async done(shared: SharedIds): Promise<PartRows> {
      const [asRead, ofSets] = [await read.done(), await sets.done()];
      const ofCards =
        shared.size === 0
          ? { ...asRead, path: pathRead }
          : { ...(await withoutShared(pathRead, paths.cards, shared)), path: paths.cards };
      const hash = createHash("sha256").update(
        `${dumpLayout} ${ofCards.contentHash} ${ofSets.contentHash}`,
      );
      return {
        ...{ language, folder, contentHash: hash.digest("hex") },
        cards: { path: ofCards.path, rows: ofCards.rows, removed, bySource },
        sets: { path: paths.sets, rows: ofSets.rows },
      };
    },
  };
}

const Claiming = z.looseObject(
  Card.pick({ id: true, crosswalk: true, variants: true, findings: true }).shape,
);

/** Writes the rows of cards once more, without ids that several of them claim. */
async function withoutShared(from: string, to: string, shared: SharedIds) {
  const claiming = new Set<unknown>([...shared.values()].flat());
  const lines = growingLines(to);
  for await (const row of rowsIn(from)) {
    const mayKeep = row["status"] === "removed" || !claiming.has(row["id"]);
    await lines.add(mayKeep ? row : withoutClaims(Claiming.parse(row), shared));
  }
  return lines.done();
}
