import { detailsText, explain, lineText } from "../messages/explain.ts";
import { plainName } from "../messages/plain-name.ts";
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
        url: `${home}/v1/cards/${encodeURIComponent(told.card.printingId)}`,
        lines: [],
      };
    }
    case "digest": {
      const count = content.notices.length;
      return {
        title: count === 1 ? "One price crossed your line" : `${count} prices crossed your lines`,
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
  `${plainName(notice.told.card.name)}: ${headlineOf(notice)} (${detailsText(notice.told.card)})`;

/** `348.00 USD, at or below 350.00 USD`. */
export const headlineOf = ({ told }: FiredNotice): string =>
  `${writtenPrice(told.price.amount, told.currency)}, ${lineText(told.line, told.currency)}`;
