import type { CardPart, MergedCatalogue } from "./merged-catalogue.ts";
import { type Catalogues, nameKey, numberKey, type PokemonTcgCard } from "./reference-catalogue.ts";

/** What became of a card of the Pokémon TCG API. */
export interface Verdict {
  readonly card: PokemonTcgCard;
  /**
   * `same`: one printing of the same name and number has it and a card of TCGdex. `renumbered`: likewise,
   * of the same name, and the number is another by the table. `wrong`: another card has it.
   */
  readonly outcome: "same" | "renumbered" | "wrong" | "missing";
  /** Why it is not the same. */
  readonly reason?: string;
  readonly printingId?: string;
}

/** Follows every card through the merged catalogue. */
export function verdictsOf(
  { pokemontcg }: Catalogues,
  { cards, pokemontcg: parts, tcgdex }: MergedCatalogue,
): readonly Verdict[] {
  const holders = new Map<string, string[]>();
  for (const { value } of cards.values()) {
    const id = value.crosswalk["pokemontcg"];
    if (id !== undefined) holders.set(id, [...(holders.get(id) ?? []), value.id]);
  }
  return pokemontcg.cards.map((card): Verdict => {
    const ids = holders.get(card.id) ?? [];
    const [printingId] = ids;
    if (ids.length > 1) return { card, outcome: "wrong", reason: "several printings have it" };
    if (printingId === undefined) return { card, ...unplaced(parts.get(card.id) ?? []) };
    const said = cards.get(printingId)?.value.crosswalk["tcgdex"];
    return { card, printingId, ...placed(card, tcgdex.get(said ?? "")) };
  });
}

type Found = Pick<Verdict, "outcome" | "reason">;

const unplaced = (parts: readonly CardPart[]): Found => ({
  outcome: "missing",
  reason:
    parts.length > 1
      ? "It stands for two printings that differ in nothing it says."
      : "The card of that number has another name.",
});

function placed(card: PokemonTcgCard, counterpart: CardPart | undefined): Found {
  if (!counterpart) return { outcome: "missing", reason: "TCGdex has no such card." };
  const { name = "", number } = counterpart.value;
  if (nameKey(name) !== nameKey(card.name)) {
    return { outcome: "wrong", reason: "The name is another." };
  }
  return isNumbered(card, number)
    ? { outcome: "same" }
    : { outcome: "renumbered", reason: "Its set has numbers of another kind at TCGdex." };
}

/** By what the card says, or by its id where that says otherwise. */
const isNumbered = ({ id, number, set }: PokemonTcgCard, ours: string) =>
  [number, id.slice(set.id.length + 1)].some((one) => numberKey(one) === numberKey(ours));

/** Printings of a set that have one name and number between them. */
export function doubledIn({ cards }: MergedCatalogue): readonly string[] {
  const groups = Map.groupBy(
    cards.values(),
    ({ value }) => `${value.setId} ${numberKey(value.number)} ${nameKey(value.name)}`,
  );
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.map(({ value }) => value.id).join(", "));
}
