import { type CompositeOptions, fanSizes } from "#schemas/images/composite.ts";
import { mostCards, type RenderPlan } from "#schemas/images/render.ts";
import type { RenderSubject } from "#schemas/images/subject.ts";
import { utcDay } from "#shared/kernel/days.ts";
import { isByMoney } from "../holdings/index.ts";
import { type OwnPictures, wordsIn } from "../images/index.ts";
import { arranged } from "./arranging/arranged.ts";
import { knownCards } from "./cards/known-cards.ts";
import { plannedCard } from "./cards/planned-card.ts";
import { withPresentPictures } from "./cards/present-pictures.ts";
import { choose } from "./choosing/choose.ts";
import type { ChooseCardsDeps } from "./choosing/choose-cards.ts";
import type { ChosenCards } from "./choosing/chosen-cards.ts";
import { nothingToDraw, tooManyCards, unfitForFan } from "./errors.ts";
import { moneyWords } from "./money/money-words.ts";
import { type ShownMoneyDeps, shownMoney } from "./money/shown-money.ts";
import { completionNotes } from "./telling/completion-notes.ts";
import { totalsOf } from "./telling/totals.ts";

export type PlanDeps = ChooseCardsDeps &
  ShownMoneyDeps & {
    /** Pictures that users have uploaded of their copies. */
    readonly ownPictures: Pick<OwnPictures, "present">;
  };

export interface PlanRequest {
  readonly userId: string;
  readonly subject: RenderSubject;
  readonly options: CompositeOptions;
}

/**
 * What a picture shows, as it is at this moment. Prices are read where one is shown, or asked for.
 *
 * @throws DomainError `collections.no_such_collection`, `catalog.no_such_set`, `catalog.bad_query`, `request.invalid`, `images.nothing_to_draw`,
 * `images.too_many_cards`
 */
export async function planRender(
  { userId, subject, options }: PlanRequest,
  deps: PlanDeps,
): Promise<RenderPlan> {
  const chosen = await choose({ userId, subject }, options, deps);
  checkCount(chosen, subject, options);
  const known = await knownCards(
    chosen.cards.map(({ printingId }) => printingId),
    deps,
  );
  const sort = chosen.sort ?? options.sort;
  const { currency, language } = options;
  const money = needsMoney(options, sort)
    ? await shownMoney({ userId, currency }, chosen, known, deps)
    : undefined;
  const notes = completionNotes(chosen.owned, { ...deps, language });
  const { cards, groups } = await arranged(
    chosen.cards,
    { sort, group: options.group, language },
    { known, money, notes, store: deps.store, games: deps.games },
  );
  const totals = await totalsOf(cards, options, { subject, money, notes });
  const planned = cards.map((card) => ({
    ...plannedCard(card, known, { ...moneyWords(card, options, money), language }),
    ...(chosen.owned === undefined && { isWished: true as const }),
  }));
  return {
    cards: await withPresentPictures(userId, planned, deps),
    options,
    ...(groups && { groups: [...groups] }),
    ...(totals.length > 0 && { totals: [...totals] }),
    ...{ day: utcDay(deps.clock()), attribution: wordsIn(language).attribution },
  };
}

function checkCount(
  { cards, hasFilter }: ChosenCards,
  subject: RenderSubject,
  { layout }: CompositeOptions,
): void {
  if (cards.length === 0) throw nothingToDraw(subject, hasFilter);
  if (cards.length > mostCards) throw tooManyCards(mostCards);
  const { least, most } = fanSizes;
  if (layout === "fan" && (cards.length < least || cards.length > most))
    throw unfitForFan(cards.length, fanSizes);
}

const needsMoney = ({ labels, totals }: CompositeOptions, sort: CompositeOptions["sort"]) =>
  labels.price || labels.change || totals.value || (sort !== "release" && isByMoney(sort));
