import { exampleSubject } from "../alerts/alert.ts";
import { charizardProduct } from "../catalog/examples.ts";

const source = charizardProduct.shop;
const at = "2026-02-01T06:00:00.000Z";
export const exampleLine = { kind: "at_or_below", amount: 35_000 } as const;
const rearm = { kind: "margin", percent: 5 } as const;

export const exampleAlert = {
  id: "01KAJ3N5Q2V7C8D9E0F1G2H3J4",
  ...{ subject: exampleSubject, line: exampleLine, rearm, source: "best", currency: "USD" },
  ...{ ratesOf: "2026-01-30", channels: [], delivery: "immediate", isPaused: false },
  ...{ version: 1, createdAt: at, updatedAt: at },
} as const;

const last = { amount: 41_250, currency: "USD", day: "2026-02-01", source } as const;
export const exampleView = {
  ...exampleAlert,
  standing: { side: "before", isArmed: true, fired: 0, last },
} as const;

export const examplePreview = {
  ...{ subject: exampleSubject, line: exampleLine, rearm, source: "best", currency: "USD" },
  ...{ ratesOf: "2026-01-30", from: "2025-11-04", to: "2026-02-01", count: 1 },
  crossings: [
    {
      price: { amount: 34_800, currency: "USD", day: "2025-12-14", source },
      before: { amount: 36_100, currency: "USD", day: "2025-12-13", source },
    },
  ],
  warnings: [],
} as const;

export const exampleNotice = {
  id: "01KAJ4Q8ZT5V0W3X6Y9A2B5C8D",
  at: "2026-02-14T21:10:04.120Z",
  told: {
    ...{ kind: "fired", alertId: exampleAlert.id, number: 1, line: exampleLine, currency: "USD" },
    card: {
      ...{
        printingId: exampleSubject.printingId,
        name: "Charizard",
        number: "4",
        setName: "Base Set",
      },
      ...{ variant: exampleSubject.variant, state: exampleSubject.state },
    },
    price: { amount: 34_800, day: "2026-02-14", source },
    before: { amount: 36_100, day: "2026-02-13", source },
  },
  ...{ isRead: false, isArchived: false, deliveries: [] },
  explanation:
    "Charizard (Base Set 4, holo, unlimited, near mint): 348.00 USD on 2026-02-14 " +
    `(${source}), at or below your line of 350.00 USD; before 361.00 USD on 2026-02-13.`,
} as const;
