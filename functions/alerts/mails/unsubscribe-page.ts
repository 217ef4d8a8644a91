import type { EndOfMails } from "../channels/unsubscribe.ts";
import { heading, mailPage, paragraph } from "./html.ts";

/** A page by which somebody ends mails, without a script; it asks the same address again, by POST. */
export function unsubscribePage({ address, isOn, line }: EndOfMails): string {
  const what = line === undefined ? "all alerts" : `the alert that waits for ${line}`;
  if (!isOn) {
    return mailPage(
      "No more mails",
      [heading("No more mails"), paragraph(`${address} gets no mails of ${what}.`)].join("\n"),
    );
  }
  return mailPage(
    "End these mails?",
    [
      heading("End these mails?"),
      paragraph(`${address} gets mails of ${what}.`),
      '<form method="post"><button type="submit" style="padding:10px 18px;font-size:16px">No more mails</button></form>',
    ].join("\n"),
  );
}
