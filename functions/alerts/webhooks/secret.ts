import { randomBytes } from "node:crypto";

const prefix = "whsec_";
/** In bytes, after the Standard Webhooks specification: as many as SHA-256 has at least, as many as it uses at most. */
const [leastBytes, usualBytes, mostBytes] = [24, 32, 64] as const;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** A new secret of one webhook, as whoever verifies its signatures enters it: `whsec_…`. */
export const newSecret = (random: (bytes: number) => Uint8Array = randomBytes): string =>
  `${prefix}${Buffer.from(random(usualBytes)).toString("base64")}`;

/**
 * What a secret signs with. The error tells nothing of the secret.
 *
 * @throws RangeError if it is not `whsec_` with 24 to 64 bytes of base64
 */
export function keyOf(secret: string): Buffer {
  const text = secret.slice(prefix.length);
  const isSpelt = secret.startsWith(prefix) && base64.test(text);
  const key = Buffer.from(text, "base64");
  if (isSpelt && key.length >= leastBytes && key.length <= mostBytes) return key;
  throw new RangeError(
    `A webhook's secret must be ${prefix} and ${leastBytes} to ${mostBytes} bytes in base64.`,
  );
}
