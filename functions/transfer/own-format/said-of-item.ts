import { CollectionKind } from "#schemas/collections/collection.ts";
import { OwnPictureId } from "#schemas/images/own-picture-id.ts";
import { OwnItem } from "#schemas/transfer/own-format.ts";
import type { RowFault, SaidRow } from "#schemas/transfer/said-row.ts";
import { Condition, Day, Language } from "#schemas/values.ts";
import { originalOf } from "./original-of.ts";

interface Place {
  readonly row: number;
  readonly list: SaidRow["list"];
}

/** Of what somebody's collection is; undefined of a kind of tomorrow. */
export const kindOf = (kind: string): CollectionKind | undefined =>
  CollectionKind.safeParse(kind).data;

/** What an item of a file says, as rows of any file say it. */
export function saidOfItem(value: unknown, { row, list }: Place): SaidRow {
  const at = { row, original: originalOf(value), list };
  const { success, data: item, error } = OwnItem.safeParse(value);
  if (!success) return unreadable(at, error.issues);
  const faults: RowFault[] = [];
  const take = <Value>(
    schema: { safeParse(text: unknown): { readonly data?: Value | undefined } },
    field: string,
    text: string | undefined,
  ): Value | undefined => {
    if (text === undefined) return undefined;
    const { data } = schema.safeParse(text);
    if (data === undefined) faults.push(unknownWord(field, text));
    return data;
  };
  const { card = {}, grade, paid, tags = [], printingId, variant, quantity } = item;
  const { productIds = {}, game, name, setName, setCode, number, rarity } = card;
  const language = take(Language, "language", item.language);
  const condition = take(Condition, "condition", item.condition);
  const picture = take(OwnPictureId, "picture", item.picture);
  const day = take(Day, "paid", paid?.day);
  const added = take(Day, "added", item.createdAt?.slice(0, 10));
  const { location, notes, isSigned, isAltered, isMisprint, isProxy } = item;
  return {
    ...at,
    ids: [
      { kind: "cardlake", id: printingId },
      ...Object.entries(productIds).map(([kind, id]) => ({ kind, id })),
    ],
    ...{ game, name, setName, setCode, number, language, finish: [], variant, rarity, quantity },
    ...{ condition, grade, added, location, tags, notes, picture },
    paid: paid && { amount: paid.amount, currency: paid.currency, day },
    ...{ isSigned, isAltered, isMisprint, isProxy },
    faults,
  };
}

const unknownWord = (field: string, text: string): RowFault => ({
  ...{ field, text, isFatal: false },
  detail: `${JSON.stringify(text.slice(0, 60))} is nothing that is known here; the row is read without it.`,
});

/** An item of which the rest cannot be understood: it is kept as it stands, and cannot be taken. */
function unreadable(
  at: Pick<SaidRow, "row" | "original" | "list">,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): SaidRow {
  const faults = issues.slice(0, 10).map(({ path, message }): RowFault => {
    const field = path.map(String).join(".");
    const text = at.original[field] ?? "";
    return { field: field || "item", text, detail: message, isFatal: true };
  });
  return { ...at, ids: [], finish: [], quantity: 0, tags: [], faults };
}
