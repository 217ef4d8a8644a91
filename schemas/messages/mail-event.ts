import * as z from "zod";

/** What SES publishes of a mail to the topic of a configuration set; what else it says does not matter. */
export const MailEvent = z.object({
  eventType: z.string(),
  mail: z.object({
    messageId: z.string(),
    /** Those of the mail, each with a list of one. */
    tags: z.record(z.string(), z.array(z.string())).default({}),
  }),
  bounce: z.object({ bounceType: z.string() }).optional(),
});
export type MailEvent = z.output<typeof MailEvent>;
