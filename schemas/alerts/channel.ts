import * as z from "zod";
import { Email } from "../accounts/email.ts";
import { userText } from "../text.ts";
import { Instant, Ulid } from "../values.ts";

/** Channels of one account at most. */
export const mostChannelsOfUser = 10;
/** How long a webhook's secret signs beside the one that took its place. */
export const oldSecretHours = 24;
/** Secrets that sign side by side at most: a header for each that receivers read. */
export const mostSecrets = 5;
/** What a code that proves an address bears. */
export const codeLimits = { minutes: 30, tries: 5, mailsADay: 3 } as const;
/** Codes that are mailed in a day, whatever channels come and go: for one account, and to one address. */
export const mostCodesADay = { ofUser: 10, toAddress: 5 } as const;

export const ChannelKind = z.enum(["email", "webhook", "discord", "telegram"]);
export type ChannelKind = z.output<typeof ChannelKind>;
/**
 * `unverified` until the code that was mailed there is given, and again once the address itself has ended its mails; a channel that is `off` was switched
 * off by its owner, or by us. Neither is told anything.
 */
export const ChannelState = z.enum(["on", "unverified", "off"]);
export type ChannelState = z.output<typeof ChannelState>;

/** How it has gone since the channel last took a message. */
export const ChannelHealth = z.object({
  failures: z.int().nonnegative().meta({ description: "Tries that failed, one after another." }),
  failingSince: Instant.optional(),
});

export const ChannelName = userText(60).meta({ examples: ["My phone"] });

/** A channel as its owner sees it: nothing by which anybody could write there. */
export const Channel = z
  .object({
    id: Ulid,
    kind: ChannelKind,
    name: ChannelName,
    target: z.string().meta({
      description:
        "Where it leads: an e-mail address, a webhook's host, a chat. Secrets are not shown.",
      examples: ["https://example.org"],
    }),
    state: ChannelState,
    reason: z.string().optional().meta({ description: "Why it is off, or is to be proven again." }),
    health: ChannelHealth,
    version: z.int().positive(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "Channel" });
export type Channel = z.output<typeof Channel>;

const name = ChannelName.optional();
/** As long as the longest address that is asked. */
const url = z.string().min(1).max(2_048);

/** What somebody asks to be told by. */
export const NewChannel = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("email"),
    name,
    address: Email.optional().meta({ description: "Absent: the account's own." }),
  }),
  z.strictObject({
    kind: z.literal("webhook"),
    name,
    url: url.meta({ examples: ["https://example.org/cards"] }),
  }),
  z.strictObject({
    kind: z.literal("discord"),
    name,
    url: url.meta({ description: "Of the webhook, as Discord shows it." }),
  }),
  z.strictObject({
    kind: z.literal("telegram"),
    name,
    botToken: z.string().min(1).max(100).meta({ description: "Of a bot of yours." }),
    chatId: z.string().min(1).max(100).meta({ description: "A number, or @name of a channel." }),
  }),
]);
export type NewChannel = z.output<typeof NewChannel>;
