import type { ChannelItem } from "#schemas/storage/alert-items.ts";
import { plainOf } from "../telling/plain-of.ts";
import type { Content } from "../telling/teller.ts";
import { fitted, oneLine } from "../webhooks/presets/plain-message.ts";
import { alertMailHtml } from "./alert-mail-html.ts";
import { firingRows } from "./firing-rows.ts";
import type { Mail } from "./mailer.ts";

type Mailbox = Extract<ChannelItem["to"], { kind: "email" }>;
export type MailChannel = ChannelItem & { readonly to: Mailbox };

/** So many lines a digest has: nobody reads more of a mail. */
export const mostLines = 200;
/** Of HTML, in bytes. Gmail cuts off what is beyond 102 KB, with the links that end the mails; 96,000 leave room for what stands around lines. */
const mostRowBytes = 96_000;
/** RFC 5322 wants lines of 998 at most; people see some sixty signs of a subject. */
const mostSubject = 200;

/** What a mailbox is told, as text and as HTML that loads nothing; both say the same. Pure. */
export function alertMail(userId: string, channel: MailChannel, content: Content): Mail {
  const { title, text, url, lines } = plainOf(content, channel.home);
  const rows = content.kind === "digest" ? rowsThatFit(content) : [];
  const left = lines.length - rows.length;
  const more = left > 0 ? `and ${left} more, which the inbox lists.` : "";
  const end = channel.to.unsubscribe.url;
  const endOfAlert = content.kind === "fired" ? `${end}?alert=${content.notice.told.alertId}` : "";
  const told = lines.slice(0, rows.length).map((line) => `- ${line}`);
  const ends = [
    ...(endOfAlert ? [`No more mails of this alert: ${endOfAlert}`] : []),
    `No more mails: ${end}`,
  ];
  const parts = [title, text, told.join("\n"), more, url, ends.join("\n"), ""];
  return {
    to: channel.to.address,
    subject: fitted(oneLine(title), mostSubject),
    text: parts.filter((part, at) => part !== "" || at === parts.length - 1).join("\n\n"),
    html: alertMailHtml(content, { title, text, url, rows, more, end, endOfAlert }),
    headers: {
      // RFC 8058: a program may end the mails with one request, without anybody signing in.
      "List-Unsubscribe": `<${end}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
    tags: {
      channel: channel.id,
      user: userId,
      ...(content.kind === "fired" && { notice: content.notice.id }),
      ...(content.kind === "digest" && { digest: content.id }),
    },
  };
}

/** As many as a mail may have, newest first. */
function rowsThatFit({ notices }: Extract<Content, { kind: "digest" }>): readonly string[] {
  const rows = notices.slice(0, mostLines).map(({ told }) => firingRows(told));
  let bytes = 0;
  const end = rows.findIndex((row) => {
    bytes += Buffer.byteLength(row) + 1;
    return bytes > mostRowBytes;
  });
  return end < 0 ? rows : rows.slice(0, end);
}
