import { ulid } from "ulid";
import { Notice } from "#schemas/alerts/notice.ts";

const firstMs = Date.parse("2026-08-22T21:00:00.000Z");

/** What an alert on a Charizard fired, so many minutes after the first. */
export function aNotice(minutes = 0, change: Partial<Notice> = {}): Notice {
  const atMs = firstMs + minutes * 60_000;
  return Notice.parse({
    ...{ id: ulid(atMs), at: new Date(atMs).toISOString() },
    told: {
      ...{ kind: "fired", alertId: "01KAJ3N5Q2V7C8D9E0F1G2H3J4", number: 1, currency: "USD" },
      card: {
        ...{ printingId: "pokemon:en:base1-4", name: "Charizard", number: "4" },
        ...{ variant: "holo", state: "near_mint" },
      },
      line: { kind: "at_or_below", amount: 1_000 },
      price: { amount: 990, day: "2026-08-22", source: "tcgplayer" },
      before: { amount: 1_100, day: "2026-08-21", source: "tcgplayer" },
    },
    ...{ isRead: false, isArchived: false, deliveries: [], ...change },
  });
}
