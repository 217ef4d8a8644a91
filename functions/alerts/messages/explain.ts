import type { Line } from "#schemas/alerts/line.ts";
import type { Firing, FiringOfCard, Notice } from "#schemas/alerts/notice.ts";
import { Condition } from "#schemas/values.ts";
import { plainName } from "./plain-name.ts";
import { writtenPercent, writtenPrice } from "./written-price.ts";

/** What happened, in a sentence or two of plain text, as the inbox, mails and webhooks say it [ALR-5]; pure. */
export function explain(told: Notice["told"]): string {
  if (told.kind === "channel_off") {
    return `The channel ${told.channelId} is off and is told of nothing any more: ${told.reason}`;
  }
  if (told.kind === "shelf_found") return foundText(told.rows);
  const { price, currency } = told;
  const from = convertedText(told);
  return `${subjectText(told)}: ${moneyOf(price, currency)}${from && ` (${from})`} ${crossedText(told)}`;
}

const foundText = (rows: number): string =>
  rows === 1
    ? "1 row on your shelf is known now: the catalogue has a card for it, so that it can be put into a collection."
    : `${rows} rows on your shelf are known now: the catalogue has cards for them, so that they can be put into collections.`;

/** The same without the copy or collection and its price, as it stands below them: `On 2026-02-14 (tcgplayer), at or below your line …`. */
export function happenedText(told: Firing): string {
  const from = convertedText(told);
  const text = `${from && `${from} `}${crossedText(told)}`;
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function convertedText({ price }: Firing): string {
  if ("converted" in price && price.converted) {
    return `converted from ${moneyOf(price.converted, price.converted.currency)}`;
  }
  if (!("amounts" in price && price.amounts)) return "";
  const sums = Object.entries(price.amounts).filter(([, sum]) => sum > 0);
  return `converted from ${sums.map(([own, sum]) => writtenPrice(sum, own)).join(" and ")}`;
}

function crossedText(told: Firing): string {
  const { price, before, currency, ratesOf } = told;
  const rates = ratesOf === undefined ? "" : ` Converted by the reference rates of ${ratesOf}.`;
  return (
    `on ${price.day}${"source" in price ? ` (${price.source})` : ""}, ${crossingText(told)}; ` +
    `before ${moneyOf(before, currency)} on ${before.day}.${rates}`
  );
}

/** `Charizard (Base Set 4, holo, unlimited, near mint)`, `My binder (value)`. */
const subjectText = (told: Firing): string => `${nameText(told)} (${detailsText(told)})`;

/** What a card is called, or the collection whose value it is. */
export function nameText(told: Firing): string {
  if ("card" in told) return plainName(told.card.name);
  const { collectionId, name } = told.collection;
  if (collectionId === undefined) return "All that you own";
  return plainName(name ?? collectionId);
}

/** Which copy of a card it is, without the card's name: `Base Set 4, holo, unlimited, near mint`. */
export const detailsText = (told: Firing): string =>
  "card" in told ? [numberedSet(told.card), ...copyWords(told.card)].join(", ") : "value";

/** `Base Set 4`; where the name of the set is not known, its id. */
export const numberedSet = ({ setName, printingId, number }: FiringOfCard["card"]): string =>
  `${plainName(setName ?? setIn(printingId))} ${plainName(number)}`;

/** `holo`, `unlimited`, `near mint`. */
export const copyWords = ({ variant, state }: FiringOfCard["card"]): readonly string[] => [
  ...variant.split("."),
  stateText(state),
];

/** What the price did to the line. */
function crossingText({ line, currency, price, reference }: Firing): string {
  const from = reference && `${moneyOf(reference, currency)} on ${reference.day}`;
  switch (line.kind) {
    case "at_or_below":
      return `at or below your line of ${moneyOf(line, currency)}`;
    case "at_or_above":
      return `at or above your line of ${moneyOf(line, currency)}`;
    case "change": {
      const moved = reference && ` ${writtenPercent(percentOf(price.amount, reference.amount))}`;
      const wish = `your line is ${lineText(line, currency)}`;
      return `a ${line.percent < 0 ? "fall" : "rise"}${moved ? ` of${moved} from ${from}` : ""}, and ${wish}`;
    }
    case "all_time_low":
      return `lower than ever${from ? `: the lowest before was ${from}` : ""}`;
    case "all_time_high":
      return `higher than ever${from ? `: the highest before was ${from}` : ""}`;
  }
}

/** A line for people, as subjects of mails and lists of alerts name it. */
export function lineText(line: Line, currency: string): string {
  switch (line.kind) {
    case "at_or_below":
      return `at or below ${moneyOf(line, currency)}`;
    case "at_or_above":
      return `at or above ${moneyOf(line, currency)}`;
    case "change": {
      const days = line.days === 1 ? "a day" : `${line.days} days`;
      const percent = writtenPercent(Math.abs(line.percent));
      return `a ${line.percent < 0 ? "fall" : "rise"} of ${percent} within ${days}`;
    }
    case "all_time_low":
      return "a new all-time low";
    case "all_time_high":
      return "a new all-time high";
  }
}

const moneyOf = ({ amount }: { readonly amount: number }, currency: string): string =>
  writtenPrice(amount, currency);

const percentOf = (amount: number, reference: number): number =>
  (Math.abs(amount - reference) / reference) * 100;

/** `near mint`, `PSA 9.5`, `CGC 10 pristine`. */
function stateText(state: string): string {
  if (Condition.safeParse(state).success) return state.replaceAll("_", " ");
  const [company = "", ...grade] = state.split("-");
  return `${company.toUpperCase()} ${grade.join(" ")}`;
}

/** `base1` of `pokemon:en:base1-4`. */
const setIn = (printingId: string): string =>
  printingId.slice(printingId.lastIndexOf(":") + 1, printingId.lastIndexOf("-"));
