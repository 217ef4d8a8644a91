import type { MailChannel } from "#functions/alerts/mails/alert-mail.ts";
import { FiringOfCard } from "#schemas/alerts/notice.ts";
import { aMailbox } from "#test/support/alerts/channels.ts";
import { aNotice } from "#test/support/alerts/notices.ts";

export const token = "t".repeat(32);
const mailbox = aMailbox(token);
const { to } = mailbox;
if (to.kind !== "email") throw new Error("It is a mailbox.");
export const mailChannel: MailChannel = { ...mailbox, to };

/** What fired of a Charizard, and what is said of it instead. */
export function told(change: Partial<FiringOfCard> = {}): FiringOfCard {
  const { told: firing } = aNotice();
  if (firing.kind !== "fired") throw new Error("It fired.");
  return FiringOfCard.parse({ ...firing, ...change });
}

const entities: Readonly<Record<string, string>> = {
  ...{ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" },
};

/** The words that a page shows, blanks as text has them. */
export const shownText = (html: string): string =>
  html
    .replace(/^[\s\S]*<body/, "<body")
    .replace(/<[^>]*>/g, (tag) => (/^<\/?(?:bdi|b|span)\b/.test(tag) ? "" : " "))
    .replace(/&[a-z#0-9]+;/g, (entity) => entities[entity] ?? entity)
    .replace(/[\s\u00a0]+/gu, " ");

/** Its elements in order, without what they say. */
export const tagsOf = (html: string): readonly string[] => html.match(/<\/?[a-z0-9]+/gi) ?? [];
