import * as z from "zod";
import type { Finding } from "#schemas/catalog/card.ts";
import { MembersList, SetFragment, SetsList, SpeciesFragment } from "#schemas/catalog/fragment.ts";
import { Product } from "#schemas/catalog/product.ts";
import { games as allGames, type Games } from "#schemas/games/index.ts";
import { listedSetsKey, membersKey } from "#schemas/storage/catalog-items.ts";
import { addRecorded, nothingRecorded, type Recorded } from "#shared/kernel/recorded.ts";
import type { Recorder, Taken } from "#shared/kernel/recorder.ts";
import { driftOf } from "./drift-of.ts";
import { fittingCard } from "./fitting-card.ts";
import { cards, products, sets, species } from "./mergeables.ts";
import { type FragmentDraft, itemNamesOf, recordFragments } from "./record-fragments.ts";
import { listName, ownListOf, recordList } from "./record-list.ts";
import { lackOfRoom, lackOfRoomForList } from "./room.ts";
import { sideBySide } from "./side-by-side.ts";
import type { SilverStore } from "./silver-store.ts";

export interface RecorderDeps {
  readonly store: SilverStore;
  /** @default those of this project */
  readonly games?: Games;
}

/** What the catalogue takes of sources: cards, sets, their lists, species, and products. */
export function catalogRecorders({ store, games = allGames }: RecorderDeps): readonly Recorder[] {
  return [
    watched("card", ofKnownGame(fittingCard(games), games), async (drafts) => ({
      ...(await recordFragments(cards(games), drafts, store)),
      items: itemNamesOf(cards(games), drafts),
      cards: drafts.length,
      drifted: drafts.filter(({ value }) => driftOf(value.findings).length > 0).length,
    })),
    watched("set", ofKnownGame(SetFragment, games), async (drafts) => {
      const recorded = await recordFragments(sets(games), drafts, store);
      // After the sets, so that a language that is listed has one; again, since the step may be lost.
      if (recorded.written > 0) await addLanguages(drafts, store);
      return { ...recorded, items: itemNamesOf(sets(games), drafts) };
    }),
    // What is believed of lists follows from the two newest, also when the newest came first.
    listRecorder("members", ofKnownGame(MembersList, games), store, ({ setId, ...said }) => ({
      key: membersKey(setId),
      ...{ ids: [...new Set(said.printingIds)], list: said.list, pages: said.pages },
    })),
    listRecorder("sets-listed", ofKnownGame(SetsList, games), store, (said) => ({
      key: listedSetsKey(said.game, said.language),
      ...{ ids: [...new Set(said.setIds)], list: said.list, pages: said.pages },
    })),
    watched("product", ofKnownGame(Product, games), async (drafts) => ({
      ...(await recordFragments(products, drafts, store)),
      items: itemNamesOf(products, drafts),
    })),
    recorder("species", ofKnownGame(SpeciesFragment, games), async (drafts) => ({
      ...(await recordFragments(species(games), drafts, store)),
      items: itemNamesOf(species(games), drafts),
    })),
  ];
}

const listRecorder = <Value>(
  kind: string,
  schema: z.ZodType<Value>,
  store: SilverStore,
  listOf: (
    value: Value,
  ) => Pick<Parameters<typeof recordList>[0], "key" | "ids" | "list" | "pages">,
): Recorder => ({
  ...recorder(
    kind,
    schema,
    async (drafts) => ({
      ...(await eachList(drafts, store, listOf)),
      items: drafts.map(({ value, provenance }) => {
        const { key, list } = listOf(value);
        return listName(key, ownListOf(provenance.source, list));
      }),
    }),
    (_sourceId, value) => lackOfRoomForList(listOf(value).ids),
  ),
  takesLate: true,
});

function recorder<Value>(
  kind: string,
  schema: z.ZodType<Value>,
  take: (
    drafts: readonly (FragmentDraft<Value> & { readonly at: number })[],
  ) => Promise<Recorded & Partial<Taken>>,
  lackOf: (sourceId: string, value: Value) => string | undefined = lackOfRoom,
): Recorder {
  return {
    kind,
    async record(records) {
      const refused: { at: number; reason: string }[] = [];
      const drafts = records.flatMap((record, at): (FragmentDraft<Value> & { at: number })[] => {
        const read = schema.safeParse(record.value);
        const lack = read.success
          ? lackOf(record.sourceId, read.data)
          : `It is no ${kind}: ${z.prettifyError(read.error)}`;
        if (read.success && lack === undefined) return [{ ...record, value: read.data, at }];
        refused.push({ at, reason: lack ?? "" });
        return [];
      });
      const taken = drafts.length === 0 ? nothingRecorded : await take(drafts);
      return { cards: 0, drifted: 0, ...taken, refused };
    },
  };
}

/** A recorder of what has findings of its own, which say how far its source has changed [ING-7]. */
const watched = <Value extends { readonly findings: readonly Finding[] }>(
  kind: string,
  schema: z.ZodType<Value>,
  take: (drafts: readonly FragmentDraft<Value>[]) => Promise<Recorded & Partial<Taken>>,
): Recorder =>
  recorder(kind, schema, async (drafts) => ({
    ...(await take(drafts)),
    drift: drafts.map(({ at, value }) => ({ at, fields: driftOf(value.findings) })),
  }));

const ofKnownGame = <Value extends { game: string }>(schema: z.ZodType<Value>, games: Games) =>
  schema.refine(({ game }) => games.named(game) !== undefined, {
    error: `its game is none of ${games.names.join(", ")}`,
    path: ["game"],
  });

/** Lists side by side, what is said of one in its order. */
async function eachList<Value>(
  drafts: readonly FragmentDraft<Value>[],
  store: SilverStore,
  listOf: (
    value: Value,
  ) => Pick<Parameters<typeof recordList>[0], "key" | "ids" | "list" | "pages">,
): Promise<Recorded> {
  const inTime = drafts.toSorted((a, b) =>
    a.provenance.observedAt < b.provenance.observedAt ? -1 : 1,
  );
  const byList = Map.groupBy(inTime, ({ value }) => JSON.stringify(listOf(value).key));
  return sideBySide(byList.values(), async (own) => {
    let recorded = nothingRecorded;
    for (const { value, provenance } of own) {
      const done = await recordList({ ...listOf(value), provenance }, store);
      recorded = addRecorded(recorded, done);
    }
    return recorded;
  });
}

async function addLanguages(drafts: readonly FragmentDraft<SetFragment>[], store: SilverStore) {
  const pairs = new Map(drafts.map(({ value }) => [`${value.game}:${value.language}`, value]));
  for (const { game, language } of pairs.values()) await store.addLanguage(game, language);
}
