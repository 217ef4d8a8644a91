import { setIdOf } from "#schemas/catalog/printing-id.ts";
import { isSealedId } from "#schemas/catalog/sealed-id.ts";
import type { CompositeOptions } from "#schemas/images/composite.ts";
import type { PictureLanguage } from "#schemas/images/picture-language.ts";
import type { PlannedTotal } from "#schemas/images/render.ts";
import type { RenderSubject } from "#schemas/images/subject.ts";
import { valuing } from "../../holdings/index.ts";
import { type Counted, numberIn, partIn, wordFor, wordsIn } from "../../images/index.ts";
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
  { totals, language }: Pick<CompositeOptions, "totals" | "language">,
  { subject, money, notes }: Facts,
): Promise<readonly PlannedTotal[]> {
  const total = totalIn(language);
  return [
    ...(totals.cards ? await counted(cards, { subject, notes, language, total }) : []),
    ...(totals.value && money ? valued(cards, { subject, money, language, total }) : []),
  ];
}

async function counted(
  cards: readonly ChosenCard[],
  { subject, notes, language, total }: Pick<Facts, "subject" | "notes"> & Telling,
): Promise<readonly PlannedTotal[]> {
  const { totals: words } = wordsIn(language);
  const ids = cards.map(({ printingId }) => printingId);
  const have = cards.filter(({ copies }) => copies.length > 0);
  const copies = copiesOf(cards).reduce((sum, { quantity }) => sum + quantity, 0);
  const sets = new Set(ids.filter((id) => !isSealedId(id)).map(setIdOf)).size;
  const ofSets = subject.kind === "set" || sets === 0 ? [] : [total(words.sets, sets)];
  const isOfCatalogue = subject.kind === "set" || subject.kind === "search";
  if (!isOfCatalogue || subject.show === "owned") {
    return [total(words.cards, copies), total(words.different, new Set(ids).size), ...ofSets];
  }
  if (subject.show !== "progress") {
    return [
      total(subject.show === "missing" ? words.missing : words.cards, cards.length),
      ...ofSets,
    ];
  }
  const note =
    subject.kind === "set" ? await notes.of("set", { key: subject.setId, ids }) : undefined;
  const complete = note ?? partIn(language, have.length, cards.length);
  return [{ label: words.complete, figure: complete }, total(words.copies, copies), ...ofSets];
}

/** Of copies that one has; of a list of cards what one of each costs. */
function valued(
  cards: readonly ChosenCard[],
  {
    subject,
    money,
    language,
    total,
  }: Pick<Facts, "subject"> & { readonly money: ShownMoney } & Telling,
): readonly PlannedTotal[] {
  const { totals: words } = wordsIn(language);
  const isOfCatalogue = subject.kind === "set" || subject.kind === "search";
  const isOfEach = isOfCatalogue && (subject.show === "all" || subject.show === "missing");
  const { amount, unpriced } = isOfEach ? ofEach(cards, money) : ofCopies(cards, money);
  return [
    {
      label: isOfEach ? words.oneOfEach : words.value,
      figure: priceInWords(amount, money.currency, language),
    },
    ...(unpriced > 0 ? [total(words.unpriced, unpriced)] : []),
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

interface Telling {
  readonly language: PictureLanguage;
  readonly total: ReturnType<typeof totalIn>;
}

const totalIn =
  (language: PictureLanguage) =>
  (word: Counted | string, count: number): PlannedTotal => ({
    label: typeof word === "string" ? word : wordFor(count, word, language),
    figure: numberIn(language, count),
  });
