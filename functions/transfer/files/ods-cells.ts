import { numberText } from "./cell-text.ts";
import { limits } from "./limits.ts";
import { repeatsOf } from "./ods-repeats.ts";
import { tooManyColumns } from "./refusals.ts";
import { attribute, xmlText } from "./xml-text.ts";

export interface OdsCells {
  readonly texts: readonly string[];
  readonly dates: readonly number[];
}

/** The cells of a row by its XML. Empty ones count only where something stands behind them. */
export function odsCells(xml: string, row: number): OdsCells {
  const texts: string[] = [];
  const dates: number[] = [];
  let empty = 0;
  for (const { attributes, body } of cellsIn(xml)) {
    const repeats = repeatsOf(attributes, "columns", limits.columns + 1);
    const { text, isDate } = cellOf(attributes, body);
    if (text === "") {
      empty += repeats;
      continue;
    }
    if (texts.length + empty + repeats > limits.columns) throw tooManyColumns(row);
    for (; empty > 0; empty -= 1) texts.push("");
    for (let again = 0; again < repeats; again += 1) {
      if (isDate) dates.push(texts.length);
      texts.push(text);
    }
  }
  return { texts, dates };
}

function* cellsIn(xml: string): Generator<{ readonly attributes: string; readonly body: string }> {
  const open = /<table:(covered-)?table-cell([\s/][^>]*)?>/g;
  for (let tag = open.exec(xml); tag !== null; tag = open.exec(xml)) {
    const [all, covered = "", attributes = ""] = tag;
    if (all.endsWith("/>")) {
      yield { attributes, body: "" };
      continue;
    }
    const end = xml.indexOf(`</table:${covered}table-cell>`, open.lastIndex);
    if (end < 0) return;
    yield { attributes, body: xml.slice(open.lastIndex, end) };
    open.lastIndex = end;
  }
}

/** A number as it was typed in, a day in ISO form, anything else as it is shown. */
function cellOf(
  attributes: string,
  body: string,
): { readonly text: string; readonly isDate: boolean } {
  const type = attribute(attributes, "office:value-type");
  const day = type === "date" ? attribute(attributes, "office:date-value") : undefined;
  if (day !== undefined) return { text: day.replace(/T00:00:00(\.0+)?$/, ""), isDate: true };
  const value = attribute(attributes, "office:value");
  if ((type === "float" || type === "currency") && value !== undefined && value !== "") {
    return { text: numberText(Number(value)), isDate: false };
  }
  return { text: shown(body), isDate: false };
}

/** The paragraphs of a cell, without the comment that may be pinned to it. */
function shown(body: string): string {
  if (body === "") return "";
  const own = body.includes("<office:annotation")
    ? body.replace(/<office:annotation\b[\s\S]*?<\/office:annotation>/g, "")
    : body;
  const spaced = own
    .replace(/<\/text:p>\s*<text:p\b[^>]*>/g, "\n")
    .replace(/<text:line-break\/>/g, "\n")
    .replace(/<text:tab\/>/g, " ")
    .replace(/<text:s\b([^>]*)\/>/g, " ");
  return xmlText(spaced.replace(/<[^>]*>/g, ""));
}
