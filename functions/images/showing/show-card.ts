import type { Card } from "#schemas/catalog/card.ts";
import { type Games, games as projectGames } from "#schemas/games/index.ts";
import { original, type ShownSize } from "#schemas/images/shown-size.ts";
import type { PrintingId } from "#schemas/values.ts";
import { type CatalogStore, findCards, noSuchCard } from "../../catalog/index.ts";
import { noPicture } from "../errors.ts";
import { pictureUrl } from "../pictures/card-picture.ts";
import type { Hosting } from "../pictures/hosting.ts";
import type { ImageRecords } from "../pictures/image-records.ts";
import { type AskPorts, showHosted } from "./hosted-picture.ts";
import type { Shown } from "./patience.ts";
import { hostedAddress, type Look, wantedOf } from "./picture-address.ts";

export interface ShowPorts extends AskPorts {
  readonly catalog: CatalogStore;
  readonly records: Pick<ImageRecords, "find">;
  readonly hosting: Hosting;
  /** Whether an address is on a server that a source declares; nobody is led anywhere else. */
  readonly isKnownHost: (url: string) => boolean;
  /** Where the images bucket is served, without a trailing slash. */
  readonly imagesBaseUrl: string;
  /** @default those of this project */
  readonly games?: Games;
}

export interface CardAsked extends Look {
  readonly printingId: PrintingId;
  /** Of whoever asks. */
  readonly address: string;
}

/**
 * Leads to a card's picture: on the CDN, or at its source where the game's pictures are not hosted.
 *
 * @throws DomainError `catalog.no_such_card`, `images.no_such_size`, `images.no_picture`,
 * `images.picture_unavailable`, `request.too_many`
 */
export async function showCard(
  { printingId: id, size, format, address }: CardAsked,
  ports: ShowPorts,
): Promise<Shown> {
  const { catalog, records, hosting, games = projectGames, imagesBaseUrl } = ports;
  const [cards, found] = await Promise.all([
    findCards([id], { store: catalog }),
    records.find([id]),
  ]);
  const card = cards.get(id);
  const definition = card && games.named(card.game);
  if (!definition) throw noSuchCard(id);
  const wanted = wantedOf({ size, format }, definition);
  if (!hosting.widthsOf(id)) return atSource(card, size, ports);
  return showHosted(
    {
      ...{ id, record: found.get(id), sourceUrl: pictureUrl(card) },
      ...(wanted !== "as it came" && { format: wanted.format }),
      addressIn: (record) => hostedAddress(imagesBaseUrl, record, wanted),
    },
    address,
    ports,
  );
}

/** In the size that was asked for, where the source has it, or else the best that it has; encoded as it is there. */
function atSource(
  { id, images }: Pick<Card, "id" | "images">,
  size: ShownSize | undefined,
  { isKnownHost }: Pick<ShowPorts, "isKnownHost">,
): Shown {
  const wanted = size === original ? undefined : images.find((one) => one.size === size);
  const url = wanted?.url ?? pictureUrl({ images });
  if (url === undefined || !isKnownHost(url)) throw noPicture(id);
  return { kind: "there", url };
}
