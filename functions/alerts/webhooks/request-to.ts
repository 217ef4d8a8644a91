import type { ChannelItem } from "#schemas/storage/alert-items.ts";
import { plainOf } from "../telling/plain-of.ts";
import { type Content, messageId } from "../telling/teller.ts";
import type { Receiver } from "./attempt.ts";
import { eventOf } from "./event-of.ts";
import { payloadOf } from "./payload.ts";
import { discordBody } from "./presets/discord.ts";
import { telegramRequest } from "./presets/telegram.ts";
import { signatureHeaders } from "./signed.ts";

/** What is sent to a receiver. The address may be a secret: it must be neither logged nor told. */
export interface ReceiverRequest {
  readonly receiver: Receiver;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const json = { "content-type": "application/json" } as const;

/**
 * What a channel is sent by HTTP; pure.
 *
 * @param now when this try is made
 * @throws Error for a channel of mails
 */
export function requestTo(channel: ChannelItem, content: Content, now: Date): ReceiverRequest {
  const { to, home } = channel;
  switch (to.kind) {
    case "webhook": {
      const body = payloadOf(eventOf(content));
      const secrets = to.secrets
        .filter(({ until }) => until === undefined || Date.parse(until) > now.getTime())
        .map(({ secret }) => secret);
      const signed = signatureHeaders({ id: messageId(channel, content), at: now, body, secrets });
      return { receiver: "standard", url: to.url, headers: { ...json, ...signed }, body };
    }
    case "discord": {
      const body = discordBody(plainOf(content, home));
      return { receiver: "discord", url: to.url, headers: json, body };
    }
    case "telegram": {
      const request = telegramRequest(to, plainOf(content, home));
      return { receiver: "telegram", ...request, headers: json };
    }
    case "email":
      throw new Error("A channel of mails is told by mail.");
  }
}
