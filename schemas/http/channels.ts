import * as z from "zod";
import {
  Channel,
  ChannelName,
  codeLimits,
  mostChannelsOfUser,
  NewChannel,
  oldSecretHours,
} from "../alerts/channel.ts";
import { Ulid } from "../values.ts";
import { atLeastOne, isNotEmpty } from "./change.ts";
import type { Operation } from "./operation.ts";

const onChannel = z.strictObject({ channelId: Ulid });
const cache = "private, no-cache";
const maxBodyBytes = 4_096;
const path = "/v1/me/channels";
const at = "2026-02-01T06:00:00.000Z";

const secret = z.string().meta({
  description: "By which its messages are signed, after Standard Webhooks. Never shown again.",
  examples: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
});

const exampleChannel = {
  ...{ id: "01KAJ2T8G4N6P0Q2R4S6T8V0W2", kind: "webhook", name: "My server" },
  ...{ target: "https://example.org", state: "on", health: { failures: 0 } },
  ...{ version: 1, createdAt: at, updatedAt: at },
} as const;
const exampleMailbox = {
  ...{ ...exampleChannel, kind: "email", name: "E-mail", target: "collector@example.com" },
} as const;
const exampleSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const ofChannel = ["request.invalid", "alerts.channel_missing"] as const;

export const createChannel = {
  id: "alerts.createChannel",
  method: "POST",
  path,
  summary: "Makes a channel by which alerts tell what fires, beside the inbox.",
  description:
    "E-mail goes to the account's own proven address at once; to any other when the code is given that is mailed there. Webhooks are signed after Standard Webhooks, " +
    "with the secret of the answer. Discord takes the address of a webhook, Telegram the token of a bot and a chat. Only receivers of the public network are asked. " +
    `An account has ${mostChannelsOfUser} channels at most. docs/alerts.md has examples.`,
  access: "user",
  limit: "bulk",
  request: { body: NewChannel, maxBodyBytes, idempotencyKey: true },
  response: {
    status: 201,
    body: z.object({ channel: Channel, secret: secret.optional() }),
    headers: ["etag", "location"],
    otherwise200:
      "What the first request with this Idempotency-Key made, as it is now, without its secret.",
  },
  problems: [
    ...(["request.invalid", "request.too_many", "request.key_reused"] as const),
    "alerts.too_many",
    ...(["alerts.address_refused", "alerts.no_mail", "alerts.mail_unavailable"] as const),
  ],
  example: {
    request: { kind: "webhook", name: "My server", url: "https://example.org/cards" },
    response: { channel: exampleChannel, secret: exampleSecret },
  },
} as const satisfies Operation;

export const listChannels = {
  id: "alerts.listChannels",
  method: "GET",
  path,
  summary: "Lists the caller's channels, the newest first.",
  access: "user",
  request: {},
  response: { status: 200, body: z.object({ items: z.array(Channel) }) },
  cache,
  problems: ["request.invalid"],
  example: { response: { items: [exampleChannel] } },
} as const satisfies Operation;

export const getChannel = {
  id: "alerts.getChannel",
  method: "GET",
  path: `${path}/{channelId}`,
  summary: "Shows a channel, and how telling it went.",
  access: "user",
  request: { path: onChannel },
  response: { status: 200, body: Channel },
  cache,
  problems: ofChannel,
  example: { response: exampleChannel },
} as const satisfies Operation;

export const updateChannel = {
  id: "alerts.updateChannel",
  method: "PATCH",
  path: `${path}/{channelId}`,
  summary: "Names a channel, or switches it on or off.",
  description: "One that was given up is on again by `isOn`, and begins with a clean sheet.",
  access: "user",
  request: {
    path: onChannel,
    body: z
      .strictObject({ name: ChannelName.optional(), isOn: z.boolean().optional() })
      .refine(isNotEmpty, atLeastOne),
    ...{ maxBodyBytes, ifMatch: "optional" },
  },
  response: { status: 200, body: Channel, headers: ["etag"] },
  problems: [
    ...ofChannel,
    ...(["request.too_many", "request.stale_version", "alerts.not_verified"] as const),
  ],
  example: { request: { isOn: true }, response: { ...exampleChannel, version: 2 } },
} as const satisfies Operation;

export const deleteChannel = {
  id: "alerts.deleteChannel",
  method: "DELETE",
  path: `${path}/{channelId}`,
  summary: "Removes a channel; alerts that name it go on without it.",
  access: "user",
  request: { path: onChannel, ifMatch: "optional" },
  response: { status: 204 },
  problems: [...ofChannel, "request.too_many", "request.stale_version"],
  example: {},
} as const satisfies Operation;

export const rotateChannelSecret = {
  id: "alerts.rotateChannelSecret",
  method: "POST",
  path: `${path}/{channelId}/rotate-secret`,
  summary: "Gives a webhook another secret.",
  description: `For ${oldSecretHours} hours messages are signed with the one before as well, so that either is enough.`,
  access: "user",
  limit: "bulk",
  request: { path: onChannel },
  response: { status: 200, body: z.object({ channel: Channel, secret }), headers: ["etag"] },
  problems: [...ofChannel, "request.too_many"],
  example: { response: { channel: { ...exampleChannel, version: 2 }, secret: exampleSecret } },
} as const satisfies Operation;

export const testChannel = {
  id: "alerts.testChannel",
  method: "POST",
  path: `${path}/{channelId}/test`,
  summary: "Tells a channel a test now, and says what its receiver answered.",
  description: "Also one that is off; the channel stays as it is. Counted as strictly as mails.",
  access: "user",
  limit: "mail",
  request: { path: onChannel },
  response: {
    status: 200,
    body: z.object({
      isDelivered: z.boolean(),
      status: z.int().optional().meta({ description: "HTTP status, where there was an answer." }),
      detail: z.string().meta({ description: "The same in a sentence." }),
    }),
  },
  problems: [...ofChannel, "request.too_many", "alerts.not_verified"],
  example: { response: { isDelivered: true, status: 204, detail: "It answered 204." } },
} as const satisfies Operation;

export const sendChannelCode = {
  id: "alerts.sendChannelCode",
  method: "POST",
  path: `${path}/{channelId}/send-code`,
  summary: "Mails another code to an address that is not proven.",
  description: `At most ${codeLimits.mailsADay} a day; the code before proves nothing any more.`,
  access: "user",
  limit: "mail",
  request: { path: onChannel },
  response: { status: 200, body: Channel, headers: ["etag"] },
  problems: [...ofChannel, "request.too_many", "alerts.no_mail", "alerts.mail_unavailable"],
  example: { response: { ...exampleMailbox, state: "unverified", version: 2 } },
} as const satisfies Operation;

export const verifyChannel = {
  id: "alerts.verifyChannel",
  method: "POST",
  path: `${path}/{channelId}/verify`,
  summary: "Takes the code that was mailed to an address, which is told from then on.",
  description: `A code is good for ${codeLimits.minutes} minutes and ${codeLimits.tries} tries.`,
  access: "user",
  limit: "code",
  request: {
    path: onChannel,
    body: z.strictObject({
      code: z
        .string()
        .regex(/^\d{6}$/, "must be the six digits that were mailed")
        .meta({ examples: ["048211"] }),
    }),
    maxBodyBytes: 1_024,
  },
  response: { status: 200, body: Channel, headers: ["etag"] },
  problems: [...ofChannel, "request.too_many", "alerts.wrong_code"],
  example: { request: { code: "048211" }, response: { ...exampleMailbox, version: 2 } },
} as const satisfies Operation;
