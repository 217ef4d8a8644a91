import { PrintingId } from "#schemas/values.ts";
import { type OnePieceCard, onePieceData } from "../sample-upstream/one-piece/one-piece-data.ts";
import type { Card } from "../sample-upstream/records.ts";
import { drawnFaces } from "./drawn-faces.ts";
import type { SampleCards } from "./sample-cards.ts";

export type OtherCards = Pick<SampleCards, "card" | "images" | "original">;

/** What an invented face is coloured by, of a card's first colour. */
const types: Readonly<Record<string, string>> = {
  ...{ Red: "Fire", Green: "Grass", Blue: "Water", Purple: "Psychic" },
  ...{ Black: "Darkness", Yellow: "Lightning" },
};

/** Cards of One Piece by their ids, such as `OP02-013`. Its sample upstream has no pictures: they are drawn as those of the other game. */
export function otherCards(): OtherCards {
  const { cards = [], packs = {} } = onePieceData().get("english") ?? {};
  const byId = new Map(cards.map((card) => [card.id, card]));
  const faces = drawnFaces();
  return {
    card(id, change = {}) {
      const card = byId.get(id);
      if (!card) throw new Error(`The sample has no card ${id} of One Piece.`);
      const setName = packs[card.pack_id]?.title_parts.title ?? "";
      return {
        printingId: PrintingId.parse(`onepiece:en:${id.toLowerCase()}`),
        ...{ name: card.name, setName, number: id.replace(/_.*$/, ""), language: "en" },
        ...{ quantity: 1, rarity: apart(card["rarity"]) },
        picture: faces.keep(id, { card: faceOf(card, setName) }),
        ...change,
      };
    },
    images: faces.images,
    original: faces.original,
  };
}

/** The card as one of the other game, as far as its face needs to know. */
function faceOf(card: OnePieceCard, setName: string): Card {
  const [colour = ""] = [card["colors"]].flat().filter((one) => typeof one === "string");
  return {
    ...{ id: card.id, localId: card.id, name: card.name, set: { id: card.pack_id, name: setName } },
    ...{ category: word(card["category"]), types: [types[colour] ?? "Colorless"] },
    ...{ rarity: apart(card["rarity"]), variants: { holo: card["rarity"] !== "Common" } },
  };
}

/** `SuperRare` as people write it. */
const apart = (value: unknown) => word(value).replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ");
const word = (value: unknown) => (typeof value === "string" ? value : "");
