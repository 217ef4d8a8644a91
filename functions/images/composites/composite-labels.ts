import type { CompositeLabels } from "#schemas/images/composite.ts";
import type { CompositeCard } from "./composite.ts";

/** A line under a card: what it is about on the left, a figure on the right. */
export interface LabelLine {
  readonly tone: "strong" | "quiet";
  /** Cut off where there is no room for it; `tail`, which follows it, and `figure` never are. */
  readonly text: string;
  readonly tail: string;
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

/** What stands in the lines under one card. A single copy needs no count. */
export function labelLines(card: CompositeCard, labels: CompositeLabels): readonly LabelLine[] {
  const numbers = [
    labels.number ? card.number : "",
    labels.dexNumber && card.dexNumber !== undefined ? dexNumberText(card.dexNumber) : "",
  ].filter((part) => part !== "");
  const set = labels.set ? card.setName : "";
  const lines: Record<LabelRow, LabelLine> = {
    name: {
      tone: "strong",
      text: labels.name ? card.name : "",
      tail: "",
      figure: labels.quantity && card.quantity > 1 ? `×${card.quantity}` : "",
    },
    set: {
      tone: "quiet",
      text: set,
      tail: (set && numbers.length > 0 ? " · " : "") + numbers.join(" · "),
      figure: labels.price ? (card.price ?? "–") : "",
    },
    artist: {
      tone: "quiet",
      text: card.artist ? `Illus. ${card.artist}` : "",
      ...{ tail: "", figure: "" },
    },
  };
  return labelRows(labels).map((row) => lines[row]);
}

const dexNumberText = (number: number) => `No. ${String(number).padStart(4, "0")}`;
