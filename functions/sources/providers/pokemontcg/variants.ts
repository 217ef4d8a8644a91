import * as z from "zod";
import type { Variant } from "#schemas/catalog/card.ts";
import { nonEmpty } from "#shared/kernel/non-empty.ts";
import { ownValue } from "#shared/kernel/own-value.ts";
import type { Body } from "../bodies/body.ts";

type Made = Pick<Variant, "finish" | "subtype" | "stamps">;

const firstEdition = ["1st-edition"];

/** What a shop's kind of printing is in the words that our variants have. */
const kinds: Readonly<Record<string, Made>> = {
  normal: { finish: "normal" },
  holofoil: { finish: "holo" },
  reverseHolofoil: { finish: "reverse" },
  "1stEdition": { finish: "normal", stamps: firstEdition },
  "1stEditionNormal": { finish: "normal", stamps: firstEdition },
  "1stEditionHolofoil": { finish: "holo", stamps: firstEdition },
  unlimited: { finish: "normal", subtype: "unlimited" },
  unlimitedHolofoil: { finish: "holo", subtype: "unlimited" },
};

/** Whatever stands in it: that the shop has such a kind is what counts, not what it costs today. */
const Prices = z.record(z.string(), z.unknown());

/**
 * The variants of a card, by the kinds of it that TCGplayer sells: the names in `tcgplayer.prices`. Undefined
 * where none is named. What Cardmarket asks for reverse copies is no word on whether there are any: it has a
 * number there for cards that were never made so.
 */
export function variantsOf(fields: Body): Variant[] | undefined {
  const sold = fields.part("tcgplayer")?.entries("prices", Prices) ?? [];
  const variants = new Map<string, Variant>();
  for (const [kind] of sold) {
    const made = ownValue(kinds, kind) ?? otherKind(kind);
    if (!made) continue;
    if (!Object.hasOwn(kinds, kind)) fields.note("unknown_word", `variant: ${kind}`);
    const { finish, subtype, stamps = [] } = made;
    const key = [finish, subtype, ...stamps].filter((word) => word !== undefined).join(".");
    variants.set(key, { key, ...made });
  }
  return nonEmpty([...variants.values()]);
}

/** A kind that no table has is kept, in the letters of a key: `goldHolofoil` is `gold-holofoil`. */
function otherKind(kind: string): Made | undefined {
  const finish = kind
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 100);
  return finish === "" ? undefined : { finish };
}
