import { ulid } from "ulid";
import type { Notice } from "#schemas/alerts/notice.ts";
import type { DomainEvent } from "#schemas/messages/events/envelope.ts";
import { Ulid } from "#schemas/values.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { NoticeStore } from "./notice-store.ts";

/** What an event has come to: `put` into the inbox, or `known` there. */
export interface Noted {
  readonly outcome: "put" | "known";
  readonly found: number;
}

/**
 * Says in somebody's inbox that rows on their shelf are known now [IMP-2]. No channel is told, as these are named by alerts; so neither quiet hours nor a pause
 * keep it from being there. An event that comes twice is one notice.
 */
export async function noteFound(
  { id: event, detail: { userId, rows } }: Pick<DomainEvent<"shelf.found">, "id" | "detail">,
  { notices, clock }: { readonly notices: Pick<NoticeStore, "put">; readonly clock: Clock },
): Promise<Noted> {
  const now = clock();
  const notice: Notice = {
    ...{ id: Ulid.parse(ulid(now.getTime())), at: now.toISOString() },
    told: { kind: "shelf_found", rows },
    ...{ isRead: false, isArchived: false, deliveries: [] },
  };
  const outcome = await notices.put(userId, notice, event);
  return { outcome, found: rows };
}
