import * as z from "zod";
import { InboxState, inboxWaitSeconds, mostReadAtOnce } from "../alerts/inbox.ts";
import { Notice } from "../alerts/notice.ts";
import { Ulid } from "../values.ts";
import { exampleNotice } from "./alert-examples.ts";
import { atLeastOne, isNotEmpty } from "./change.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

const NoticeView = Notice.extend({
  explanation: z.string().meta({ description: "What happened, in a sentence." }),
}).meta({ id: "NoticeView" });

const onNotice = z.strictObject({ noticeId: Ulid });
const cache = "private, no-cache";

export const listNotices = {
  id: "alerts.listNotices",
  method: "GET",
  path: "/v1/me/inbox",
  summary: "Lists what has fired, the newest first.",
  description:
    "A page may hold fewer than `limit` and still have a next one. Ask again after the seconds of `Retry-After`, with `If-None-Match`: they grow " +
    `from ${inboxWaitSeconds.least} to ${inboxWaitSeconds.most} while nothing is new. Notices are kept for 400 days.`,
  access: "user",
  request: {
    query: z.strictObject({
      state: InboxState.default("all").meta({
        description: "`unread` ones, `all` but those that are archived, or `archived` ones.",
      }),
      ...paging,
    }),
  },
  response: { status: 200, body: pageOf(NoticeView), headers: ["retry-after"] },
  cache,
  problems: ["request.invalid", "request.bad_cursor"],
  example: { response: { items: [exampleNotice] } },
} as const satisfies Operation;

export const getNotice = {
  id: "alerts.getNotice",
  method: "GET",
  path: "/v1/me/inbox/{noticeId}",
  summary: "Shows what has fired, why, and what channels were told of it.",
  access: "user",
  request: { path: onNotice },
  response: { status: 200, body: NoticeView },
  cache,
  problems: ["request.invalid", "alerts.no_such_notice"],
  example: { response: exampleNotice },
} as const satisfies Operation;

export const updateNotice = {
  id: "alerts.updateNotice",
  method: "PATCH",
  path: "/v1/me/inbox/{noticeId}",
  summary: "Marks a notice as read or archived, or takes that back.",
  access: "user",
  request: {
    path: onNotice,
    body: z
      .strictObject({ isRead: z.boolean().optional(), isArchived: z.boolean().optional() })
      .refine(isNotEmpty, atLeastOne),
    maxBodyBytes: 1_024,
  },
  response: { status: 200, body: NoticeView },
  problems: ["request.invalid", "alerts.no_such_notice"],
  example: { request: { isRead: true }, response: { ...exampleNotice, isRead: true } },
} as const satisfies Operation;

export const readNotices = {
  id: "alerts.readNotices",
  method: "POST",
  path: "/v1/me/inbox/read",
  summary: "Marks a notice and all older ones as read.",
  description: `Up to ${mostReadAtOnce} at once, the newest first; \`isMore\` says that older ones are left.`,
  access: "user",
  limit: "bulk",
  request: {
    body: z.strictObject({ upTo: Ulid.meta({ description: "Id of a notice." }) }),
    maxBodyBytes: 1_024,
  },
  response: {
    status: 200,
    body: z.object({ read: z.int().nonnegative(), isMore: z.boolean() }),
  },
  problems: ["request.invalid", "alerts.no_such_notice"],
  example: { request: { upTo: exampleNotice.id }, response: { read: 1, isMore: false } },
} as const satisfies Operation;
