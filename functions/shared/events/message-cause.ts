import type { SQSRecord } from "aws-lambda";
import { correlationAttribute, isCorrelationId } from "#schemas/observability/correlation.ts";
import { jsonOf } from "./message-body.ts";

/** The cause that the sender named; a message that somebody sent by hand begins one of its own. */
export function causeOf(
  { body, messageAttributes, messageId }: SQSRecord,
  causeIn: (body: unknown) => string | undefined,
): string {
  const named = messageAttributes?.[correlationAttribute]?.stringValue ?? causeIn(jsonOf(body));
  return isCorrelationId(named) ? named : messageId;
}
