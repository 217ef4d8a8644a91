import {
  type CatalogueFiles,
  type CatalogueReader,
  isListed,
  keptTrouble,
  publishBuilt,
  sealedIn,
  soldCards,
} from "#functions/catalog/reading/index.ts";
import { type Games, games as projectGames } from "#schemas/games/index.ts";
import { priceMapFormat, priceMapKey, priceMapsOf } from "#schemas/storage/price-map.ts";
import type { Game } from "#schemas/values.ts";
import { growingPriceMap } from "./growing-price-map.ts";
import { encodePriceMap } from "./price-map.ts";
import type { PriceMapPointers } from "./price-map-pointers.ts";
import type { Shop } from "./shop.ts";

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
        for (const [product, id] of sealedIn(set)) growing.addSealed(product, id);
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

function publish(game: Game, readAt: Date, lines: readonly string[], deps: PublishPriceMapDeps) {
  const { places, ...file } = encodePriceMap(lines);
  return publishBuilt(
    {
      ...{ game, readAt, ...file, mediaType: "application/gzip" },
      ...{ keyOf: priceMapKey, folder: priceMapsOf(game) },
      pointerOf: (build) => ({
        ...{ game, format: priceMapFormat, products: lines.length, places },
        ...build,
      }),
    },
    deps,
  );
}
