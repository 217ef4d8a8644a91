import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import type { CollectionItem } from "#schemas/collections/item.ts";
import type { Game, PrintingId } from "#schemas/values.ts";
import type { SourcedCard } from "../../catalog/index.ts";
import { type Reason, reason } from "./judge-deck.ts";

/** What no rule of a game says, and what nobody may play. */
export function besideRules(
  items: readonly CollectionItem[],
  of: {
    readonly game: Game;
    readonly cards: ReadonlyMap<PrintingId, SourcedCard>;
    readonly isDigital: (id: PrintingId) => boolean;
  },
): readonly Reason[] {
  return items.flatMap(({ id: itemId, printingId, isProxy }) => {
    const about = [{ itemId }];
    if (gamePartOf(printingId) !== of.game) {
      return [reason("other_game", `${printingId} is a card of another game.`, about)];
    }
    const name = of.cards.get(printingId)?.name;
    return [
      ...(name === undefined
        ? [reason("unknown_card", `The catalogue has no card ${printingId} any more.`, about)]
        : []),
      ...(isProxy ? [reason("proxy", `${name ?? printingId} is a proxy.`, about)] : []),
      ...(of.isDigital(printingId)
        ? [reason("digital", `${name ?? printingId} exists on screens alone.`, about)]
        : []),
    ];
  });
}
