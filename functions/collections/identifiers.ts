import type { LotIdentity } from "#schemas/collections/item.ts";
import { Ulid } from "#schemas/values.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/** Crockford's alphabet, in which ULIDs are written. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** An identifier that equal parts always give: 130 bits of their hash, in the shape of a ULID. */
export function derivedId(...parts: readonly unknown[]): Ulid {
  const bits = BigInt(`0x${sha256(canonicalJson(parts))}`) >> 126n;
  const letters = Array.from({ length: 26 }, (_none, index) => {
    const letter = Number((bits >> BigInt(5 * (25 - index))) & 31n);
    return alphabet.charAt(letter);
  });
  return Ulid.parse(letters.join(""));
}

/** The identifier of the collection that a user's request with this idempotency key makes. */
export const collectionIdFor = (userId: string, idempotencyKey: string): Ulid =>
  derivedId("collection", userId, idempotencyKey);

/**
 * The identifier of the lot of such copies. It follows from what the copies are, so that two
 * devices that add the same card at once meet in one lot; decision 7 says what else follows.
 */
export const lotIdOf = ({ printingId, variant, condition, language }: LotIdentity): Ulid =>
  derivedId("lot", { printingId, variant, condition, language });
