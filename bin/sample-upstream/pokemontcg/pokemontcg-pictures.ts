import { type Answer, textAnswer } from "../answer.ts";
import { isJson, type Json } from "../json.ts";
import { cardFace, cardSize } from "../pictures/draw-card.ts";
import { logo, logoSize, symbol, symbolSize } from "../pictures/draw-emblem.ts";
import { type PicturePress, type Print, printName } from "../pictures/picture-press.ts";
import type { Target } from "../target.ts";
import type { PokemonTcgCard, PokemonTcgData, PokemonTcgSet } from "./pokemontcg-records.ts";

const original = "https://images.pokemontcg.io";
const small = { width: 245, height: 337 };

/** The same data with pictures that this server has itself, below `/pokemontcg-pictures`. */
export const withOwnPictures = ({ sets, cards }: PokemonTcgData, url: string): PokemonTcgData => ({
  sets: sets.map((set) => ({ ...set, ...imagesAt(set, url) })),
  cards: cards.map((card) => ({ ...card, ...imagesAt(card, url) })),
});

function imagesAt({ images }: Json, url: string): { images?: Json } {
  if (!isJson(images)) return {};
  const moved = Object.entries(images).map(([size, address]) => [
    size,
    typeof address === "string" ? address.replace(original, `${url}/pokemontcg-pictures`) : address,
  ]);
  return { images: Object.fromEntries(moved) };
}

/** The host of the pictures that the Pokémon TCG API names: everything below `/pokemontcg-pictures`. */
export function pokemontcgPictures({ sets, cards }: PokemonTcgData, press: PicturePress) {
  const prints = new Map([...sets.flatMap(printsOfSet), ...cards.flatMap(printsOfCard)]);
  return async ({ segments: [, ...path] }: Target): Promise<Answer> => {
    const print = prints.get(path.join("/"))?.();
    if (!print) return textAnswer("Not Found", 404);
    const headers = { "content-type": "image/png", etag: `"${printName(print)}"` };
    return { status: 200, headers, body: await press.bytes(print) };
  };
}

type Places = readonly (readonly [path: string, print: () => Print])[];

function printsOfSet(set: PokemonTcgSet): Places {
  const named = { ...set, name: String(set["name"]), cards: [], cardCount: {} };
  const whole = { ...named, serie: { id: set.id, name: String(set["series"]) } };
  return [
    [`${set.id}/logo.png`, () => ({ drawing: logo(whole), ...logoSize, format: "png" })],
    [`${set.id}/symbol.png`, () => ({ drawing: symbol(whole), ...symbolSize, format: "png" })],
  ];
}

function printsOfCard(card: PokemonTcgCard): Places {
  const number = String(card["number"]);
  const drawing = () =>
    cardFace({
      ...{ id: card.id, localId: number, name: String(card["name"]), types: card["types"] },
      set: { id: card.set.id, name: card.set.id, cardCount: { official: 0 } },
    });
  const place = `${card.set.id}/${number}`;
  return [
    [`${place}.png`, () => ({ drawing: drawing(), ...small, format: "png" })],
    [`${place}_hires.png`, () => ({ drawing: drawing(), ...cardSize, format: "png" })],
  ];
}
