import { coverages } from "#bin/crosswalk/coverage.ts";
import { crosswalkFigures } from "#bin/crosswalk/figures.ts";
import { mergedCatalogue } from "#bin/crosswalk/merged-catalogue.ts";
import { type Catalogues, referenceCatalogues } from "#bin/crosswalk/reference-catalogue.ts";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { referenceFile } from "#test/support/running/reference-data.ts";
import {
  admin,
  everyItem,
  send,
  signIn,
  synchronised,
  withFullSizeCloud,
} from "./full-size-cloud.ts";
import { itemSizes } from "./item-sizes.ts";
import type { Figures } from "./run.ts";

const editions = [
  ["pokemon", "en"],
  ["pokemon", "de"],
  ["onepiece", "en"],
] as const;

/**
 * [CAT-1] [CAT-6] Both English catalogues whole: what the cross-walk comes to and which fields are lost, from
 * the files; then all sources of both games through the deployed pipeline, Pokémon in German too, new and
 * once more.
 */
export async function run() {
  const catalogues = referenceCatalogues();
  const cards = referenceFile("pokemon-cards.ndjson.gz");
  const sets = referenceFile("pokemon-sets.json");
  const onePieceCards = referenceFile("onepiece-cards.ndjson.gz");
  const packs = referenceFile("onepiece-packs.json");
  if (!catalogues || !cards || !sets || !onePieceCards || !packs) {
    return { skipped: "the full-size reference data is not on this machine" };
  }
  const pure = pureFigures(catalogues);
  if (process.env["CARDLAKE_BENCH_PURE"]) return pure;
  const synced = await withFullSizeCloud(syncFigures, {
    ...{ inGerman: true, pokemonTcg: { cards, sets } },
    onePiece: { cards: onePieceCards, packs },
  });
  return "skipped" in synced ? synced : { ...pure, ...synced };
}

function pureFigures(catalogues: Catalogues): Figures {
  const merged = mergedCatalogue(catalogues);
  const { count, doubled, findings } = crosswalkFigures(catalogues, merged);
  const fields = Object.values(coverages(catalogues, merged)).flat();
  const sum = (wanted: (code: string) => boolean) =>
    [...findings].reduce((all, [code, times]) => all + (wanted(code) ? times : 0), 0);
  return {
    crosswalk_same: count("same"),
    crosswalk_renumbered: count("renumbered"),
    crosswalk_wrong: count("wrong"),
    crosswalk_missing: count("missing"),
    doubled_printings: doubled.length,
    fields_lost: fields.reduce((all, { lost }) => all + lost, 0),
    contradictions: sum((code) => code.startsWith("contradiction")),
    crosswalk_conflicts: sum((code) => code === "crosswalk_conflict"),
    ...itemSizes(merged),
  };
}

async function syncFigures(cloud: LocalCloud): Promise<Figures> {
  const token = await admin(cloud);
  const first = await synchronised(cloud, token, { mode: "full" });
  const again = await synchronised(cloud, await signIn(cloud), { mode: "full" });
  const sets = await setsIn(cloud, await signIn(cloud));
  const { catalogue } = await send(cloud, "GET /v1/health");
  return {
    ...Object.fromEntries(catalogue.map((one: Held) => [`cards_${one.game}`, one.cards])),
    ...sets,
    sync_s: first.seconds,
    sync_requests: first.figures.requests,
    sync_writes: first.figures.written,
    sync_failures: first.figures.failures,
    rerun_s: again.seconds,
    rerun_writes: again.figures.written,
  };
}

interface Held {
  readonly game: string;
  readonly cards: number;
}

/** Sets that are listed, by game and language. */
async function setsIn(cloud: LocalCloud, token: string): Promise<Figures> {
  const figures: Record<string, number> = {};
  for (const [game, language] of editions) {
    const sets = await everyItem(cloud, "/v1/sets", { token, query: { game, language } });
    figures[`sets_${game}_${language}`] = sets.length;
  }
  return figures;
}
