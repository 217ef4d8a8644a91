import { mostTags } from "#schemas/collections/item.ts";
import { OwnPictureId } from "#schemas/images/own-picture-id.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { readFlag } from "../values/flag.ts";
import { readCurrency, readMoney } from "../values/money.ts";
import { readTags, readWrittenTags } from "../values/tags.ts";
import { fittedText } from "./fitted-text.ts";
import { faultOf, type RowCells } from "./row-cells.ts";
import type { TableContext } from "./table-context.ts";

type Owning =
  | ("paid" | "added" | "location" | "tags" | "notes" | "picture")
  | ("isSigned" | "isAltered" | "isMisprint" | "isProxy");
type SaidOwning = Pick<SaidRow, Owning>;

const flags = [
  ["is_signed", "isSigned"],
  ["is_altered", "isAltered"],
  ["is_misprint", "isMisprint"],
  ["is_proxy", "isProxy"],
] as const;

/** What a row says of its copies as somebody's own. The day of a payment that nobody has said is that on which they came in. */
export function saidOwning(row: RowCells, context: TableContext): SaidOwning {
  const { paid, day } = saidPaid(row, context);
  const added = row.value("added_on", context.addedOn) ?? day;
  const location = joined(row, "location", { most: 100, by: ", " });
  const notes = joined(row, "notes", { most: 1_000, by: "\n" });
  const picture = row.value("picture", readPicture);
  const set = flags.filter(([field]) => row.value(field, readFlag) === true);
  return {
    ...(paid && { paid }),
    ...(added !== undefined && { added }),
    ...(location !== undefined && { location }),
    tags: saidTags(row, context.format.hasWrittenTags === true),
    ...(notes !== undefined && { notes }),
    ...(picture !== undefined && { picture }),
    ...Object.fromEntries(set.map(([, name]) => [name, true])),
  };
}

function saidPaid(row: RowCells, context: TableContext) {
  const currency = row.value("currency", readCurrency) ?? context.currency;
  const paid = row.value("paid", (text) => readMoney(text, { currency, mark: context.mark }));
  const day = row.value("bought_on", context.boughtOn);
  return paid && day !== undefined ? { paid: { ...paid, day } } : { paid, day };
}

function joined(
  row: RowCells,
  field: "location" | "notes",
  { most, by }: { readonly most: number; readonly by: string },
): string | undefined {
  const text = row.texts(field).join(by);
  if (text === "") return undefined;
  const { value, wrong } = fittedText(text, { most, isOneLine: field === "location" });
  if (wrong !== undefined) row.note(faultOf(field, text, wrong));
  return value;
}

function saidTags(row: RowCells, areOurs: boolean): string[] {
  const text = row.texts("tags").join(areOurs ? "" : ";");
  if (text === "") return [];
  const all = (areOurs ? readWrittenTags(text) : readTags(text)).flatMap((tag) => {
    const { value, wrong } = fittedText(tag, { most: 30 });
    if (wrong !== undefined) row.note(faultOf("tags", tag, wrong));
    return value === undefined ? [] : [value];
  });
  const wrong = `has more than the ${mostTags} tags that are kept`;
  if (all.length > mostTags) row.note(faultOf("tags", text, wrong));
  return all.slice(0, mostTags);
}

const readPicture = (text: string) => {
  const value = OwnPictureId.safeParse(text).data;
  return value === undefined ? { wrong: "is no picture of yours" } : { value };
};
