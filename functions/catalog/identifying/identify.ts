import { type Language, PrintingId } from "#schemas/values.ts";
import { codeKind } from "./growing-id-table.ts";
import type { IdTable } from "./id-table.ts";

/** What an id means. */
export type Identified =
  | { readonly outcome: "found"; readonly printingId: PrintingId }
  | {
      readonly outcome: "ambiguous";
      readonly reason: AmbiguousFor;
      readonly printingIds: readonly PrintingId[];
    }
  | { readonly outcome: "unknown"; readonly reason: Exclude<UnknownFor, "unknown_kind"> }
  | {
      readonly outcome: "unknown";
      readonly reason: "unknown_kind";
      /** Those that there are. */
      readonly kinds: readonly string[];
    };

/**
 * Why an id means several printings. `several_prints`: it is the code of a card that has several prints.
 * `several_sources`: it is another card to another source. `several_languages`: the printing is there in several,
 * and not in English. `several_cards`: several claim it, and none is believed.
 */
export type AmbiguousFor =
  | "several_cards"
  | "several_languages"
  | "several_prints"
  | "several_sources";

/**
 * Why an id means none. `no_id`: it has the shape of none. `unknown_kind`: no source or shop of that name is
 * known. `other_language`: in another language than the one that was asked for. `not_indexed`: ids elsewhere are
 * known once an index has been built.
 */
type UnknownFor = "no_id" | "no_such_card" | "not_indexed" | "other_language" | "unknown_kind";

/** Whether it is one of our own, which is never looked up. */
export const isOwnId = (id: string): id is PrintingId => PrintingId.safeParse(id).success;

/**
 * What an id of another source means; pure. An id that means one card in several languages, as most do, means the
 * English one where there is one.
 *
 * @param tables of all games; undefined where one has none yet
 * @param language that is meant, if the caller says so
 */
export function identify(
  id: string,
  tables: readonly (IdTable | undefined)[],
  language?: Language,
): Identified {
  const there = tables.filter((table) => table !== undefined);
  if (there.length === 0) return { outcome: "unknown", reason: "not_indexed" };
  const wanted = id.toLowerCase();
  const [, kind, bare = wanted] = /^([^:]*):(.*)$/.exec(wanted) ?? [];
  const kinds = unique(there.flatMap((table) => table.kinds)).toSorted();
  if (kind !== undefined && !kinds.includes(kind)) {
    return { outcome: "unknown", reason: "unknown_kind", kinds };
  }
  const said = there.flatMap((table) =>
    (kind === undefined ? [undefined, ...table.kinds] : [kind]).map((one) => ({
      kind: one,
      ids: inLanguage(table.named(one === undefined ? bare : `${one}:${bare}`), language),
    })),
  );
  const found = unique(said.flatMap(({ ids }) => ids));
  const ids = language ? found : inOneLanguage(found);
  const [only] = ids;
  if (only === undefined) return { outcome: "unknown", reason: whyNone(there, { kind, bare }) };
  if (ids.length === 1) return { outcome: "found", printingId: only };
  return { outcome: "ambiguous", reason: whySeveral(said, ids), printingIds: ids };
}

/** All printings that an id without its kind may mean, in all languages. */
export const everythingNamed = (id: string, table: IdTable): readonly PrintingId[] => {
  const bare = id.toLowerCase();
  return unique([bare, ...table.kinds.map((kind) => `${kind}:${bare}`)].flatMap(table.named));
};

interface Said {
  readonly kind: string | undefined;
  readonly ids: readonly PrintingId[];
}

function whyNone(
  tables: readonly IdTable[],
  { kind, bare }: { kind: string | undefined; bare: string },
): "no_such_card" | "other_language" {
  const isThere = tables.some((table) =>
    kind === undefined
      ? everythingNamed(bare, table).length > 0
      : table.named(`${kind}:${bare}`).length > 0,
  );
  return isThere ? "other_language" : "no_such_card";
}

function whySeveral(said: readonly Said[], ids: readonly PrintingId[]): AmbiguousFor {
  if (new Set(ids.map(withoutLanguage)).size === 1) return "several_languages";
  const among = said.map(({ kind, ids: own }) => ({
    kind,
    count: own.filter((id) => ids.includes(id)).length,
  }));
  if (among.some(({ kind, count }) => kind === codeKind && count > 1)) return "several_prints";
  return among.some(({ count }) => count > 1) ? "several_cards" : "several_sources";
}

const languageOf = (id: PrintingId) => id.split(":")[1];
const withoutLanguage = (id: PrintingId) => id.replace(/:[^:]*:/, ":");

const inLanguage = (ids: readonly PrintingId[], language: Language | undefined) =>
  language ? ids.filter((id) => languageOf(id) === language) : ids;

/** As services of several languages do it: English, if nothing else is said. */
function inOneLanguage(ids: readonly PrintingId[]): readonly PrintingId[] {
  const english = ids.filter((id) => languageOf(id) === "en");
  return english.length > 0 ? english : ids;
}

const unique = <T>(all: readonly T[]): readonly T[] => [...new Set(all)];
