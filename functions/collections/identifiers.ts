import { ulid } from "ulid";
import type { CopyAttributes } from "#schemas/collections/item.ts";
import { Ulid } from "#schemas/values.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import type { Clock } from "#shared/kernel/clock.ts";
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
 * The identifier that a lot of such copies begins with. It follows from what is said of the copies, so that two
 * devices that add the same card at once meet in one lot; decision 7 says what else follows.
 *
 * @param nth how many lots that began so are something else by now
 */
export const lotIdOf = (attributes: CopyAttributes, nth = 0): Ulid =>
  derivedId("lot", attributes, ...(nth > 0 ? [nth] : []));

/** The identifier of a change whose writing begins now: the log is in the order of these. */
export const newChangeId = ({ clock }: { readonly clock: Clock }): Ulid =>
  Ulid.parse(ulid(clock().getTime()));
