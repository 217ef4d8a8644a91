import { VariantKey } from "#schemas/values.ts";
import { plain } from "../bodies/text.ts";

/** The words of a variant as its source gives them. */
export interface GivenWords {
  readonly finish: string;
  readonly size?: string | undefined;
  readonly foil?: string | undefined;
  readonly subtype?: string | undefined;
  readonly stamps?: readonly string[] | undefined;
}

/** The key of cards without any told variant. */
export const unspecified = "unspecified";

/**
 * The key that version 0.1.0 made of a variant: of the words as they came, with nothing for what is
 * not written in Latin letters. Whoever owns a copy under it must find it again, so this never
 * changes.
 */
export function formerKey({ finish, size, foil, subtype, stamps }: GivenWords): string {
  const shownSize = size === "standard" ? undefined : size;
  const sorted = [...new Set(stamps)].sort();
  const words = [finish, shownSize, foil, subtype, ...sorted].map((word) => formerSlug(word ?? ""));
  return VariantKey.safeParse(words.filter((word) => word !== "").join(".")).data ?? "other";
}

const formerSlug = (text: string): string =>
  plain(text)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
