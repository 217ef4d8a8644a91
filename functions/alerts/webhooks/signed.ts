import { createHmac } from "node:crypto";
import { keyOf } from "./secret.ts";

/** One message to one webhook, as it is sent. */
export interface SignedMessage {
  /** The same with every try, so that a receiver knows it again: letters, digits, `_` and `-`. */
  readonly id: string;
  /** When this try is made, not when the thing happened. */
  readonly at: Date;
  /** Exactly what is sent. */
  readonly body: string;
  /** Of the webhook; two while one takes the other's place. */
  readonly secrets: readonly string[];
}

/** A stop would move the border between the parts that are signed; anything else might end a header. */
const plainId = /^[A-Za-z0-9_-]{1,128}$/;

/**
 * The headers by which a receiver knows who sent a message, after the Standard Webhooks specification 1.0: a signature for
 * each secret, so that either is enough.
 *
 * @throws RangeError for an id that could not be told from what follows, a secret that is none, or none at all
 */
export function signatureHeaders({ id, at, body, secrets }: SignedMessage) {
  if (!plainId.test(id)) throw new RangeError("A message's id must be letters, digits, _ and -.");
  if (secrets.length === 0) throw new RangeError("A message must be signed with a secret.");
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signed = `${id}.${timestamp}.${body}`;
  const signatures = secrets.map(
    (secret) => `v1,${createHmac("sha256", keyOf(secret)).update(signed).digest("base64")}`,
  );
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  } as const;
}
