import type { Collection } from "#schemas/collections/collection.ts";
import type { ExportRow } from "#schemas/transfer/export-columns.ts";
import { writtenShops } from "#schemas/transfer/id-kinds.ts";
import type { NamedItem } from "./export-content.ts";

/** All that is said of a lot, side by side. */
export function itemRow(head: Collection, { item, card }: NamedItem): ExportRow {
  const { version: _, paid, grade, id, createdAt, updatedAt, ...said } = item;
  const { productIds, isSealed, game, name, setName, setCode, number, rarity } = card ?? {};
  return {
    ...{ collectionId: head.id, collectionName: head.name, collectionKind: head.kind },
    itemId: id,
    ...said,
    ...{ game, name, setName, setCode, number: number || undefined, rarity, isSealed },
    ...Object.fromEntries(writtenShops.map((shop) => [shop, productIds?.[shop]])),
    ...(grade && {
      ...{ gradeCompany: grade.company, grade: grade.grade, certificate: grade.certificate },
    }),
    ...(paid && { paidAmount: paid.amount, paidCurrency: paid.currency, paidDay: paid.day }),
    ...{ createdAt, updatedAt },
  };
}
