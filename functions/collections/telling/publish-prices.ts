import { gamePartOf } from "#schemas/catalog/printing-id.ts";
import type { OwnPriceChange } from "#schemas/messages/own-price-change.ts";
import { OwnPriceName, ownPricePrefix } from "#schemas/storage/own-price-items.ts";
import type { News } from "#shared/kernel/event-bus.ts";
import { type PublishDeps, publishNews } from "#shared/kernel/publish-news.ts";
import { momentOf, occasionOf } from "#shared/kernel/stream-moment.ts";

/**
 * Tells of which games somebody has entered, changed or taken back prices, once for each. Safe to repeat: the same records make the same
 * events, with the same ids.
 */
export async function publishPrices(
  changes: readonly OwnPriceChange[],
  { bus, clock }: PublishDeps,
): Promise<{ told: number }> {
  const now = clock().getTime();
  const entered = changes.map((change) => {
    const { pk, sk } = change.Keys;
    const { printingId } = OwnPriceName.parse(sk.slice(ownPricePrefix.length));
    const detail = { userId: pk.slice("USER#".length), game: gamePartOf(printingId) };
    return { detail, moment: momentOf(change, now) };
  });
  const ofEach = Map.groupBy(entered, ({ detail }) => `${detail.game} ${detail.userId}`);
  const news = [...ofEach.values()].flatMap((own) =>
    own.slice(0, 1).map(
      ({ detail }): News => ({
        ...{ kind: "prices.entered", detail },
        ...occasionOf(own.map(({ moment }) => moment)),
      }),
    ),
  );
  return publishNews(bus, news);
}
