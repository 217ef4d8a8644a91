import type { Firing } from "#schemas/alerts/notice.ts";
import { detailsText, explain, lineText, nameText } from "../messages/explain.ts";
import { writtenPrice } from "../messages/written-price.ts";
import type { PlainMessage } from "../webhooks/presets/plain-message.ts";
import { type Content, type FiredNotice, mostInDigest } from "./teller.ts";

const noFurther = `A digest tells of ${mostInDigest} at most; the inbox has what crossed besides, and the next digest tells of it.`;

/**
 * What people are told, in plain text; pure.
 *
 * @param home where this service is reached, without a trailing slash
 */
export function plainOf(content: Content, home: string): PlainMessage {
  switch (content.kind) {
    case "fired": {
      const { told } = content.notice;
      return {
        title: titleOf(content.notice),
        text: explain(told),
        url: `${home}${pathOf(told)}`,
        lines: [],
      };
    }
    case "digest": {
      const count = content.notices.length;
      return {
        title: digestTitle(content.notices),
        text: count < mostInDigest ? "" : noFurther,
        url: `${home}/v1/me/inbox`,
        lines: content.notices.map(({ told }) => explain(told)),
      };
    }
    case "test":
      return {
        title: "This is a test",
        text: "Alerts that name this channel will look like this; nothing has happened to a price.",
        url: `${home}/v1/me/channels`,
        lines: [],
      };
  }
}

/** What a phone shows of a subject first: `Charizard: 348.00 USD, at or below 350.00 USD (Base Set 4, holo, near mint)`. */
export const titleOf = (notice: FiredNotice): string =>
  `${nameText(notice.told)}: ${headlineOf(notice)} (${detailsText(notice.told)})`;

/** `348.00 USD, at or below 350.00 USD`. */
export const headlineOf = ({ told }: FiredNotice): string =>
  `${writtenPrice(told.price.amount, told.currency)}, ${lineText(told.line, told.currency)}`;

/** Where there is more to be seen of it. */
function pathOf(told: Firing): string {
  if ("card" in told) return `/v1/cards/${encodeURIComponent(told.card.printingId)}`;
  const { collectionId } = told.collection;
  const of = collectionId === undefined ? "" : `&collectionId=${collectionId}`;
  return `/v1/holdings/value?currency=${told.currency}${of}`;
}

function digestTitle(notices: readonly FiredNotice[]): string {
  const count = notices.length;
  const prices = notices.filter(({ told }) => "card" in told).length;
  const one = prices > 0 ? "price" : "value";
  if (count === 1) return `One ${one} crossed your line`;
  const all = prices > 0 && prices < count ? "prices and values" : `${one}s`;
  return `${count} ${all} crossed your lines`;
}
