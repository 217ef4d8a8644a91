import type { Firing } from "#schemas/alerts/notice.ts";
import { copyWords, happenedText, numberedSet } from "../messages/explain.ts";
import { plainName } from "../messages/plain-name.ts";
import { writtenPrice } from "../messages/written-price.ts";
import { escaped, inOnePiece } from "./html.ts";

/** Rows of `firingTable`: the copy with its price, and below them what happened. */
export function firingRows(told: Firing): string {
  const { card, price, currency } = told;
  return (
    `<tr><th scope="row" align="left"><b>${foreign(plainName(card.name), card)}</b><br>` +
    `<small>${detailsHtml(card)}</small></th>` +
    `<td align="right" nowrap><b>${writtenPrice(price.amount, currency)}</b></td></tr>` +
    `<tr><td class="rule" colspan="2">${inOnePiece(happenedText(told))}</td></tr>`
  );
}

/** A table of what has fired; amounts stand below each other, digit by digit. */
export const firingTable = (rows: readonly string[]): string =>
  [
    '<table class="rows" width="100%" cellspacing="0" cellpadding="3" style="margin:0 0 16px;font-size:15px;line-height:1.4;font-variant-numeric:tabular-nums">',
    ...rows,
    "</table>",
  ].join("\n");

/** Which copy of a card it is; the set in its own language. */
export const detailsHtml = (card: Firing["card"]): string =>
  [foreign(numberedSet(card), card), ...copyWords(card).map(escaped)].join(", ");

/** A plain name in the language of its card: Japanese looks otherwise in Chinese letters, and is read aloud otherwise. */
export function foreign(name: string, { printingId }: Firing["card"]): string {
  const [, language = "en"] = printingId.split(":");
  const lang = language === "en" ? "" : ` lang="${escaped(language)}"`;
  // Whatever direction it has, what follows it keeps its own.
  return `<bdi${lang}>${escaped(name)}</bdi>`;
}
