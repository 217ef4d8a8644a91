import * as z from "zod";
import type { Finding } from "#schemas/catalog/card.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import type { PrintingId } from "#schemas/values.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Outcome } from "../../port/source.ts";
import { fitting } from "../bodies/body.ts";
import { game, setCodeOf } from "../onepiece/codes.ts";
import { placeOfPrint } from "../onepiece/print-places.ts";
import { english, optcgapiCard, withoutNothings } from "./normalize-card.ts";

const Row = z.looseObject({ card_image_id: z.string().trim().min(1) });

/** What a row comes to. */
type Read = Outcome | { readonly finding: Finding };

/** The set of the publisher's promotional cards, which shows what of the promotional list has no place. */
const promotionalSet = "569901";

/**
 * The cards under a label, or the promotional ones. A print that is listed twice, or whose product is not
 * known, is a finding of the set that lists it, and no card.
 *
 * @throws MessageError `permanent` when the body is no list
 */
export function* cardsListed(json: unknown, label: string | undefined): Iterable<Outcome> {
  if (!Array.isArray(json)) {
    throw new MessageError("permanent", "The body is no cards of optcgapi: it is no list.");
  }
  const where = label ?? "promos";
  const listedIn = label === undefined ? undefined : setCodeOf(label);
  const set = fitting("set of optcgapi", () => setId(game, english, listedIn ?? promotionalSet));
  const members: PrintingId[] = [];
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const [record, row] of json.entries()) {
    const read = readRow(row, { record, where, listedIn, seen });
    if ("finding" in read) {
      findings.push(read.finding);
      continue;
    }
    yield read;
    if ("record" in read) members.push(...printingIn(read.record.value, set));
  }
  const about = { game, language: english };
  const value = { id: set, ...about, crosswalk: {}, findings };
  yield { record: { kind: "set", sourceId: `${where}/cards`, value } };
  if (label === undefined) return;
  const list = { ...about, setId: set, printingIds: members };
  yield { record: { kind: "members", sourceId: where, value: list } };
}

interface RowPlace {
  readonly record: number;
  readonly where: string;
  readonly listedIn: string | undefined;
  /** Prints that came before in the list; this one is added. */
  readonly seen: Set<string>;
}

function readRow(row: unknown, { record, where, listedIn, seen }: RowPlace): Read {
  const id = Row.safeParse(withoutNothings(row)).data?.card_image_id;
  if (id === undefined) {
    return { reject: { place: `${where}[${record}]`, reason: "It has no card_image_id." } };
  }
  if (seen.has(id)) {
    return { finding: { code: "duplicate_print", detail: `${id} is listed more than once` } };
  }
  seen.add(id);
  const found = placeOfPrint(id, listedIn);
  if ("reason" in found) return { finding: { code: "unplaced_print", detail: found.reason } };
  try {
    const value = optcgapiCard(row, { label: where, setCode: found.setCode });
    return { record: { kind: "card", sourceId: `${where}/${id}`, value, record } };
  } catch (error) {
    if (!(error instanceof MessageError)) throw error;
    return { reject: { place: `${where}[${record}] ${id}`, reason: error.message } };
  }
}

/** A print that is listed here and lies elsewhere is no member of this set. */
function printingIn(value: unknown, set: string): PrintingId[] {
  const { id, setId: own }: { id: PrintingId; setId: string } = Object(value);
  return own === set ? [id] : [];
}
