/**
 * What joins all log lines of one cause: the id of the API call or of the schedule's event that began
 * it. It travels beside the data, never inside a message's body:
 *
 *     HTTP       header x-correlation-id, in requests (optional) and in every answer
 *     SQS        message attribute correlationId
 *     DynamoDB   attribute correlationId of items whose stream somebody follows
 *     log line   field correlationId
 */
export const correlationHeader = "x-correlation-id";
export const correlationAttribute = "correlationId";

/** As long as the ids of API Gateway, EventBridge and SQS and those of tracing systems; no blanks. */
const pattern = /^[\w.=+/-]{8,64}$/;

/** Whether a text from outside may stand in every log line of what it causes. */
export const isCorrelationId = (text: string | undefined): text is string =>
  text !== undefined && pattern.test(text);
