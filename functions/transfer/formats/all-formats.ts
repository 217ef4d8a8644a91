import type { FileFormat } from "#schemas/transfer/file-format.ts";
import { archidekt } from "./apps/archidekt.ts";
import { bindarr } from "./apps/bindarr.ts";
import { cardlake } from "./apps/cardlake.ts";
import { cardmarket } from "./apps/cardmarket.ts";
import { collectr } from "./apps/collectr.ts";
import { deckbox } from "./apps/deckbox.ts";
import { dragonShield, dragonShieldMobile, dragonShieldSorted } from "./apps/dragon-shield.ts";
import { generic } from "./apps/generic.ts";
import * as magic from "./apps/magic-sites.ts";
import { manabox } from "./apps/manabox.ts";
import { moxfield } from "./apps/moxfield.ts";
import { cardcastle, delverLens, pricecharting, topdecked } from "./apps/other-apps.ts";
import { pokecollector } from "./apps/pokecollector.ts";
import { tcgplayerApp } from "./apps/tcgplayer-app.ts";
import { tcgplayerCollection, tcgplayerSeller } from "./apps/tcgplayer-seller.ts";
import type { Format } from "./format.ts";

const { mtggoldfish, deckstats, helvault, cardsphere, tappedout, deckedBuilder, mtgo } = magic;

/** In the order in which they are looked for: formats with a column of their own, then those with a pair, then those that are only likely. */
export const allFormats: readonly Format[] = [
  ...[cardlake, pricecharting, manabox, collectr, cardmarket, tcgplayerCollection],
  ...[tcgplayerSeller, deckedBuilder, mtgo, tappedout, helvault, deckstats, topdecked],
  ...[bindarr, pokecollector, dragonShieldSorted, dragonShield, dragonShieldMobile],
  ...[archidekt, moxfield, deckbox, cardsphere, mtggoldfish, delverLens],
  ...[tcgplayerApp, cardcastle, generic],
];

const byId: ReadonlyMap<string, Format> = new Map(allFormats.map((one) => [one.id, one]));

/** The definition of a format. */
export const formatOf = (id: FileFormat): Format => byId.get(id) ?? generic;
