/**
 * How often work on a queue message was begun, in the table `work`:
 *
 *     pk  MESSAGE#<id that SQS gave it>
 *     sk  STARTS
 */
export const startsKey = (messageId: string) => ({ pk: `MESSAGE#${messageId}`, sk: "STARTS" });
