import type { CatalogStore, SilverDraft } from "#functions/catalog/silver/catalog-store.ts";
import type { Games } from "#schemas/games/index.ts";
import {
  CardItem,
  cardKey,
  cardPrefix,
  GenerationItem,
  gamePartition,
  generationPrefix,
  MembersItem,
  membersKey,
  SetItem,
  SpeciesItem,
  setKey,
  setPartition,
  setsPartition,
  speciesKey,
} from "#schemas/storage/catalog-items.ts";

/** A CatalogStore in memory, sorted by key as DynamoDB is; `writes` counts what was written. */
export function memoryCatalogStore(games?: Games): CatalogStore & { writes: () => number } {
  const items = new Map<string, SilverDraft>();
  const languages = new Set<string>();
  let writes = 0;
  const at = ({ pk, sk }: { pk: string; sk: string }) => items.get(`${pk}\n${sk}`);
  const partition = (pk: string, wanted: (sk: string) => boolean) =>
    [...items.values()]
      .filter((item) => item.pk === pk && wanted(item.sk))
      .sort((a, b) => (a.sk < b.sk ? -1 : 1));
  const found = (drafts: (SilverDraft | undefined)[]) => drafts.filter((one) => one !== undefined);

  return {
    writes: () => writes,
    marks: async (keys) => keys.map(at),
    async save(drafts) {
      return drafts.map((draft) => {
        const known = at(draft);
        const isStale = known && known.observedAt >= draft.observedAt;
        if (isStale || known?.contentHash === draft.contentHash) return "kept";
        items.set(`${draft.pk}\n${draft.sk}`, structuredClone(draft));
        writes += 1;
        return "written";
      });
    },
    async addLanguage(game, language) {
      languages.add(`${game}:${language}`);
    },
    languages: async (game) =>
      [...languages]
        .filter((one) => one.startsWith(`${game}:`))
        .map((one) => one.slice(game.length + 1)),
    cards: async (ids) =>
      found(ids.map((id) => at(cardKey(id, games)))).map((one) => CardItem.parse(one)),
    async setCards(id, { limit, after }) {
      const start = after ? cardKey(after, games).sk : "";
      const rest = partition(setPartition(id), (sk) => sk.startsWith(cardPrefix) && sk > start);
      return {
        items: rest.slice(0, limit).map((one) => CardItem.parse(one)),
        hasMore: rest.length > limit,
      };
    },
    async set(id) {
      const item = at(setKey(id));
      return item && SetItem.parse(item);
    },
    sets: async (game, language) =>
      partition(setsPartition(game, language), () => true).map((one) => SetItem.parse(one)),
    members: async (ids) =>
      found(ids.map((id) => at(membersKey(id)))).map((one) => MembersItem.parse(one)),
    async species(game, dexId) {
      const item = at(speciesKey(game, dexId));
      return item && SpeciesItem.parse(item);
    },
    async speciesBetween(game, { from, to, limit }) {
      const [first, last] = [speciesKey(game, from).sk, speciesKey(game, to).sk];
      return partition(gamePartition(game), (sk) => sk >= first && sk <= last)
        .slice(0, limit)
        .map((one) => SpeciesItem.parse(one));
    },
    generations: async (game) =>
      partition(gamePartition(game), (sk) => sk.startsWith(generationPrefix)).map((one) =>
        GenerationItem.parse(one),
      ),
  };
}
