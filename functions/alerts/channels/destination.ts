import type { NewChannel } from "#schemas/alerts/channel.ts";
import type { ChannelItem } from "#schemas/storage/alert-items.ts";
import { Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { discordAddress } from "../webhooks/presets/discord.ts";
import { isTelegramBot, isTelegramChat } from "../webhooks/presets/telegram.ts";
import { newSecret } from "../webhooks/secret.ts";
import type { ChannelDeps } from "./deps.ts";
import { addressRefused, noMailHere, noOwnAddress } from "./errors.ts";

/** Where a new channel leads. */
export interface Destination {
  readonly to: ChannelItem["to"];
  /** What to call it where its owner does not say. */
  readonly name: string;
  /** Shown once. */
  readonly secret?: string;
  readonly isProven: boolean;
}

/** Of the token in an address that ends mails, in bytes. */
const tokenBytes = 24;

/** @throws DomainError `alerts.address_refused`, `alerts.no_mail` */
export async function destinationOf(
  userId: string,
  given: NewChannel,
  deps: Omit<ChannelDeps, "alerts" | "channels" | "teller">,
): Promise<Destination> {
  switch (given.kind) {
    case "email":
      return mailbox(userId, given.address, deps);
    case "webhook": {
      const url = await allowed(given.url, deps);
      const secret = newSecret(deps.random);
      const to = { kind: "webhook" as const, url, secrets: [{ secret }] };
      return { to, name: "Webhook", secret, isProven: true };
    }
    case "discord": {
      const address = discordAddress(given.url);
      if (address === undefined) {
        const sentence =
          "The address must be that of a webhook as Discord shows it: https://discord.com/api/webhooks/…";
        throw addressRefused("#/url", "unreadable", sentence);
      }
      const url = await allowed(address, deps);
      return { to: { kind: "discord", url }, name: "Discord", isProven: true };
    }
    case "telegram": {
      const { botToken, chatId } = given;
      if (!isTelegramChat({ botToken, chatId })) {
        const pointer = isTelegramBot(botToken) ? "#/chatId" : "#/botToken";
        const sentence =
          "A bot's token must be digits, a colon and letters, and a chat a number or @name.";
        throw addressRefused(pointer, "unreadable", sentence);
      }
      return { to: { kind: "telegram", botToken, chatId }, name: "Telegram", isProven: true };
    }
  }
}

async function allowed(url: string, { addresses }: Pick<ChannelDeps, "addresses">) {
  const judged = await addresses.judgedWithName(url);
  if (judged.outcome === "allowed") return judged.url;
  throw addressRefused("#/url", judged.reason, judged.sentence);
}

async function mailbox(
  userId: string,
  asked: string | undefined,
  {
    mailer,
    ownAddress,
    home,
    random,
  }: Pick<ChannelDeps, "mailer" | "ownAddress" | "home" | "random">,
): Promise<Destination> {
  if (!mailer) throw noMailHere();
  const own = (await ownAddress(userId))?.toLowerCase();
  const address = asked ?? own;
  if (address === undefined) throw noOwnAddress();
  const token = Buffer.from(random(tokenBytes)).toString("base64url");
  const unsubscribe = { url: `${home}/v1/unsubscribe/${token}`, tokenHash: tokenHashOf(token) };
  return {
    to: { kind: "email", address, unsubscribe },
    name: "E-mail",
    isProven: address === own,
  };
}

export const tokenHashOf = (token: string): Sha256 => Sha256.parse(sha256(token));
