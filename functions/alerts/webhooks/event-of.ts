import { explain } from "../messages/explain.ts";
import type { Content, FiredNotice } from "../telling/teller.ts";
import type { WebhookEvent } from "./payload.ts";

/** Of the 20,000 bytes that a message may have, so many are left to the notices of a digest. */
const mostBytesOfNotices = 19_000;

/** What a webhook is told of something; pure. Of a digest that is too long it is told of the newest, and how many there are. */
export function eventOf(content: Content): WebhookEvent {
  switch (content.kind) {
    case "fired": {
      const { notice } = content;
      return { type: "alert.fired", timestamp: new Date(notice.at), data: dataOf(notice) };
    }
    case "digest": {
      const { at, notices } = content;
      const data = { count: notices.length, notices: thoseThatFit(notices) };
      return { type: "alert.digest", timestamp: new Date(at), data };
    }
    case "test":
      return {
        type: "channel.test",
        timestamp: new Date(content.at),
        data: { explanation: "This is a test; nothing has happened to a price." },
      };
  }
}

function thoseThatFit(notices: readonly FiredNotice[]) {
  const fitting: object[] = [];
  let bytes = 0;
  for (const notice of notices) {
    const data = dataOf(notice);
    bytes += Buffer.byteLength(JSON.stringify(data)) + 1;
    if (bytes > mostBytesOfNotices) break;
    fitting.push(data);
  }
  return fitting;
}

function dataOf({ id, at, told }: FiredNotice) {
  const { kind: _always, ...firing } = told;
  return { noticeId: id, at, ...firing, explanation: explain(told) };
}
