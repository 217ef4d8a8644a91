import { DatabaseSync } from "node:sqlite";
import { create, insertMultiple, search } from "@orama/orama";
import MiniSearch from "minisearch";
import { textsIn } from "#functions/catalog/indexing/attribute-texts.ts";
import type { IndexedCard } from "#functions/catalog/indexing/indexed-card.ts";
import { pokemon } from "#schemas/games/pokemon/pokemon.ts";

/** What each engine is asked: a name, one with a typing error, a name with an artist, and words of texts. */
export type RivalQuestion = "common_name" | "typing_error" | "name_and_artist" | "text_phrase";

export interface Rival {
  readonly name: string;
  /** Asks and takes twenty hits; undefined where it cannot be asked so. */
  readonly ask: Partial<Record<RivalQuestion, () => unknown>>;
  /** What it holds, where that is not on our heap. */
  readonly storedMb?: () => number;
}

interface Document {
  readonly id: string;
  readonly name: string;
  readonly set: string;
  readonly artist: string;
  readonly text: string;
}

/** What each engine is told of each card. */
export const documentsOf = (cards: readonly IndexedCard[]): readonly Document[] =>
  cards.map(({ card, set }) => ({
    ...{ id: card.id, name: card.name, set: set?.name ?? "", artist: card.artist ?? "" },
    text: (pokemon.fields?.["text"]?.of ?? [])
      .flatMap((source) => textsIn(card.attributes, source))
      .join(". "),
  }));

const fields = ["name", "set", "artist", "text"] as const;

/** MiniSearch over whole cards. */
export function miniSearch(documents: readonly Document[]): Rival {
  const engine = new MiniSearch<Document>({ fields: [...fields] });
  engine.addAll([...documents]);
  const ask = (query: string, options: object) => () => engine.search(query, options).slice(0, 20);
  return {
    name: "minisearch",
    ask: {
      common_name: ask("pikachu", { fields: ["name"], prefix: true }),
      typing_error: ask("charzard", { fields: ["name"], fuzzy: 1 }),
      name_and_artist: ask("ditto sugimori", { combineWith: "AND" }),
      text_phrase: ask("draw a card", { fields: ["text"], combineWith: "AND" }),
    },
  };
}

/** Orama over whole cards. */
export async function orama(documents: readonly Document[]): Promise<Rival> {
  const schema = { name: "string", set: "string", artist: "string", text: "string" } as const;
  const engine = create({ schema });
  await insertMultiple(engine, [...documents], 2_000);
  const ask = (term: string, properties: readonly (typeof fields)[number][], more: object) => () =>
    search(engine, { term, properties: [...properties], limit: 20, ...more });
  return {
    name: "orama",
    ask: {
      common_name: ask("pikachu", ["name"], {}),
      typing_error: ask("charzard", ["name"], { tolerance: 1 }),
      name_and_artist: ask("ditto sugimori", ["name", "artist"], { threshold: 0 }),
      text_phrase: ask("draw a card", ["text"], { threshold: 0 }),
    },
  };
}

/** SQLite's own full text in memory; it forgives no typing error. */
export function sqlite(documents: readonly Document[]): Rival {
  const base = new DatabaseSync(":memory:");
  base.exec(
    "create virtual table cards using fts5(id unindexed, name, artist, sets, text, " +
      "tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3')",
  );
  const insert = base.prepare("insert into cards values (?, ?, ?, ?, ?)");
  base.exec("begin");
  for (const { id, name, artist, set, text } of documents) insert.run(id, name, artist, set, text);
  base.exec("commit");
  const query = base.prepare("select id from cards where cards match ? order by rank limit 20");
  const ask = (match: string) => () => query.all(match);
  const pages = base.prepare(
    "select page_count * page_size as bytes from pragma_page_count, pragma_page_size",
  );
  return {
    name: "sqlite_fts5",
    storedMb: () => Number(pages.get()?.["bytes"]) / 1e6,
    ask: {
      common_name: ask("name: pikachu*"),
      name_and_artist: ask("name: ditto AND artist: sugimori"),
      text_phrase: ask('text: "draw a card"'),
    },
  };
}
