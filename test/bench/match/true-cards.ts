import type { GameCards } from "#functions/transfer/matching/catalogue/game-cards.ts";
import type { Language } from "#schemas/values.ts";
import { type Chance, pick } from "./noise.ts";

/** A card that somebody has, as the catalogue knows it. */
export interface TrueCard {
  readonly game: string;
  readonly id: string;
  readonly language: Language;
  readonly name: string;
  readonly number: string;
  readonly setName: string;
  readonly setCode: string;
  readonly bare: string;
  readonly printed: number;
  readonly rarity: string | undefined;
  readonly variant: string;
  readonly source: string | undefined;
  readonly products: Readonly<Record<string, string>>;
  /** Another card of its set by another name: a number that is wrong. */
  readonly neighbour: string | undefined;
  readonly isFurther: boolean;
}

/** Cards by chance, that exist on paper, each in one of its variants that a word tells. */
export function trueCards(game: GameCards, count: number, chance: Chance): readonly TrueCard[] {
  const cards: TrueCard[] = [];
  while (cards.length < count) {
    const place = Math.floor(chance() * game.table.ids.length);
    const card = trueCard(game, place, chance);
    if (card) cards.push(card);
  }
  return cards;
}

function trueCard(game: GameCards, place: number, chance: Chance): TrueCard | undefined {
  const variant = pick(game.variantsAt(place).filter(isTold), chance);
  return variant === undefined ? undefined : trueCardIn(game, { place, variant }, chance);
}

/** One card in one of its variants; undefined for one that does not exist on paper. */
export function trueCardIn(
  game: GameCards,
  { place, variant }: { readonly place: number; readonly variant: string },
  chance: Chance,
): TrueCard | undefined {
  const [set, spot] = [game.setAt(place), game.spotAt(place)];
  const [whole] = game.table.cardsAt([place]);
  if (!set || !whole || spot.group.isDigital) return undefined;
  const own = whole.variants.find(({ key }) => key === variant)?.productIds;
  const other = set.from + Math.floor(chance() * (set.to - set.from));
  const nameAt = (at: number) => game.table.names.values[game.table.names.codes[at] ?? 0] ?? "";
  const isOther = game.codeAt(other) !== game.codeAt(place) || nameAt(other) !== nameAt(place);
  const code = game.codeAt(place).toUpperCase();
  return {
    ...{ game: game.definition.name, id: whole.id, language: whole.language, name: whole.name },
    number: code === "" ? whole.number : code,
    ...{ setName: set.name, setCode: set.codes.at(-1) ?? spot.group.bare, bare: spot.group.bare },
    ...{ printed: set.printed, rarity: whole.rarity, variant, source: whole.crosswalk["tcgdex"] },
    products: { ...whole.crosswalk, ...own },
    neighbour: isOther && nameAt(other) !== nameAt(place) ? numberAt(game, other) : undefined,
    isFurther: game.definition.isFurtherPrint?.(whole.number) === true,
  };
}

const numberAt = (game: GameCards, place: number): string => {
  const code = game.codeAt(place).toUpperCase();
  return code === "" ? game.spotAt(place).number : code;
};

/** Variants for which shops have words of their own. */
export const isTold = (key: string): boolean =>
  /^(?:normal|holo|reverse)(?:\.(?:unlimited|1st-edition|shadowless|shadowless\.1st-edition|cosmos|pokeball|masterball))?$/.test(
    key,
  );
