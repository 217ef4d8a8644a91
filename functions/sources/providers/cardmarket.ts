import { MessageError } from "#shared/kernel/message-error.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import type { Source } from "../port/source.ts";
import { cardmarketPlan, games } from "./cardmarket/plan.ts";
import { pricesOfGuide } from "./cardmarket/price-guide.ts";

const { dataset } = cardmarketPlan.first;

/** Cardmarket's public files: what its products of a game cost today, each file as a whole. */
export function cardmarket(guidesUrl: string): Source {
  return {
    ...cardmarketPlan,
    opening: () =>
      Object.keys(games).map((game) => ({
        ...{ name: `guide:${game}`, dataset, listsNothing: true },
        request: { url: `${guidesUrl}/price_guide_${game}.json` },
      })),
    listed: () => ({ listed: [] }),
    follow: (unit) => ({ unit }),
    async *records({ name, body }) {
      yield* pricesOfGuide(body.stream(), gameOf(name));
    },
  };
}

function gameOf(name: string): string {
  const game = ownValue(games, name.replace(/^guide:/, ""));
  if (game) return game;
  throw new MessageError("permanent", `"${name}" names no price guide, such as guide:6.`);
}
