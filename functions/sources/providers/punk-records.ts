import * as z from "zod";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { Language, PrintingId, SetId } from "#schemas/values.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { languageIn } from "../port/scope.ts";
import type { Outcome, Scope, Source } from "../port/source.ts";
import { fitting } from "./bodies/body.ts";
import { brokenJson } from "./bodies/broken-json.ts";
import { orReject } from "./bodies/or-reject.ts";
import { parsedJson } from "./bodies/parsed-json.ts";
import { game, numberIn, printIdOf } from "./onepiece/codes.ts";
import { punkRecordsCard } from "./punk-records/normalize-card.ts";
import { setOfPack } from "./punk-records/normalize-pack.ts";
import { packOf, packsIn, unitOf } from "./punk-records/packs.ts";
import { folders, punkRecordsPlan } from "./punk-records/plan.ts";

const allPacks = punkRecordsPlan.first;
const dataset = "packs";

/** punk-records: a list of packs, and a file of cards for each. */
export function punkRecords(baseUrl: string): Source {
  const get = ({ language = "" }: Scope, path: string) => ({
    url: `${baseUrl}/${folders[language] ?? language}/${path}`,
  });
  return {
    ...punkRecordsPlan,

    opening(unit, scope) {
      if (unit.dataset === allPacks.dataset) {
        return [{ name: "packs", dataset: allPacks.dataset, request: get(scope, "packs.json") }];
      }
      const { id } = packOf(unit.unit);
      const request = get(scope, `data/${encodeURIComponent(id)}.json`);
      return [{ name: "pack", dataset, request }];
    },

    listed(_unit, name, body) {
      if (name !== "packs") return { listed: [] };
      const { packs, rejects } = packsIn(parsedJson(body));
      return { listed: packs.map((pack) => ({ name: unitOf(pack), mark: pack.mark })), rejects };
    },

    follow: (_unit, name) => ({ unit: { dataset, unit: name } }),

    trouble: brokenJson,

    async *records({ name, unit, body }, scope) {
      const language = languageIn(scope, "punk-records");
      // An answer to a question of another version of this file is none of ours.
      if (name !== "packs" && name !== "pack") return;
      const json = parsedJson(await body.text());
      if (name === "packs") yield* packsListed(json, language);
      else yield* cardsOf(json, packOf(unit), language);
    },
  };
}

/** Which sets there are, and what the list says of each. */
function* packsListed(json: unknown, language: Language): Iterable<Outcome> {
  const { packs, rejects } = packsIn(json);
  for (const { name = "packs", reason } of rejects) yield { reject: { place: name, reason } };
  const setIds: SetId[] = [];
  for (const [record, pack] of packs.entries()) {
    const value = setOfPack(pack, language);
    setIds.push(value.id);
    yield { record: { kind: "set", sourceId: pack.id, value, record } };
  }
  const value = { game, language, setIds };
  yield { record: { kind: "sets-listed", sourceId: `packs:${language}`, value } };
}

/** A row's id, for whoever has to say where something is wrong. */
const Row = z.looseObject({ id: z.string().trim().min(1) });

/** The cards of a pack, how many there are, and which. A row that is none costs itself only. */
function* cardsOf(
  json: unknown,
  pack: ReturnType<typeof packOf>,
  language: Language,
): Iterable<Outcome> {
  if (!Array.isArray(json)) {
    throw new MessageError("permanent", "The body is no pack of punk-records: it is no list.");
  }
  refuseOtherPack(json, pack.id);
  const set = fitting("pack of punk-records", () => setId(game, language, pack.setCode));
  const ids = new Set<string>();
  for (const [record, row] of json.entries()) {
    const id = Row.safeParse(row).data?.id;
    const place = `${pack.id}[${record}]${id ? ` ${id}` : ""}`;
    if (id !== undefined && ids.has(id)) {
      yield { reject: { place, reason: "The pack has a card of this id already." } };
      continue;
    }
    yield* orReject(place, () => {
      const value = punkRecordsCard(row, { language, pack });
      return [{ record: { kind: "card", sourceId: `${pack.id}/${id}`, value, record } }];
    });
    // Also one that cannot be read today is listed: it has not gone.
    if (id !== undefined) ids.add(id);
  }
  yield* listOf([...ids], { set, language, pack });
}

const OfPack = z.looseObject({ pack_id: z.string().trim().min(1) });

/**
 * A file whose every row says another pack is that one's.
 *
 * @throws MessageError `permanent` when it is: all cards of the pack would have gone, and those of another come
 */
function refuseOtherPack(rows: readonly unknown[], id: string): void {
  const told = new Set(rows.flatMap((row) => OfPack.safeParse(row).data?.pack_id ?? []));
  if (told.size === 0 || told.has(id)) return;
  const other = [...told].slice(0, 3).join(", ");
  throw new MessageError("permanent", `The pack ${id} was asked for, and the file is of ${other}.`);
}

/** What follows from the ids of a pack: how many cards there are, and which printings they are. */
function* listOf(
  ids: readonly string[],
  { set, language, pack }: { set: SetId; language: Language; pack: ReturnType<typeof packOf> },
): Iterable<Outcome> {
  const printings = ids.flatMap((id): PrintingId[] => {
    try {
      return [printingId(set, numberIn(pack.setCode, id))];
    } catch (error) {
      // Its row was refused for the same reason.
      if (error instanceof z.ZodError) return [];
      throw error;
    }
  });
  const codes = new Set(ids.map((id) => printIdOf(id)?.code ?? id));
  const about = { game, language };
  const cardCount = { printed: codes.size, total: ids.length };
  const counted = { id: set, ...about, cardCount, crosswalk: {}, findings: [] };
  yield { record: { kind: "set", sourceId: `${pack.id}/cards`, value: counted } };
  const list = { ...about, setId: set, printingIds: printings };
  yield { record: { kind: "members", sourceId: pack.id, value: list } };
}
