import type { CollectionChange } from "#schemas/messages/collection-change.ts";
import { mostInEvent } from "#schemas/messages/events/declarations.ts";
import type { News } from "#shared/kernel/event-bus.ts";
import { type PublishDeps, publishNews } from "#shared/kernel/publish-news.ts";
import { momentOf, namedTogether } from "#shared/kernel/stream-moment.ts";

/**
 * Tells which collections of whom hold something else, or are called otherwise. Safe to repeat: the same changes make the same
 * events, with the same ids. That a change is forgotten, a month later, is no news.
 */
export async function publishChanges(
  changes: readonly CollectionChange[],
  { bus, clock }: PublishDeps,
): Promise<{ told: number }> {
  const now = clock().getTime();
  const tellings = changes.flatMap((change) => {
    const { NewImage: after, Keys } = change;
    if (!after) return [];
    const collectionIds = [...after.items, ...after.heads];
    return [{ userId: userOf(Keys.pk), collectionIds, ...momentOf(change, now) }];
  });
  const news = [...Map.groupBy(tellings, ({ userId }) => userId)].flatMap(([userId, own]) =>
    namedTogether(
      own.flatMap(({ collectionIds }) => collectionIds),
      own,
      mostInEvent,
    )
      // Of a change that names no collection nobody needs to hear.
      .filter(({ ids }) => ids.length > 0)
      .map(
        ({ ids: collectionIds, ...when }): News => ({
          ...{ kind: "collection.changed", detail: { userId, collectionIds }, ...when },
        }),
      ),
  );
  return publishNews(bus, news);
}

/** `USER#<user>#CHANGES` */
const userOf = (pk: string): string => pk.split("#")[1] ?? "";
