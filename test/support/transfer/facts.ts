import type { Loss } from "#functions/transfer/formats/index.ts";
import { readFinish } from "#functions/transfer/formats/index.ts";
import { printingWords } from "#functions/transfer/formats/writing/written-finish.ts";
import type { ExportedItem } from "#schemas/transfer/exported-item.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";

/** What is said of copies, by the names of what formats lose. */
export type Facts = Readonly<Record<Loss, unknown>>;

const sorted = (all: readonly string[] | undefined) => (all ?? []).toSorted();

export const factsOfItem = ({ item, card, collection }: ExportedItem): Facts => ({
  collection: collection.name,
  kind: collection.kind,
  variant: sorted(readFinish(printingWords(item.variant))),
  name: card.name,
  "set name": card.setName,
  "set code": card.setCode.toLowerCase(),
  number: card.number,
  rarity: card.rarity,
  language: item.language,
  condition: item.condition,
  grade: item.grade && `${item.grade.company} ${item.grade.grade}`,
  certificate: item.grade?.certificate,
  "price paid": item.paid?.amount,
  currency: item.paid?.currency,
  "other currencies": undefined,
  "day bought": item.paid?.day,
  location: item.location,
  tags: sorted(item.tags),
  notes: item.notes,
  picture: item.picture,
  signed: item.isSigned ?? false,
  altered: item.isAltered ?? false,
  misprint: item.isMisprint ?? false,
  proxy: item.isProxy ?? false,
  "day added": item.createdAt.slice(0, 10),
  "sealed products": card.isSealed,
});

export const factsOfRow = (said: SaidRow): Facts => ({
  collection: said.list?.name,
  kind: said.list?.kind,
  variant: sorted(said.finish),
  name: said.name,
  "set name": said.setName,
  "set code": said.setCode?.toLowerCase(),
  number: said.number?.split("/")[0] ?? "",
  rarity: said.rarity,
  language: said.language,
  condition: said.condition,
  grade: said.grade && `${said.grade.company} ${said.grade.grade}`,
  certificate: said.grade?.certificate,
  "price paid": said.paid?.amount,
  currency: said.paid?.currency,
  "other currencies": undefined,
  "day bought": said.paid?.day,
  location: said.location,
  tags: sorted(said.tags),
  notes: said.notes,
  picture: said.picture,
  signed: said.isSigned ?? false,
  altered: said.isAltered ?? false,
  misprint: said.isMisprint ?? false,
  proxy: said.isProxy ?? false,
  "day added": said.added,
  "sealed products": said.isSealed ?? false,
});
