import { createHash } from "node:crypto";
import { previewPoster } from "#functions/shares/previews/preview-poster.ts";
import { gamePartOf, setIdOf } from "#schemas/catalog/printing-id.ts";
import { games } from "#schemas/games/index.ts";
import { Sha256 } from "#schemas/values.ts";
import { logo, logoSize } from "../sample-upstream/pictures/draw-emblem.ts";
import { picturePress } from "../sample-upstream/pictures/picture-press.ts";
import type { Samples } from "./scene.ts";
import type { SharedScene } from "./shared.ts";

const press = picturePress();

/** What services show of links to a set and to a collection, and the sign of the set, which is no card. */
export async function previewScenes({ en, other }: Samples): Promise<{
  readonly scenes: readonly SharedScene[];
  readonly signs: ReadonlyMap<Sha256, Uint8Array>;
}> {
  const drawing = logo(en.set("base1"));
  const logoBytes = await press.bytes({ drawing, ...logoSize, format: "png" });
  const sign = Sha256.parse(createHash("sha256").update(logoBytes).digest("hex"));
  const lent = (cards: readonly { readonly picture?: Sha256 | undefined }[]) =>
    cards.flatMap(({ picture }) => (picture ? [{ picture }] : []));
  const dearest = en.card("base1-4");
  const ofSet: SharedScene = {
    name: "preview-set",
    heading: "A link to a set",
    caption: "With its sign, and its dearest cards in a fan.",
    asked: `GET /v1/sets/${setIdOf(dearest.printingId)}/preview?currency=EUR`,
    plan: previewPoster(
      {
        ...{
          kind: games.named(gamePartOf(dearest.printingId))?.label ?? "",
          title: "Base Set",
          language: "en",
          day: "1 February 2026",
        },
        facts: ["9 January 1999", "102 cards"],
        dearest: [
          { name: "Charizard", language: "en", price: "€412.50" },
          { name: "Blastoise", language: "en", price: "€118.00" },
          { name: "Venusaur", language: "en", price: "€96.20" },
        ],
      },
      { style: "showcase", format: "jpeg" },
      {
        cards: lent(["4", "2", "15", "10", "9"].map((number) => en.card(`base1-${number}`))),
        sign: { picture: sign },
      },
    ),
  };
  const ofCollection: SharedScene = {
    name: "preview-collection",
    heading: "A link to a collection",
    caption: "What it is worth is told only where its owner asks for it.",
    asked: "GET /v1/collections/01KAJ3N5Q2V7C8D9E0F1G2H3J4/preview?style=clean&value=true",
    plan: previewPoster(
      {
        ...{ kind: "Binder", title: "Ten years of collecting", language: "en" },
        ...{ day: "1 February 2026", facts: ["127 cards", "84 different"] },
        figure: { label: "Worth today · 121 of 127 have a price", text: "€4,318.20" },
        dearest: [],
      },
      { style: "clean", format: "jpeg" },
      {
        cards: lent([
          ...[en.card("neo1-9"), other.card("OP02-120"), en.card("swsh9tg-TG03")],
          ...[other.card("OP02-013"), en.card("sv03.5-006")],
        ]),
      },
    ),
  };
  return { scenes: [ofSet, ofCollection], signs: new Map([[sign, logoBytes]]) };
}
