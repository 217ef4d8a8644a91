import { type Answer, jsonAnswer } from "../answer.ts";
import type { Json } from "../records.ts";
import type { Target } from "../target.ts";
import type { OnePieceCard, OnePieceData, OnePieceEdition } from "./one-piece-data.ts";

/** Rarities as this service abbreviates them. */
const rarities: Readonly<Record<string, string>> = {
  ...{ Common: "C", Uncommon: "UC", Rare: "R", SuperRare: "SR", SecretRare: "SEC", Leader: "L" },
  ...{ Special: "SP CARD", TreasureRare: "TR", Promo: "P" },
};

const notFound = () => jsonAnswer({ error: "Not found" }, "never", 404);

/** The second One Piece service: everything below `/optcgapi`, made of the English edition. */
export function optcgapi(data: OnePieceData): (target: Target) => Answer {
  const lists = listsOf(data.get("english") ?? { packs: {}, cards: [] });
  return ({ segments: [, ...path] }) => {
    const found = lists.get(path.join("/"));
    return found ? jsonAnswer(found) : notFound();
  };
}

function listsOf({ packs, cards }: OnePieceEdition): ReadonlyMap<string, readonly Json[]> {
  const byPack = Map.groupBy(cards, ({ pack_id }) => pack_id);
  const labelled = Object.values(packs).flatMap(({ id, title_parts: { label, title } }) =>
    label === null ? [] : [{ id, label, title, isDeck: label.startsWith("ST") }],
  );
  const decks = labelled.filter(({ isDeck }) => isDeck);
  const sets = labelled.filter(({ isDeck }) => !isDeck);
  const promotional = cards.filter(({ pack_id }) => packs[pack_id]?.title_parts.label === null);
  return new Map<string, readonly Json[]>([
    ["allSets", sets.map(({ label, title }) => ({ set_name: title, set_id: label }))],
    [
      "allDecks",
      decks.map(({ label, title }) => ({ structure_deck_name: title, structure_deck_id: label })),
    ],
    ...labelled.map(({ id, label, title, isDeck }): [string, readonly Json[]] => [
      `${isDeck ? "decks" : "sets"}/${label}`,
      (byPack.get(id) ?? []).map((card) => rowOf(card, label, title)),
    ]),
    // At times the original has none.
    ["allPromoCards", promotional.map((card) => rowOf(card, "NULL", "One Piece Promotion Cards"))],
  ]);
}

/** Numbers are texts here, and the word NULL where there is none. */
function rowOf(card: OnePieceCard, setId: string, setName: string): Json {
  const isLeader = card["category"] === "Leader";
  const listed = (field: string) => [card[field] ?? []].flat().join(" ");
  const text = (value: unknown) => (value === null || value === undefined ? "NULL" : String(value));
  return {
    ...{ inventory_price: 0.25, market_price: 0.18, date_scraped: "2026-02-01" },
    ...{ card_name: card.name.replaceAll("&amp;", "&"), set_name: setName, set_id: setId },
    ...{ card_text: card["effect"], rarity: rarities[String(card["rarity"])] },
    ...{ card_set_id: card.id.replace(/_.*$/, ""), card_color: listed("colors") },
    ...{ card_type: card["category"], life: isLeader ? text(card["cost"]) : null },
    ...{ card_cost: isLeader ? "NULL" : text(card["cost"]), card_power: text(card["power"]) },
    ...{ sub_types: listed("types"), counter_amount: card["counter"] },
    ...{ attribute: listed("attributes") || "NULL", card_image_id: card.id },
    card_image: `https://optcgapi.com/media/static/Card_Images/${card.id}.jpg`,
  };
}
