import * as z from "zod";
import type { CardFragment } from "#schemas/catalog/fragment.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { Attributes } from "#schemas/games/index.ts";
import type { Language } from "#schemas/values.ts";
import { nonEmpty } from "#shared/kernel/non-empty.ts";
import { Body, fitting } from "../bodies/body.ts";
import { definedOnly } from "../bodies/defined-only.ts";
import { Address, Count, Text } from "../bodies/fields.ts";
import { plain, printed } from "../bodies/text.ts";
import { game, numberIn, printIdOf } from "../onepiece/codes.ts";
import { withoutEntities } from "./entities.ts";

/** What no card of ours can be made without. */
const Needed = z.object({
  id: z.string().trim().min(1),
  name: z.string().trim().min(1),
  category: z.string().trim().min(1),
});

const fields = [
  ...["id", "pack_id", "name", "rarity", "category", "img_url", "img_full_url", "colors", "cost"],
  ...["attributes", "power", "counter", "types", "effect", "trigger", "block_number"],
];
const knownFields = new Set(fields);

/** As it comes: `<br>` between its lines, `&lt;` in them. */
const GameText = z.string().min(1);

/** In which pack, and so in which set, a card was found. */
export interface CardPlace {
  readonly language: Language;
  readonly pack: { readonly id: string; readonly setCode: string };
}

/**
 * Makes our card of one row of a pack's file. Parallels (`_p1`) and reprints (`_r1`) are printings of
 * their own, each of which was made in one way. A row has every field; what does not apply is null.
 *
 * @throws MessageError `permanent` when no card can be made of the row at all
 */
export function punkRecordsCard(row: unknown, { language, pack }: CardPlace): CardFragment {
  const { body, needed } = Body.of(row, "card of punk-records", Needed);
  const set = fitting("card of punk-records", () => setId(game, language, pack.setCode));
  const number = numberIn(pack.setCode, needed.id);
  body.noteUnknown(knownFields);
  noteOddities(body, row, needed.id, pack.id);
  const card = definedOnly<CardFragment>({
    id: fitting("card of punk-records", () => printingId(set, number)),
    ...{ game, language, setId: set, number },
    name: printed(withoutEntities(needed.name)),
    category: plain(needed.category).toLowerCase(),
    rarity: body.optional("rarity", Text),
    attributes: attributesOf(body, needed),
    variants: [{ key: "normal", finish: "normal" }],
    images: picturesOf(body),
    crosswalk: { "punk-records": `${pack.id}/${needed.id}` },
    findings: [],
  });
  return { ...card, findings: body.findings };
}

function noteOddities(body: Body, row: unknown, id: string, packId: string): void {
  const names = new Set(Object.keys(Object(row)));
  for (const field of fields) if (!names.has(field)) body.noteMissing(field);
  if (!printIdOf(id)) body.note("unexpected_value", `id: ${id} is no code with a number`);
  const named = body.optional("pack_id", Text);
  if (named !== undefined && named !== packId) {
    body.note("other_set", `the file of ${packId} has the card, which says that it is of ${named}`);
  }
}

function attributesOf(body: Body, { id, category }: z.output<typeof Needed>): Attributes {
  const cost = body.optional("cost", Count);
  // A leader costs nothing; where others have their cost, it has its life.
  const isLeader = category.trim().toLowerCase() === "leader";
  return definedOnly<Attributes>({
    cardCode: printIdOf(id)?.code,
    colors: nonEmpty(body.list("colors", Text)),
    types: nonEmpty(body.list("types", Text)),
    combatAttributes: nonEmpty(body.list("attributes", Text)),
    ...(isLeader ? { life: cost } : { cost }),
    power: body.optional("power", Count),
    counter: body.optional("counter", Count),
    blockNumber: body.optional("block_number", Count),
    effect: body.optional("effect", GameText),
    trigger: body.optional("trigger", GameText),
  });
}

/** The publisher's own picture; the end of its address says which edition of the site it is of. */
function picturesOf(body: Body): CardFragment["images"] {
  const url = body.optional("img_full_url", Address);
  if (url !== undefined) return [{ size: "large", widthPx: 600, heightPx: 838, url }];
  body.note("missing_image", "the source has no image");
  return [];
}
