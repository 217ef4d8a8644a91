import * as z from "zod";
import type { Variant } from "#schemas/catalog/card.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import type { Body } from "../bodies/body.ts";
import { Text } from "../bodies/fields.ts";
import { plain } from "../bodies/text.ts";
import { unspecified } from "./former-keys.ts";
import { productIdsOf } from "./product-ids.ts";
import known from "./usual-finishes.json" with { type: "json" };
import { type ToldVariant, withKeys } from "./variant-keys.ts";
import type { WordKind } from "./word-kind.ts";

/** Says a word in the source's English, and notes one that no list has. */
export type Speak = (kind: WordKind, text: string) => string;

const knownFields = new Set("type size foil subtype stamp thirdParty variantId pricing".split(" "));
/** By set, the finish that most cards of the set have. */
const usualFinishes: Readonly<Record<string, string>> = known;

/**
 * The variants of a card: from `variants_detailed`, else from the flags in `variants`. A promo of
 * which neither tells any has the finish that most promos of its set have; that is a finding.
 *
 * @param setId the set as the source calls it
 */
export function variantsOf(body: Body, { speak, setId }: { speak: Speak; setId: string }) {
  const detailed = body.parts("variants_detailed").flatMap((part) => detailedVariant(part, speak));
  const told = detailed.length > 0 ? detailed : flaggedVariants(body);
  return told.length > 0 ? withKeys(told, body) : [assumedVariant(body, setId)];
}

function detailedVariant(part: Body, speak: Speak): ToldVariant[] {
  part.noteUnknown(knownFields);
  const text = (field: string) => part.optional(field, Text);
  const finish = text("type");
  if (finish === undefined) {
    if (!part.has("type")) part.noteMissing("type");
    return [];
  }
  const given = { finish, size: text("size"), foil: text("foil"), subtype: text("subtype") };
  const single = z.string().safeParse(part.optional("stamp", z.unknown()));
  const stamps = single.success ? [plain(single.data)] : part.list("stamp", Text);
  return [told({ ...given, stamps }, { speak, productIds: productIdsOf(part) })];
}

function told(
  given: ToldVariant["given"],
  { speak, productIds }: { speak: Speak; productIds: Variant["productIds"] },
): ToldVariant {
  const spoken = (kind: WordKind, text: string | undefined) => text && speak(kind, text);
  const size = spoken("variantSize", given.size);
  const foil = spoken("variantFoil", given.foil);
  const subtype = spoken("variantSubtype", given.subtype);
  const stamps = given.stamps?.map((stamp) => speak("variantStamp", stamp));
  const facts = {
    finish: speak("variantType", given.finish),
    ...(size && size !== "standard" && { size }),
    ...(foil && { foil }),
    ...(stamps && stamps.length > 0 && { stamps: [...new Set(stamps)].sort() }),
    ...(subtype && { subtype }),
    ...(productIds && { productIds }),
  };
  return { facts, given };
}

/** `firstEdition` and `wPromo` say how the card was made, not with which finish. */
function flaggedVariants(body: Body): ToldVariant[] {
  const flags = body.entries("variants", z.boolean()).filter(([, isTold]) => isTold);
  const names = flags.map(([name]) => plain(name)).filter((name) => name !== "");
  const finishes = names.filter((name) => name !== "firstEdition" && name !== "wPromo");
  const finish = finishes.includes("holo") && !finishes.includes("normal") ? "holo" : "normal";
  const stamped = (stamp: string) => ({ finish, stamps: [stamp] });
  return [
    ...finishes.map((name) => ({ finish: name })),
    ...(names.includes("firstEdition") ? [stamped("1st-edition")] : []),
    ...(names.includes("wPromo") ? [stamped("w")] : []),
  ].map((facts) => ({ facts, given: facts }));
}

/** Copies were owned as `unspecified` before; they are found again under what is assumed now. */
function assumedVariant(body: Body, setId: string): Variant {
  const finish = ownValue(usualFinishes, setId);
  if (finish !== undefined) {
    body.note("assumed_variant", `no variant is named; most cards of ${setId} are ${finish}`);
    return { key: finish, finish, aliases: [unspecified] };
  }
  body.note("missing_variant", "the source names no variant");
  return { key: unspecified, finish: unspecified };
}
