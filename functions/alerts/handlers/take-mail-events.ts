import { MailEvent } from "#schemas/messages/mail-event.ts";
import { queueHandler } from "#shared/events/queue-handler.ts";
import { takeMailEvent } from "../mails/take-mail-event.ts";
import { runtime } from "../runtime.mail.ts";

/** Worker of the queue of what SES says of mails. */
export const handler = queueHandler(MailEvent, runtime, takeMailEvent);
