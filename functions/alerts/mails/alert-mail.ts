import type { ChannelItem } from "#schemas/storage/alert-items.ts";
import { plainOf } from "../telling/plain-of.ts";
import type { Content } from "../telling/teller.ts";
import { fitted, oneLine } from "../webhooks/presets/plain-message.ts";
import { footer, heading, link, list, mailPage, paragraph } from "./html.ts";
import type { Mail } from "./mailer.ts";

type Mailbox = Extract<ChannelItem["to"], { kind: "email" }>;
export type MailChannel = ChannelItem & { readonly to: Mailbox };

/** So many lines a digest has; some programs cut mails of more than 100 KB. */
export const mostLines = 200;
/** RFC 5322 wants lines of 998 at most; people see some sixty signs of a subject. */
const mostSubject = 200;

/** What a mailbox is told, as text and as HTML that loads nothing; pure. */
export function alertMail(userId: string, channel: MailChannel, content: Content): Mail {
  const { title, text, url, lines } = plainOf(content, channel.home);
  const told = lines.slice(0, mostLines);
  const left = lines.length - told.length;
  const more = left > 0 ? [`and ${left} more, which the inbox lists.`] : [];
  const end = channel.to.unsubscribe.url;
  const endOfAlert = content.kind === "fired" ? `${end}?alert=${content.notice.told.alertId}` : "";
  const parts = [title, text, told.map((line) => `- ${line}`).join("\n"), ...more, url];
  const ends = [
    ...(endOfAlert ? [`No more mails of this alert: ${endOfAlert}`] : []),
    `No more mails: ${end}`,
  ];
  return {
    to: channel.to.address,
    subject: fitted(oneLine(title), mostSubject),
    text: [...parts.filter((part) => part !== ""), ends.join("\n"), ""].join("\n\n"),
    html: mailPage(
      title,
      [
        heading(title),
        ...(text ? [paragraph(text)] : []),
        ...(told.length > 0 ? [list(told)] : []),
        ...more.map(paragraph),
        `<p style="margin:0">${link(url, "Look at it")}</p>`,
        footer(
          ...(endOfAlert ? [link(endOfAlert, "No more mails of this alert")] : []),
          link(end, "No more mails at all"),
        ),
      ].join("\n"),
    ),
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
