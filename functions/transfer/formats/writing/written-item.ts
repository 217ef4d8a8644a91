import type { ExportedItem } from "#schemas/transfer/exported-item.ts";
import { writtenAmount } from "../../../prices/reading/index.ts";
import type { Cell } from "./writes.ts";
import type { ConditionWords } from "./written-words.ts";

type Of<T extends Cell> = (one: ExportedItem) => T;

/** What several apps write alike of an item. */
export const quantity: Of<Cell> = ({ item }) => ({ number: String(item.quantity) });

/** Empty of graded copies. */
export const conditionIn =
  (words: ConditionWords): Of<string> =>
  ({ item }) =>
    item.condition === undefined ? "" : words[item.condition];

const labels: Readonly<Record<string, string>> = {
  authentic: "Authentic",
  "10-pristine": "10 Pristine",
  "10-black-label": "10 Black Label",
};

/** `PSA 9.5`, `BGS 10 Black Label`; empty of copies that nobody has graded. */
export const grade: Of<string> = ({ item }) =>
  item.grade
    ? `${item.grade.company.toUpperCase()} ${labels[item.grade.grade] ?? item.grade.grade}`
    : "";

/** With the total of the set where it is printed behind it: `4/102`. */
export const numberOfTotal: Of<string> = ({ card: { number, printedTotal } }) =>
  printedTotal !== undefined && /^\d+$/.test(number) ? `${number}/${printedTotal}` : number;

/** As decimal number, in the currency's unit. */
export const paid: Of<Cell> = ({ item }) =>
  item.paid ? { number: writtenAmount(item.paid.amount, item.paid.currency) } : "";

/** Of apps that know one currency: what was paid in another one is left out. */
export const paidIn =
  (currency: string): Of<Cell> =>
  (one) =>
    one.item.paid?.currency === currency ? paid(one) : "";

export const currency: Of<string> = ({ item }) => item.paid?.currency ?? "";
export const boughtOn: Of<string> = ({ item }) => item.paid?.day ?? "";
export const addedOn: Of<string> = ({ item }) => item.createdAt.slice(0, 10);
export const notes: Of<string> = ({ item }) => item.notes ?? "";
export const location: Of<string> = ({ item }) => item.location ?? "";

/** Parted by commas, or by semicolons where one of them has a comma. */
export const tags: Of<string> = ({ item: { tags: all = [] } }) =>
  all.some((tag) => tag.includes(",")) ? all.map((tag) => `${tag};`).join(" ") : all.join(", ");

export const empty: Of<string> = () => "";
