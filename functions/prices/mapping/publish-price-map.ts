import {
  type CatalogueFiles,
  type CatalogueReader,
  isListed,
  keptTrouble,
  soldCards,
} from "#functions/catalog/reading/index.ts";
import { type Games, games as projectGames } from "#schemas/games/index.ts";
import { priceMapFormat, priceMapKey, priceMapsOf } from "#schemas/storage/price-map.ts";
import { type Game, Sha256 } from "#schemas/values.ts";
import { growingPriceMap } from "./growing-price-map.ts";
import { encodePriceMap } from "./price-map.ts";
import type { PriceMapPointers } from "./price-map-pointers.ts";
import type { Shop } from "./shop.ts";

/** For so long a map is kept after another took its place: somebody may be loading it. */
const keptMs = 7 * 86_400_000;

export interface PublishPriceMapDeps {
  readonly files: CatalogueFiles;
  readonly pointers: PriceMapPointers;
  readonly shops: readonly Pick<Shop, "name">[];
  /** @default those of this project */
  readonly games?: Games;
}

/** A price map that grows while somebody reads the catalogue, and is published at the end. */
export interface PriceMapInTheMaking extends CatalogueReader {
  /** @throws Error when something could not be published; what was published before stays */
  publish(): Promise<"none" | "older" | "published" | "unchanged">;
}

/**
 * Begins the price map of a game. It is shown what is read, and never throws then: who reads has something else to
 * do as well.
 *
 * @param readAt when the reading begins
 */
export function publishPriceMap(
  game: Game,
  readAt: Date,
  deps: PublishPriceMapDeps,
): PriceMapInTheMaking {
  const definition = (deps.games ?? projectGames).get(game);
  const growing = growingPriceMap(deps.shops.map(({ name }) => name));
  const trouble = keptTrouble();
  return {
    add: (set) =>
      trouble.step(async () => {
        if (!isListed(set.item.value, set.listed)) return;
        const sold = Map.groupBy(soldCards(set, definition), ([, id]) => id);
        for (const card of set.cards) {
          const own = sold.get(card.id) ?? [];
          if (card.status === "current")
            growing.add(
              card,
              own.map(([product]) => product),
            );
        }
      }),
    async endLanguage() {
      // Who claims what is seen when all languages are read.
    },
    async publish() {
      trouble.tell();
      const lines = growing.done();
      return lines.length === 0 ? "none" : publish(game, readAt, lines, deps);
    },
  };
}

async function publish(
  game: Game,
  readAt: Date,
  lines: readonly string[],
  { files, pointers }: PublishPriceMapDeps,
) {
  const { content, version: hash } = encodePriceMap(lines);
  const version = Sha256.parse(hash);
  const current = await pointers.current(game);
  const builtAt = readAt.toISOString();
  const isSame = current?.version === version;
  const key = isSame ? current.key : priceMapKey({ game, version, builtAt });
  // Equal content was built at the very same moment where something lies there.
  if (!isSame) {
    await files.put({ key, from: { content }, mediaType: "application/gzip" }, "nothing");
  }
  const of = { game, format: priceMapFormat, version, key };
  const outcome = await pointers.publish({ ...of, products: lines.length, builtAt });
  if (outcome === "older") return outcome;
  const kept = new Set([key, current?.key]);
  for (const { key: old, storedAt } of await files.list(priceMapsOf(game))) {
    const isOld = readAt.getTime() - storedAt.getTime() > keptMs;
    if (isOld && !kept.has(old)) await files.remove(old);
  }
  return isSame ? "unchanged" : "published";
}
