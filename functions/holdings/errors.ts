import type { GameDefinition } from "#schemas/games/index.ts";
import { DomainError } from "#shared/kernel/errors.ts";

export const noSuchOrder = (order: string, known: readonly string[]) =>
  new DomainError(
    "request.invalid",
    `Items have no order "${order}"; there are ${known.join(", ")}.`,
    {
      errors: [
        { in: "query", pointer: "#/q", detail: `order: must be one of ${known.join(", ")}` },
      ],
    },
  );

export const noMoneyAsked = (sort: string) =>
  new DomainError(
    "request.invalid",
    `The order ${sort} tells of money, which money=false leaves out.`,
    {
      errors: [
        { in: "query", pointer: "#/sort", detail: "must be none of money where money=false" },
      ],
    },
  );

/** A name that no card of the game has, so that nothing of it can be missing. */
export const noSuchName = (
  field: "artist" | "rarity",
  name: string,
  { label }: Pick<GameDefinition, "label">,
) =>
  new DomainError("request.invalid", `No card of ${label} has the ${field} “${name}”.`, {
    errors: [
      {
        ...{ in: "query", pointer: `#/${field}` },
        detail: `must be as cards of the game have it; GET /v1/holdings/completion?by=${field}&all=true lists them`,
      },
    ],
  });

export const noDeckRules = ({ name, label }: Pick<GameDefinition, "name" | "label">) =>
  new DomainError("holdings.no_deck", `There are no rules of decks of ${label}.`, {
    facts: { game: name },
  });

/** @param different cards that the collection has */
export const noDeck = (different: number, most: number) =>
  new DomainError(
    "holdings.no_deck",
    `The collection has ${different} different cards; a deck is judged by ${most} at most.`,
    { facts: { different, most } },
  );
