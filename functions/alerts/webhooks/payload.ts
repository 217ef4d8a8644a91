/** What a webhook is told, after the Standard Webhooks specification 1.0. */
export interface WebhookEvent {
  /** Parts by stops, the widest first: `alert.fired`. Says what `data` looks like. */
  readonly type: string;
  /** When it happened; the same with every try. */
  readonly timestamp: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

const eventType = /^[a-z0-9_]+(?:\.[a-z0-9_]+)*$/;
/** In bytes. The specification advises less, and so do receivers that take no more. */
const mostBytes = 20_000;

/**
 * The body, to be signed and sent as it is.
 *
 * @throws RangeError for a type that is none, or for more than 20,000 bytes: whoever writes it must leave something out
 */
export function payloadOf({ type, timestamp, data }: WebhookEvent): string {
  if (!eventType.test(type)) throw new RangeError(`"${type}" is no type of an event.`);
  const body = JSON.stringify({ type, timestamp: timestamp.toISOString(), data });
  const bytes = Buffer.byteLength(body);
  if (bytes <= mostBytes) return body;
  throw new RangeError(`An event of ${type} has ${bytes} bytes; it may have ${mostBytes}.`);
}
