import type { Clock } from "./clock.ts";
import type { EventBus, News } from "./event-bus.ts";

/** What whoever tells other areas of changes in a table needs. */
export interface PublishDeps {
  readonly bus: EventBus;
  readonly clock: Clock;
}

/** Tells all of it, where there is something to tell, and says how many events that were. */
export async function publishNews(
  bus: EventBus,
  news: readonly News[],
): Promise<{ readonly told: number }> {
  if (news.length > 0) await bus.publish(news);
  return { told: news.length };
}
