import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import type { Generation } from "#schemas/catalog/species.ts";
import type { CompositeOptions } from "#schemas/images/composite.ts";
import type { PlannedGroup } from "#schemas/images/render.ts";
import type { CatalogStore } from "../../catalog/index.ts";
import { wordsIn } from "../../images/index.ts";
import type { ChosenCard } from "../choosing/chosen-cards.ts";
import type { CompletionNotes } from "../telling/completion-notes.ts";
import { commonOf, type Grouping } from "./common-of.ts";
import { type Grouped, grouped } from "./grouped.ts";
import { type Facts, inOrder } from "./in-order.ts";

export interface Arranged {
  readonly cards: readonly ChosenCard[];
  /** Absent where cards are not grouped. */
  readonly groups?: readonly PlannedGroup[];
}

export interface ArrangeFacts extends Facts {
  readonly notes: CompletionNotes;
  readonly store: Pick<CatalogStore, "generations">;
}

/** Cards as they follow each other, and the headings between them. */
export async function arranged(
  cards: readonly ChosenCard[],
  { sort, group: by, language }: Pick<CompositeOptions, "sort" | "group" | "language">,
  facts: ArrangeFacts,
): Promise<Arranged> {
  const ordered = inOrder(cards, sort, facts);
  if (by === "none") return { cards: ordered };
  const groups = grouped(ordered, await commonIn(by, cards, { ...facts, language }));
  // A heading that says of all cards that they are others says nothing.
  if (groups.every(({ common }) => common === undefined)) return { cards: ordered };
  return {
    cards: groups.flatMap((one) => one.cards),
    groups: await headed(by, groups, { ...facts, otherCards: wordsIn(language).otherCards }),
  };
}

async function commonIn(
  by: Grouping,
  cards: readonly ChosenCard[],
  facts: ArrangeFacts & Pick<CompositeOptions, "language">,
) {
  const games = [...new Set(cards.map(({ printingId }) => gamePartOf(printingId)))];
  const generations = new Map<string, readonly Generation[]>();
  for (const game of by === "generation" ? games : []) {
    generations.set(
      game,
      (await facts.store.generations(game)).map(({ value }) => value),
    );
  }
  return commonOf(by, {
    ...{ known: facts.known, language: facts.language, generations },
    areSeveralGames: games.length > 1,
  });
}

async function headed(
  by: Grouping,
  groups: readonly Grouped<ChosenCard>[],
  { notes, otherCards }: ArrangeFacts & { readonly otherCards: string },
): Promise<readonly PlannedGroup[]> {
  const all: PlannedGroup[] = [];
  let from = 0;
  for (const { common, cards } of groups) {
    const ids = cards.map(({ printingId }) => printingId);
    const note = common && (await notes.of(by, { key: common.key, ids }));
    const heading = common?.heading ?? otherCards;
    all.push({ from, heading, ...(note !== undefined && { note }) });
    from += cards.length;
  }
  return all;
}
