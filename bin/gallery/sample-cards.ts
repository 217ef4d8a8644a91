import type { CompositeCard } from "#functions/images/composites/composite.ts";
import type { ImageStore } from "#functions/images/pictures/image-store.ts";
import { PrintingId, type Sha256 } from "#schemas/values.ts";
import { loadData } from "../sample-upstream/load-data.ts";
import type { Card, CardSet } from "../sample-upstream/records.ts";
import { drawnFaces } from "./drawn-faces.ts";

/** Cards of the sample by their ids, such as `base1-4`, and the cells of their pictures. */
export interface SampleCards {
  /** The cards of a set in their order. @throws Error when there is no such set */
  setOf(id: string): readonly CompositeCard[];
  /** @throws Error when there is no such card */
  card(id: string, change?: Partial<CompositeCard>): CompositeCard;
  /** The same card, printed on its side. */
  lying(id: string, change?: Partial<CompositeCard>): CompositeCard;
  /** @throws Error when there is no such set */
  set(id: string): CardSet;
  readonly images: ImageStore;
  /** A picture as the sample has it; undefined when it is of none of these cards. */
  original(picture: Sha256): Promise<Uint8Array | undefined>;
}

/** Whose pictures the sample upstream draws. */
export function sampleCards(language = "en"): SampleCards {
  const { cards = [], sets = [] } = loadData().languages.get(language) ?? {};
  const byId = new Map(cards.map((card) => [card.id, card]));
  const setById = new Map(sets.map((set) => [set.id, set]));
  const faces = drawnFaces();

  const cardOf = (id: string, isLying: boolean): CompositeCard => {
    const card = byId.get(id);
    if (!card) throw new Error(`The sample has no card ${id} in ${language}.`);
    const picture = faces.keep(`${language} ${id} ${isLying}`, { card, isLying });
    return { ...factsOf(card, setById.get(id.slice(0, id.lastIndexOf("-"))), language), picture };
  };
  return {
    card: (id, change = {}) => ({ ...cardOf(id, false), ...change }),
    lying: (id, change = {}) => ({ ...cardOf(id, true), ...change }),
    setOf(id) {
      const own = cards.filter((card) => card.id.startsWith(`${id}-`));
      if (own.length === 0) throw new Error(`The sample has no cards of ${id} in ${language}.`);
      return own
        .toSorted((a, b) => a.id.localeCompare(b.id, "en", { numeric: true }))
        .map((card) => cardOf(card.id, false));
    },
    set(id) {
      const set = setById.get(id);
      if (!set) throw new Error(`The sample has no set ${id} in ${language}.`);
      return set;
    },
    images: faces.images,
    original: faces.original,
  };
}

const word = (value: unknown) => (typeof value === "string" ? value : undefined);

function factsOf(card: Card, set: CardSet | undefined, language: string): CompositeCard {
  const number = word(card["localId"]) ?? "";
  const [setId = "", count] = [set?.id, set?.cardCount.official];
  const species: unknown = Array.isArray(card["dexId"]) ? card["dexId"][0] : undefined;
  const padded = /^\d+$/.test(number) && count !== undefined ? `${number}/${count}` : number;
  return {
    printingId: PrintingId.parse(
      `pokemon:${language}:${setId.toLowerCase()}-${number.toLowerCase()}`,
    ),
    ...{ name: card.name, setName: set?.name ?? setId, number: padded, language, quantity: 1 },
    artist: word(card["illustrator"]),
    rarity: word(card["rarity"]),
    ...(typeof species === "number" && {
      speciesNumber: `No. ${String(species).padStart(4, "0")}`,
    }),
  };
}
