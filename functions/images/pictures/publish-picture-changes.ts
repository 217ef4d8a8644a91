import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import { mostInEvent } from "#schemas/messages/events/declarations.ts";
import type { PictureChange } from "#schemas/messages/picture-change.ts";
import type { News } from "#shared/kernel/event-bus.ts";
import { type PublishDeps, publishNews } from "#shared/kernel/publish-news.ts";
import { momentOf, namedTogether } from "#shared/kernel/stream-moment.ts";

/**
 * Tells which cards have a picture for the first time, another one, or one that is gone at its source
 * or back there. That a picture was asked for or drawn again is no news. Safe to repeat: the same
 * changes make the same events, with the same ids.
 */
export async function publishPictureChanges(
  changes: readonly PictureChange[],
  { bus, clock }: PublishDeps,
): Promise<{ told: number }> {
  const now = clock().getTime();
  const tellings = changes.flatMap((change) => {
    const { OldImage: before, NewImage: after } = change;
    const printingId = (after ?? before)?.printingId;
    if (!printingId || shownOf(before) === shownOf(after)) return [];
    return [{ printingId, ...momentOf(change, now) }];
  });
  const byGame = Map.groupBy(tellings, ({ printingId }) => gamePartOf(printingId));
  const news = [...byGame].flatMap(([game, own]) =>
    namedTogether(
      own.map(({ printingId }) => printingId),
      own,
      mostInEvent,
    ).map(
      ({ ids: pictureIds, ...when }): News => ({
        ...{ kind: "image.changed", detail: { game, pictureIds }, ...when },
      }),
    ),
  );
  return publishNews(bus, news);
}

/** What people see by a record: a picture, by its hash, and whether its source still has it. */
function shownOf(image: PictureChange["NewImage"]): string {
  const hash = image?.sha256;
  return hash === undefined ? "" : `${hash} ${image?.status === "missing" ? "gone" : "there"}`;
}
