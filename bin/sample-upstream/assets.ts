import { type Answer, textAnswer } from "./answer.ts";
import { type Catalogue, idKey } from "./catalogue.ts";
import { cardFace, cardSize } from "./pictures/draw-card.ts";
import { logo, logoSize, symbol, symbolSize } from "./pictures/draw-emblem.ts";
import type { Drawing } from "./pictures/drawing.ts";
import {
  type PictureFormat,
  type PicturePress,
  type Print,
  printName,
} from "./pictures/picture-press.ts";
import type { Json } from "./records.ts";
import { decoded, type Target } from "./target.ts";

const contentTypes: Readonly<Record<PictureFormat, string>> = {
  png: "image/png",
  webp: "image/webp",
  jpg: "image/jpeg",
};

const sizes: Readonly<Record<string, { readonly width: number; readonly height: number }>> = {
  high: cardSize,
  low: { width: 245, height: 337 },
};

/** Pictures have no history: all are as old as the sample, a changed one is a day younger. */
const drawnAt = Date.parse("2026-08-21T10:00:00Z");
const dayMs = 86_400_000;

/** A picture that has an address; `edition` picks other art. */
interface Picture {
  readonly size: { readonly width: number; readonly height: number };
  drawing(edition: string): Drawing;
}

/**
 * The picture host: everything below `/assets`. Exactly the addresses that cards and sets name
 * lead to a picture; a card without `image` has none.
 *
 * @param edition anything but "" shows other art under the same address, with another tag.
 */
export function assets(catalogues: readonly Catalogue[], press: PicturePress) {
  const sets = catalogues.flatMap((data) => data.sets);
  const cards = byPath(
    catalogues.flatMap((data) => data.cards),
    "image",
  );
  const logos = byPath(sets, "logo");
  const symbols = byPath(sets, "symbol");

  return async (target: Target, edition = ""): Promise<Answer> => {
    const [, path = "", format = ""] = /^\/assets\/(.+)\.(png|webp|jpg)$/.exec(target.path) ?? [];
    const picture = isFormat(format) ? pictureAt(path) : undefined;
    if (picture === undefined || !isFormat(format)) return textAnswer("Not Found", 404);
    const print = { drawing: picture.drawing(edition), ...picture.size, format };
    const body = await press.bytes(print);
    return { status: 200, headers: pictureHeaders(print, edition), body };
  };

  function pictureAt(path: string): Picture | undefined {
    const slash = path.lastIndexOf("/");
    const [place, last] = [keyOf(path.slice(0, slash)), path.slice(slash + 1)];
    const [card, size] = [cards.get(place), sizes[last]];
    if (card !== undefined && size !== undefined) {
      return { size, drawing: (edition) => cardFace(card, edition) };
    }
    const logoOf = logos.get(keyOf(path));
    if (logoOf !== undefined) return { size: logoSize, drawing: () => logo(logoOf) };
    const symbolOf = symbols.get(keyOf(path));
    return symbolOf && { size: symbolSize, drawing: () => symbol(symbolOf) };
  }
}

function byPath<T extends Json>(things: readonly T[], field: string): Map<string, T> {
  return new Map(
    things.flatMap((thing): [string, T][] => {
      const url = thing[field];
      return typeof url === "string"
        ? [[keyOf(url.replace(/^https?:\/\/[^/]+\//, "")), thing]]
        : [];
    }),
  );
}

function keyOf(path: string): string {
  return idKey(decoded(path));
}

function isFormat(text: string): text is PictureFormat {
  return Object.hasOwn(contentTypes, text);
}

function pictureHeaders(print: Print, edition: string): Record<string, string> {
  return {
    "content-type": contentTypes[print.format],
    "cache-control": "max-age=31536000",
    "last-modified": new Date(drawnAt + (edition === "" ? 0 : dayMs)).toUTCString(),
    etag: `"${printName(print)}"`,
  };
}
