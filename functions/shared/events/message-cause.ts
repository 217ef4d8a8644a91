import type { SQSRecord } from "aws-lambda";
import { correlationAttribute, isCorrelationId } from "#schemas/observability/correlation.ts";

/** The cause that the sender named; a message that somebody sent by hand begins one of its own. */
export function causeOf({ messageAttributes, messageId }: SQSRecord): string {
  const named = messageAttributes?.[correlationAttribute]?.stringValue;
  return isCorrelationId(named) ? named : messageId;
}
