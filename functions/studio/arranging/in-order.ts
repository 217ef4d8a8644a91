import { setIdOf } from "#schemas/catalog/printing-id.ts";
import { type Games, games as projectGames } from "#schemas/games/index.ts";
import type { CompositeOptions } from "#schemas/images/composite.ts";
import { cardKey } from "#schemas/storage/catalog-items.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { fold } from "../../catalog/index.ts";
import { byRank, type MoneyName, type OrderKey, plainSort } from "../../holdings/index.ts";
import type { KnownCards } from "../cards/known-cards.ts";
import type { ChosenCard } from "../choosing/chosen-cards.ts";
import type { ShownMoney } from "../money/shown-money.ts";

type Sort = CompositeOptions["sort"];

export interface Facts {
  readonly known: KnownCards;
  /** Undefined where no order asks for any. */
  readonly money: ShownMoney | undefined;
  /** @default those of this project */
  readonly games?: Games | undefined;
}

/** Cards in an order; equals by release of their sets and by number: ids of items have an order, but none that anybody could see a reason in. */
export function inOrder(
  cards: readonly ChosenCard[],
  sort: Sort,
  facts: Facts,
): readonly ChosenCard[] {
  const keyOf = sort === "release" ? () => null : keysOf(sort, facts);
  const ranked = cards.map((card) => ({ card, key: keyOf(card), tie: placeOf(card, facts) }));
  const compare =
    sort === "release"
      ? (a: Tied, b: Tied) => byCodeUnits(a.tie, b.tie)
      : byRank(sort.startsWith("-"));
  return ranked.sort(compare).map(({ card }) => card);
}

interface Tied {
  readonly tie: string;
}

/** Text that sorts by release; a set without a date comes last. */
export function releaseOf(id: ChosenCard["printingId"], known: KnownCards): string {
  return known.set(setIdOf(id))?.releasedOn ?? "9999";
}

function placeOf({ printingId, copies }: ChosenCard, { known, games = projectGames }: Facts) {
  const { pk, sk } = cardKey(printingId, games);
  return [releaseOf(printingId, known), pk, sk, copies[0]?.id ?? ""].join("\n");
}

/** What is not known is null. */
function keysOf(
  sort: Exclude<Sort, "release">,
  { known, money, games = projectGames }: Facts,
): (card: ChosenCard) => OrderKey {
  const name = plainSort(sort);
  switch (name) {
    case "name":
      return ({ printingId }) => {
        const card = known.card(printingId);
        return card ? fold(card.name) : null;
      };
    case "number":
      return ({ printingId }) => {
        const { pk, sk } = cardKey(printingId, games);
        return `${pk} ${sk}`;
      };
    case "added":
      return ({ copies }) => copies.map(({ createdAt }) => createdAt).toSorted()[0] ?? null;
    case "qty":
      return ({ copies }) => copies.reduce((sum, { quantity }) => sum + quantity, 0);
    default: {
      const amount: MoneyName = isMoney(name) ? name : "price";
      return (card) => finite(money?.unitsOf(amount, card));
    }
  }
}

const isMoney = (name: string): name is MoneyName =>
  ["price", "paid", "value", "gain"].includes(name);

const finite = (units: number | undefined): number | null =>
  units === undefined || Number.isNaN(units) ? null : units;
