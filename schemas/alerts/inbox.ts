import * as z from "zod";

/** Seconds after which it is worth asking an inbox again. */
export const inboxWaitSeconds = { least: 5, most: 300 } as const;
/** So many notices one request marks as read. */
export const mostReadAtOnce = 500;

/** Which notices are listed: `all` but those that are archived. */
export const InboxState = z.enum(["unread", "all", "archived"]);
export type InboxState = z.output<typeof InboxState>;
