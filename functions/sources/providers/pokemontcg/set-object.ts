import * as z from "zod";
import type { SetFragment } from "#schemas/catalog/fragment.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { Day } from "#schemas/values.ts";
import { nonEmpty } from "#shared/kernel/non-empty.ts";
import { Body, fitting } from "../bodies/body.ts";
import { definedOnly } from "../bodies/defined-only.ts";
import { Address, Count, Text } from "../bodies/fields.ts";
import { printed } from "../bodies/text.ts";
import { setPlaceOf } from "./places.ts";
import { leftOfSet } from "./remade.ts";

const what = "set of the Pokémon TCG API";
const Needed = z.looseObject({ id: z.string().trim().min(1), name: z.string().trim().min(1) });
const knownFields = new Set(
  "id name series printedTotal total legalities ptcgoCode releaseDate updatedAt images".split(" "),
);

const SlashedDay = z
  .string()
  .transform((text) => text.trim().replaceAll("/", "-"))
  .pipe(Day);

/** @throws MessageError `permanent` when no set can be made of it at all */
export function readSet(object: unknown): { sourceId: string; fragment: SetFragment } {
  const { body: fields, needed } = Body.of(object, what, Needed);
  fields.noteUnknown(knownFields);
  const series = fields.optional("series", Text);
  const printedCount = fields.optional("printedTotal", Count);
  const total = fields.optional("total", Count) ?? printedCount;
  const images = fields.part("images");
  const fragment = definedOnly<SetFragment>({
    id: fitting(what, () => setId("pokemon", "en", setPlaceOf(needed.id))),
    ...{ game: "pokemon", language: "en", name: printed(needed.name) },
    series: series === undefined ? undefined : { id: slugOf(series), name: printed(series) },
    releasedOn: fields.optional("releaseDate", SlashedDay),
    cardCount: total === undefined ? undefined : { printed: printedCount ?? total, total },
    onlineCode: fields.optional("ptcgoCode", Text),
    formats: nonEmpty(
      fields.entries("legalities", Text).map(([format, status]) => ({ format, status })),
    ),
    sourceUpdatedAt: fields.optional("updatedAt", Text),
    logoUrl: images?.optional("logo", Address),
    symbolUrl: images?.optional("symbol", Address),
    crosswalk: { pokemontcg: needed.id },
    findings: fields.findings,
  });
  const asGiven = leftOfSet(Object(object), fragment);
  return { sourceId: needed.id, fragment: { ...fragment, ...(asGiven && { asGiven }) } };
}

/** A name for a series that has none but its words. */
const slugOf = (series: string) =>
  series
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
