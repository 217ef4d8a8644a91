import type { Import } from "../transfer/import.ts";
import type { ImportRow } from "../transfer/import-row.ts";

const id = "01KAJ3QW8D5S6T7V8W9X0Y1Z2A";

export const importExample = {
  ...{ id, state: "waiting", source: "file", fileName: "cards.csv" },
  createdAt: "2026-02-01T06:10:00.000Z",
  options: { into: { name: "Binder", kind: "binder" }, mode: "add", currency: "EUR" },
} as const satisfies Import;

export const previewedExample = {
  ...importExample,
  state: "previewed",
  expiresAt: "2026-02-01T06:40:02.000Z",
  preview: {
    ...{ kind: "csv", encoding: "utf-8", separator: "," },
    header: ["Name", "Set code", "Collector number", "Quantity", "ManaBox ID"],
    ...{ unread: [], notes: [] },
    format: {
      ...{ format: "manabox", certainty: "sure" },
      why: "The column «ManaBox ID» is in no other app's file.",
      others: [],
    },
    rows: 120,
    counts: { matched: 112, duplicate: 5, ambiguous: 2, unresolved: 1, invalid: 0 },
    reasons: [{ verdict: "ambiguous", reason: "several_printings", rows: 2 }],
    copies: 140,
    value: { amount: 48_210, currency: "EUR", priced: 133, unpriced: 7 },
    targets: [
      {
        ...{ name: "Binder", kind: "binder" },
        ...{ before: { lots: 0, cards: 0 }, after: { lots: 117, cards: 140 } },
      },
    ],
    zero: "A quantity of 0 adds nothing.",
  },
} as const satisfies Import;

export const rowExample = {
  ...{ entry: 3, row: 5 },
  original: { Name: "Charizard", "Set code": "BS", "Collector number": "5", Quantity: "1" },
  ...{ quantity: 1, verdict: "ambiguous", reason: "number_contradicts_name" },
  detail: "Number 5 of Base Set is Clefairy, and Charizard has the number 4.",
  ...{ faults: [], candidates: [] },
} as const satisfies ImportRow;
