import type { CatalogChange } from "#schemas/messages/catalog-change.ts";
import { mostInEvent } from "#schemas/messages/events/declarations.ts";
import type { News } from "#shared/kernel/event-bus.ts";
import { type PublishDeps, publishNews } from "#shared/kernel/publish-news.ts";
import {
  momentOf,
  namedTogether,
  occasionOf,
  type StreamMoment,
} from "#shared/kernel/stream-moment.ts";
import { newsOfChange, type Told } from "./news-of-change.ts";

/** A change with what it tells. */
type Telling = Told & StreamMoment;

/**
 * Tells what changes of the catalogue's items are news of, as few events as there may be. Safe to
 * repeat: the same changes make the same events, with the same ids.
 */
export async function publishChanges(
  changes: readonly CatalogChange[],
  { bus, clock }: PublishDeps,
): Promise<{ told: number }> {
  const now = clock().getTime();
  const tellings = changes.flatMap((change): Telling[] => {
    const told = newsOfChange(change);
    return told ? [{ ...told, ...momentOf(change, now) }] : [];
  });
  const news = [...Map.groupBy(tellings, ({ game }) => game)].flatMap(([game, own]) =>
    kinds.flatMap((newsIn) => newsIn(game, own)),
  );
  return publishNews(bus, news);
}

/** What changes of a game come to, by kind. */
const kinds: readonly ((game: string, own: readonly Telling[]) => readonly News[])[] = [
  (game, own) =>
    named(own, ({ setIds }) => setIds).map(({ ids: setIds, ...when }) => ({
      ...{ kind: "set.updated", detail: { game, setIds }, ...when },
    })),
  (game, own) =>
    named(own, ({ printingIds }) => printingIds)
      // A list may have changed and name no other card.
      .filter(({ ids }) => ids.length > 0)
      .map(({ ids: printingIds, ...when }) => ({
        ...{ kind: "card.updated", detail: { game, printingIds }, ...when },
      })),
  (game, own) =>
    named(own, ({ speciesIds }) => speciesIds).map(({ ids: speciesIds, ...when }) => ({
      ...{ kind: "species.updated", detail: { game, speciesIds, generationIds: [] }, ...when },
    })),
  (game, own) =>
    named(own, ({ generationIds }) => generationIds).map(({ ids: generationIds, ...when }) => ({
      ...{ kind: "species.updated", detail: { game, speciesIds: [], generationIds }, ...when },
    })),
  (game, own) =>
    own.flatMap(({ priced, ...moment }) => {
      if (!priced) return [];
      const { printings, ...book } = priced;
      return namedTogether(printings, [moment], mostInEvent).map(
        ({ ids, ...when }): News => ({
          ...{ kind: "prices.recorded", detail: { game, ...book, printings: ids }, ...when },
        }),
      );
    }),
  (game, own) =>
    own.flatMap((one): News[] =>
      one.indexed
        ? [{ kind: "catalog.indexed", detail: { game, ...one.indexed }, ...occasionOf([one]) }]
        : [],
    ),
  (game, own) =>
    own.flatMap((one): News[] =>
      one.current
        ? [{ kind: "prices.current", detail: { game, ...one.current }, ...occasionOf([one]) }]
        : [],
    ),
  (_game, own) =>
    own.flatMap((one): News[] =>
      one.mapped ? [{ kind: "prices.mapped", detail: one.mapped, ...occasionOf([one]) }] : [],
    ),
];

/** What some changes name together, each once and as many as go into an event. */
function named<Id extends string | number>(
  tellings: readonly Telling[],
  idsOf: (told: Told) => readonly Id[] | undefined,
) {
  const telling = tellings.filter((one) => idsOf(one) !== undefined);
  if (telling.length === 0) return [];
  return namedTogether(
    telling.flatMap((one) => idsOf(one) ?? []),
    telling,
    mostInEvent,
  );
}
