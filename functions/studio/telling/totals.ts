import { setIdOf } from "#schemas/catalog/printing-id.ts";
import { isSealedId } from "#schemas/catalog/sealed-id.ts";
import type { CompositeOptions } from "#schemas/images/composite.ts";
import type { PlannedTotal } from "#schemas/images/render.ts";
import type { RenderSubject } from "#schemas/images/subject.ts";
import { valuing } from "../../holdings/index.ts";
import { priceInWords } from "../../prices/reading/index.ts";
import type { ChosenCard } from "../choosing/chosen-cards.ts";
import { copiesOf, type ShownMoney } from "../money/shown-money.ts";
import type { CompletionNotes } from "./completion-notes.ts";

interface Facts {
  readonly subject: RenderSubject;
  readonly money: ShownMoney | undefined;
  readonly notes: CompletionNotes;
}

/** The figures of the strip below the title, as far as they are wanted. */
export async function totalsOf(
  cards: readonly ChosenCard[],
  { totals }: Pick<CompositeOptions, "totals">,
  { subject, money, notes }: Facts,
): Promise<readonly PlannedTotal[]> {
  return [
    ...(totals.cards ? await counted(cards, subject, notes) : []),
    ...(totals.value && money ? valued(cards, subject, money) : []),
  ];
}

async function counted(
  cards: readonly ChosenCard[],
  subject: RenderSubject,
  notes: CompletionNotes,
): Promise<readonly PlannedTotal[]> {
  const ids = cards.map(({ printingId }) => printingId);
  const have = cards.filter(({ copies }) => copies.length > 0);
  const copies = copiesOf(cards).reduce((sum, { quantity }) => sum + quantity, 0);
  const sets = new Set(ids.filter((id) => !isSealedId(id)).map(setIdOf)).size;
  const ofSets = subject.kind === "set" || sets === 0 ? [] : [total("Sets", sets, "Set")];
  const isOfCatalogue = subject.kind === "set" || subject.kind === "search";
  if (!isOfCatalogue || subject.show === "owned") {
    return [total("Cards", copies, "Card"), total("Different", new Set(ids).size), ...ofSets];
  }
  if (subject.show !== "progress") {
    return [
      subject.show === "missing"
        ? total("Missing", cards.length)
        : total("Cards", cards.length, "Card"),
      ...ofSets,
    ];
  }
  const note =
    subject.kind === "set" ? await notes.of("set", { key: subject.setId, ids }) : undefined;
  const complete = note ?? `${number(have.length)} / ${number(cards.length)}`;
  return [{ label: "Complete", figure: complete }, total("Copies", copies, "Copy"), ...ofSets];
}

/** Of copies that one has; of a list of cards what one of each costs. */
function valued(
  cards: readonly ChosenCard[],
  subject: RenderSubject,
  money: ShownMoney,
): readonly PlannedTotal[] {
  const isOfCatalogue = subject.kind === "set" || subject.kind === "search";
  const isOfEach = isOfCatalogue && (subject.show === "all" || subject.show === "missing");
  const { amount, unpriced } = isOfEach ? ofEach(cards, money) : ofCopies(cards, money);
  return [
    { label: isOfEach ? "One of each" : "Value", figure: priceInWords(amount, money.currency) },
    ...(unpriced > 0 ? [total("Without a price", unpriced)] : []),
  ];
}

function ofEach(cards: readonly ChosenCard[], money: ShownMoney) {
  const amounts = cards.map((card) => money.amountOf(card));
  const priced = amounts.filter((amount) => amount !== undefined);
  const unpriced = amounts.length - priced.length;
  return { amount: priced.reduce((sum, amount) => sum + amount, 0), unpriced };
}

/** As `GET /v1/holdings/value` adds up: sums of a currency are converted as wholes, and proxies are worth nothing. */
function ofCopies(cards: readonly ChosenCard[], { items }: ShownMoney) {
  const sum = valuing();
  let unpriced = 0;
  for (const copy of copiesOf(cards)) {
    sum.take(copy, items.priceOf(copy));
    if (!copy.isProxy && items.amountOf(copy) === undefined) unpriced += copy.quantity;
  }
  return { amount: items.told(sum.sum().value).amount, unpriced };
}

const number = (count: number): string => count.toLocaleString("en");
const total = (several: string, count: number, one = several): PlannedTotal => ({
  label: count === 1 ? one : several,
  figure: number(count),
});
