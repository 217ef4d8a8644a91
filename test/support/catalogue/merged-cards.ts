import { mergeCards } from "#functions/catalog/merging/merge-cards.ts";
import type { Part } from "#functions/catalog/merging/part.ts";
import type { CardFragment } from "#schemas/catalog/fragment.ts";
import { games } from "#schemas/games/index.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { aCard, aProvenance } from "./catalog.ts";

export const pokemon = games.get("pokemon");

/** What a source says of a card. */
export const says = (source: string, sourceId: string, value: Partial<CardFragment> = {}) => {
  const { ownNumber, ...card } = value;
  const whole: CardFragment = { ...aCard(card), ...(ownNumber !== undefined && { ownNumber }) };
  const part: Part<CardFragment> = {
    ...{ sourceId, value: whole, provenance: aProvenance({ source }) },
    contentHash: sha256(canonicalJson(whole)),
  };
  return part;
};

/** The cards that these come to, by number. */
export const merged = (...parts: Part<CardFragment>[]) =>
  new Map(mergeCards(pokemon, parts).map((one) => [one.value.number, one]));

export const codes = (card: { findings: readonly { code: string }[] } | undefined) =>
  card?.findings.map(({ code }) => code);
