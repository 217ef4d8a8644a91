import * as z from "zod";
import type { CardFragment } from "#schemas/catalog/fragment.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { Attributes } from "#schemas/games/index.ts";
import { Language } from "#schemas/values.ts";
import { Body, fitting } from "../bodies/body.ts";
import { definedOnly } from "../bodies/defined-only.ts";
import { Address, Count, Text } from "../bodies/fields.ts";
import { plain, printed } from "../bodies/text.ts";
import { game, numberIn, printIdOf } from "../onepiece/codes.ts";

const what = "card of optcgapi";
export const english = Language.parse("en");

const Needed = z.object({
  card_image_id: z.string().trim().min(1),
  card_name: z.string().trim().min(1),
  card_type: z.string().trim().min(1),
});

/** Prices are left out, and the day of each: they make no card look changed. */
const knownFields = new Set(
  (
    "card_image_id card_set_id card_name card_type card_color card_cost card_power card_text " +
    "card_image set_id set_name rarity life sub_types counter_amount attribute " +
    "inventory_price market_price date_scraped"
  ).split(" "),
);

/** Nothing is written as the word NULL. */
const isNothing = (text: string) => /^(?:null|none|-|\?)?$/i.test(text.trim());

const Digits = z.union([Count, z.string().regex(/^\d{1,6}$/, "must be a number")], {
  error: "expected a whole number or digits",
});

/**
 * What optcgapi says of a print that lies in a set of ours.
 *
 * @param listed where it was found, as the service calls it, and the set that the print is in
 * @throws MessageError `permanent` when no card can be made of the row at all
 */
export function optcgapiCard(
  row: unknown,
  listed: { readonly label: string; readonly setCode: string },
): CardFragment {
  const { body, needed } = Body.of(withoutNothings(row), what, Needed);
  const { card_image_id: id, card_name: name, card_type: category } = needed;
  body.noteUnknown(knownFields);
  const set = fitting(what, () => setId(game, english, listed.setCode));
  const number = numberIn(listed.setCode, id);
  const url = body.optional("card_image", Address);
  const fragment = definedOnly<CardFragment>({
    id: fitting(what, () => printingId(set, number)),
    ...{ game, language: english, setId: set, number },
    name: printed(name),
    category: plain(category).toLowerCase(),
    rarity: body.optional("rarity", Text),
    attributes: attributesOf(body, id),
    images: url === undefined ? [] : [{ size: "large", url }],
    crosswalk: { optcgapi: `${listed.label}/${id}` },
    findings: [],
  });
  return { ...fragment, findings: body.findings };
}

/** Fields that say that there is nothing are as if they were not there. */
export const withoutNothings = (row: unknown): unknown =>
  typeof row !== "object" || row === null || Array.isArray(row)
    ? row
    : Object.fromEntries(
        Object.entries(row).filter(
          ([, value]) => value !== null && !(typeof value === "string" && isNothing(value)),
        ),
      );

function attributesOf(body: Body, id: string): Attributes {
  const colors = words(body.optional("card_color", Text), /[\s/]+/);
  const combatAttributes = words(body.optional("attribute", Text), /[\s/]+/);
  return definedOnly<Attributes>({
    cardCode: printIdOf(id)?.code ?? body.optional("card_set_id", Text),
    colors,
    combatAttributes,
    typeLine: body.optional("sub_types", Text),
    cost: countIn(body, "card_cost"),
    life: countIn(body, "life"),
    power: countIn(body, "card_power"),
    counter: countIn(body, "counter_amount"),
    effect: body.optional("card_text", z.string().min(1)),
  });
}

const words = (text: string | undefined, between: RegExp): string[] | undefined =>
  text?.split(between).filter((word) => word !== "");

function countIn(body: Body, field: string): number | undefined {
  const value = body.optional(field, Digits);
  return value === undefined ? undefined : Number(value);
}
