import type { CompositeLabels, CompositeOptions } from "#schemas/images/composite.ts";
import { type CompositeCard, languageOf, type PriceChange } from "./composite.ts";
import { wordsIn } from "./words/picture-words.ts";

/** A line under a card: what it is about on the left, a mark or a figure on the right. */
export interface LabelLine {
  readonly tone: "strong" | "quiet" | "price";
  /** Cut off where there is no room for it; what follows it never is. */
  readonly text: string;
  readonly tail?: string;
  /** A mark after the text, such as a language. */
  readonly mark?: string;
  /** At the right end: the condition, or how the price has moved. */
  readonly chip?: string;
  readonly change?: PriceChange;
}

export type LabelRow = "name" | "set" | "rarity" | "artist" | "price";

/** Which lines a page of these labels has room for under each card, from the top. */
export function labelRows(labels: CompositeLabels): readonly LabelRow[] {
  const wanted: LabelRow[] = [];
  if (labels.name || labels.condition) wanted.push("name");
  if (labels.set || labels.number || labels.dexNumber) wanted.push("set");
  if (labels.rarity) wanted.push("rarity");
  if (labels.artist) wanted.push("artist");
  if (labels.price || labels.change) wanted.push("price");
  return wanted;
}

/**
 * What stands in the lines under one card, without those that it has nothing for; its price is the last. A
 * card in the language of most of them, `usual`, does not say so.
 */
export function labelLines(
  card: CompositeCard,
  options: LabelOptions,
  usual: string | undefined,
): readonly LabelLine[] {
  const mark = languageMark(card, usual);
  const [first, ...others] = labelRows(options.labels).map((row) =>
    lineOf[row](card, options.labels, options),
  );
  const lines = first ? [{ ...first, ...(mark && { mark }) }, ...others] : [];
  return lines.filter(
    ({ tone, text, tail, mark: own, chip }) => tone === "price" || text || tail || own || chip,
  );
}

type LabelOptions = Pick<CompositeOptions, "labels" | "language">;

const lineOf: Record<
  LabelRow,
  (card: CompositeCard, labels: CompositeLabels, options: LabelOptions) => LabelLine
> = {
  name: ({ name, condition, grade }, labels) => ({
    tone: "strong",
    text: labels.name ? name : "",
    // What a company has said stands in the place of a condition.
    ...(labels.condition && condition && !grade && { chip: condition }),
  }),
  set: ({ setName, number, speciesNumber }, labels) => {
    const numbers = [labels.number ? number : "", (labels.dexNumber && speciesNumber) || ""].filter(
      (part) => part !== "",
    );
    const set = labels.set ? setName : "";
    const tail = (set && numbers.length > 0 ? " · " : "") + numbers.join(" · ");
    return { tone: "quiet", text: set, ...(tail && { tail }) };
  },
  rarity: ({ rarity = "" }) => ({ tone: "quiet", text: rarity }),
  artist: ({ artist }, _labels, { language }) => ({
    tone: "quiet",
    text: artist ? `${wordsIn(language).illustrator} ${artist}` : "",
  }),
  price: ({ price = "–", change }, labels) => ({
    tone: "price",
    text: labels.price ? price : "",
    ...(labels.change && change && { change }),
  }),
};

/** How a card says that it is in another language than most: `JA`, `ZH-TW`. */
export const languageMark = (card: CompositeCard, usual: string | undefined): string =>
  languageOf(card) === usual ? "" : languageOf(card).toUpperCase();
