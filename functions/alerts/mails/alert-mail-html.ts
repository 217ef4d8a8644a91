import { happenedText } from "../messages/explain.ts";
import { headlineOf } from "../telling/plain-of.ts";
import type { Content } from "../telling/teller.ts";
import { detailsHtml, firingTable, nameHtml } from "./firing-rows.ts";
import {
  footer,
  heading,
  headingHtml,
  inOnePiece,
  link,
  mailPage,
  paragraph,
  quietParagraph,
} from "./html.ts";

interface Told {
  readonly title: string;
  readonly text: string;
  readonly url: string;
  /** Of a digest, those that fit. */
  readonly rows: readonly string[];
  /** What is said of those that do not; empty where all do. */
  readonly more: string;
  readonly end: string;
  /** Empty where the mail is not of one alert. */
  readonly endOfAlert: string;
}

/** The page of a mail to a mailbox. */
export function alertMailHtml(content: Content, told: Told): string {
  const { title, url, rows, more, end, endOfAlert } = told;
  return mailPage(
    title,
    [
      ...topOf(content, told),
      ...(rows.length > 0 ? [firingTable(rows)] : []),
      ...(more ? [paragraph(more)] : []),
      `<p style="margin:0">${link(url, whereTo(content))}</p>`,
      footer(
        ...(endOfAlert ? [link(endOfAlert, "No more mails of this alert")] : []),
        link(end, "No more mails at all"),
      ),
    ].join("\n"),
  );
}

/** Links say by themselves where they lead, as those who hear a page jump from one to the next. */
function whereTo(content: Content): string {
  if (content.kind === "digest") return "See your inbox";
  if (content.kind === "test") return "See your channels";
  return "card" in content.notice.told ? "See the card" : "See what it is worth";
}

/** What a glance is to take in: which card costs how much, or which collection is worth it, and what that did to the line. */
function topOf(content: Content, { title, text }: Told): readonly string[] {
  if (content.kind !== "fired") return [heading(title), ...(text ? [paragraph(text)] : [])];
  const { told } = content.notice;
  return [
    headingHtml(`${nameHtml(told)}: ${inOnePiece(headlineOf(content.notice))}`),
    quietParagraph(detailsHtml(told)),
    paragraph(happenedText(told)),
  ];
}
