import type { CompositeLabels } from "#schemas/images/composite.ts";
import type { CompositeCard } from "./composite.ts";

/** A line under a card: what it is about on the left, a figure on the right. */
export interface LabelLine {
  readonly tone: "strong" | "quiet";
  /** Cut off where there is no room for it; `tail`, which follows it, and `figure` never are. */
  readonly text: string;
  readonly tail: string;
  /** A mark after the text, such as a language; empty as a rule. */
  readonly mark: string;
  readonly figure: string;
}

/** Which lines a page of these labels has, from the top. Every card has all of them. */
export function labelRows(labels: CompositeLabels): readonly LabelRow[] {
  const wanted: LabelRow[] = [];
  if (labels.name || labels.quantity) wanted.push("name");
  if (labels.set || labels.number || labels.dexNumber || labels.price) wanted.push("set");
  if (labels.artist) wanted.push("artist");
  return wanted;
}
export type LabelRow = "name" | "set" | "artist";

/**
 * What stands in the lines under one card. A single copy needs no count, and a card in the language
 * of most of them, `usual`, does not say so.
 */
export function labelLines(
  card: CompositeCard,
  labels: CompositeLabels,
  usual: string | undefined,
): readonly LabelLine[] {
  const numbers = [
    labels.number ? card.number : "",
    labels.dexNumber ? (card.speciesNumber ?? "") : "",
  ].filter((part) => part !== "");
  const set = labels.set ? card.setName : "";
  const lines: Record<LabelRow, LabelLine> = {
    name: {
      tone: "strong",
      text: labels.name ? card.name : "",
      ...{ tail: "", mark: "" },
      figure: labels.quantity && card.quantity > 1 ? `×${card.quantity.toLocaleString("en")}` : "",
    },
    set: {
      tone: "quiet",
      text: set,
      tail: (set && numbers.length > 0 ? " · " : "") + numbers.join(" · "),
      mark: "",
      figure: labels.price ? (card.price ?? "–") : "",
    },
    artist: {
      tone: "quiet",
      text: card.artist ? `Illus. ${card.artist}` : "",
      ...{ tail: "", mark: "", figure: "" },
    },
  };
  const [first, ...others] = labelRows(labels).map((row) => lines[row]);
  return first ? [{ ...first, mark: languageMark(card, usual) }, ...others] : [];
}

/** How a card says that it is in another language than most: `JA`, `ZH-TW`. */
export const languageMark = ({ language }: CompositeCard, usual: string | undefined): string =>
  language === usual ? "" : language.toUpperCase();
