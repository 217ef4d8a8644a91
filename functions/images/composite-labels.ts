import type { CompositeLabels } from "#schemas/images/composite.ts";
import type { CompositeCard } from "./composite.ts";

/** A line under a card: what it is about on the left, a figure on the right. */
export interface LabelLine {
  readonly tone: "strong" | "quiet";
  readonly text: string;
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
  const place = [
    labels.set ? card.setName : "",
    labels.number ? card.number : "",
    labels.dexNumber && card.dexNumber !== undefined ? dexNumberText(card.dexNumber) : "",
  ].filter((part) => part !== "");
  const lines: Record<LabelRow, LabelLine> = {
    name: {
      tone: "strong",
      text: labels.name ? card.name : "",
      figure: labels.quantity && card.quantity > 1 ? `×${card.quantity}` : "",
    },
    set: {
      tone: "quiet",
      text: place.join(" · "),
      figure: labels.price ? (card.price ?? "–") : "",
    },
    artist: { tone: "quiet", text: card.artist ? `Illus. ${card.artist}` : "", figure: "" },
  };
  return labelRows(labels).map((row) => lines[row]);
}

const dexNumberText = (number: number) => `No. ${String(number).padStart(4, "0")}`;
