import type { Firing, FiringOfCard } from "#schemas/alerts/notice.ts";
import {
  copyWords,
  detailsText,
  happenedText,
  nameText,
  numberedSet,
} from "../messages/explain.ts";
import { writtenPrice } from "../messages/written-price.ts";
import { escaped, inOnePiece } from "./html.ts";

/** Rows of `firingTable`: the copy or collection with its price, and below them what happened. */
export function firingRows(told: Firing): string {
  const { price, currency } = told;
  return (
    `<tr><th scope="row" align="left"><b>${nameHtml(told)}</b><br>` +
    `<small>${detailsHtml(told)}</small></th>` +
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

/** What it is of: a card in its own language, or a collection in whichever its owner called it. */
export const nameHtml = (told: Firing): string =>
  "card" in told ? foreign(nameText(told), told.card) : apart(nameText(told));

/** Which copy of a card it is; the set in its own language. */
export function detailsHtml(told: Firing): string {
  if (!("card" in told)) return escaped(detailsText(told));
  const { card } = told;
  return [foreign(numberedSet(card), card), ...copyWords(card).map(escaped)].join(", ");
}

/** A plain name in the language of its card: Japanese looks otherwise in Chinese letters, and is read aloud otherwise. */
function foreign(name: string, { printingId }: FiringOfCard["card"]): string {
  const [, language = "en"] = printingId.split(":");
  const lang = language === "en" ? "" : ` lang="${escaped(language)}"`;
  return apart(name, lang);
}

/** Whatever direction it has, what follows it keeps its own. */
const apart = (name: string, lang = ""): string => `<bdi${lang}>${escaped(name)}</bdi>`;
