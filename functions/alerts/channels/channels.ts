import { type Channel, codeLimits, mostSecrets, oldSecretHours } from "#schemas/alerts/channel.ts";
import type { ChannelItem } from "#schemas/storage/alert-items.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import { type IfMatch, ifMatches, staleVersion } from "#shared/kernel/versions.ts";
import { sound } from "../webhooks/endpoint-health.ts";
import { newSecret } from "../webhooks/secret.ts";
import { type ChannelPlace, changeChannel } from "./change-channel.ts";
import { channelView, etagOfChannel } from "./channel-view.ts";
import {
  countCode,
  isOpen,
  isRight,
  mailCode,
  mailedWithinADay,
  newCode,
  rememberedCode,
} from "./code.ts";
import type { MadeChannel } from "./create-channel.ts";
import type { ChannelDeps } from "./deps.ts";
import {
  noMailHere,
  noSuchChannelOfYours,
  notVerified,
  onlyOfKind,
  tooManyMails,
  wrongCode,
} from "./errors.ts";

type Stored = Pick<ChannelDeps, "channels">;
type Changing = Pick<ChannelDeps, "channels" | "clock">;

export async function listChannels(userId: string, { channels }: Stored): Promise<Channel[]> {
  return (await channels.list(userId)).map(channelView);
}

/** @throws DomainError `alerts.channel_missing` */
export async function getChannel(
  { userId, channelId }: ChannelPlace,
  { channels }: Stored,
): Promise<Channel> {
  const found = await channels.get(userId, channelId);
  if (!found) throw noSuchChannelOfYours(channelId);
  return channelView(found);
}

/**
 * Names a channel, or switches it on or off. One that is switched on again begins with a clean sheet.
 *
 * @throws DomainError `alerts.channel_missing`, `alerts.not_verified`, `request.stale_version`, `request.too_many`
 */
export async function updateChannel(
  input: {
    readonly place: ChannelPlace;
    readonly change: { readonly name?: string | undefined; readonly isOn?: boolean | undefined };
    readonly ifMatch: IfMatch;
  },
  deps: Changing,
): Promise<Channel> {
  const { place, change, ifMatch } = input;
  const { name, isOn } = change;
  const saved = await changeChannel(
    place,
    (before) => {
      if (isOn === true && before.state === "unverified") throw notVerified();
      const isSwitched = isOn !== undefined && isOn !== (before.state === "on");
      if (!isSwitched && (name === undefined || name === before.name)) return undefined;
      return {
        ...(name !== undefined && { name }),
        ...(isSwitched && isOn && { state: "on", reason: null, health: { ...sound } }),
        // An address that is not proven stays so, whatever it is switched to.
        ...(isSwitched && !isOn && before.state === "on"
          ? { state: "off", reason: "You switched it off." }
          : {}),
      };
    },
    deps,
    { ifMatch },
  );
  return channelView(saved);
}

/** @throws DomainError `alerts.channel_missing`, `request.stale_version`, `request.too_many` */
export async function deleteChannel(
  { place: { userId, channelId }, ifMatch }: { place: ChannelPlace; ifMatch: IfMatch },
  { channels }: Stored,
): Promise<void> {
  await persistently(async () => {
    const before = await channels.get(userId, channelId);
    if (!before) throw noSuchChannelOfYours(channelId);
    if (!ifMatches(ifMatch, before)) {
      const current = channelView(before);
      throw staleVersion({ current, etag: etagOfChannel(current) }, ifMatch);
    }
    return (await channels.remove(userId, before)) === "removed" ? true : undefined;
  });
}

/**
 * Gives a webhook another secret; messages are signed with those before as well, each for a day: its owner can change it without a gap, also one who
 * asks again because the answer was lost.
 *
 * @throws DomainError `alerts.channel_missing`, `request.invalid` for another kind, `request.too_many`
 */
export async function rotateSecret(
  place: ChannelPlace,
  deps: Changing & Pick<ChannelDeps, "random">,
): Promise<Required<MadeChannel>> {
  const secret = newSecret(deps.random);
  const saved = await changeChannel(
    place,
    ({ to }) => {
      if (to.kind !== "webhook") throw onlyOfKind("webhook", "a secret");
      const now = deps.clock().getTime();
      const until = new Date(now + oldSecretHours * 3_600_000).toISOString();
      const before = to.secrets
        .map((one) => ({ until, ...one }))
        .filter((one) => Date.parse(one.until) > now)
        .slice(0, mostSecrets - 1);
      return { to: { ...to, secrets: [{ secret }, ...before] } };
    },
    deps,
  );
  return { channel: channelView(saved), secret };
}

/**
 * Mails another code to an address that is not proven; to one that is, none.
 *
 * @throws DomainError `alerts.channel_missing`, `alerts.no_mail`, `alerts.mail_unavailable`, `request.invalid` for another kind, `request.too_many`
 */
export async function sendCode(
  place: ChannelPlace,
  deps: Changing & Pick<ChannelDeps, "random" | "mailer">,
): Promise<Channel> {
  const { mailer } = deps;
  const code = newCode(deps.random);
  const now = deps.clock();
  const mailable = ({ to, state }: ChannelItem) => {
    const mailbox = mailboxOf(to);
    if (state !== "unverified") return undefined;
    if (!mailer) throw noMailHere();
    if (mailedWithinADay(mailbox.code, now).length >= codeLimits.mailsADay) {
      throw tooManyMails(codeLimits.mailsADay);
    }
    return mailbox;
  };
  const before = await deps.channels.get(place.userId, place.channelId);
  if (!before) throw noSuchChannelOfYours(place.channelId);
  const mailbox = mailable(before);
  if (!mailbox || !mailer) return channelView(before);
  // First: one that is not mailed takes nothing from the code before.
  await countCode({ userId: place.userId, address: mailbox.address }, deps);
  const saved = await changeChannel(
    place,
    (channel) => {
      const to = mailable(channel);
      const about = { channelId: channel.id, before: to?.code, now };
      return to && { to: { ...to, code: rememberedCode(code, about) } };
    },
    deps,
  );
  if (saved.state === "unverified") await mailCode(mailbox.address, code, mailer);
  return channelView(saved);
}

/**
 * Takes the code that was mailed to an address; each try is counted before it is judged.
 *
 * @throws DomainError `alerts.channel_missing`, `alerts.wrong_code`, `request.invalid` for another kind, `request.too_many`
 */
export async function verifyChannel(
  { place, code: given }: { readonly place: ChannelPlace; readonly code: string },
  deps: Changing,
): Promise<Channel> {
  const saved = await changeChannel(
    place,
    ({ id, to, state }) => {
      const { code, ...mailbox } = mailboxOf(to);
      if (state !== "unverified") return undefined;
      if (!isOpen(code, deps.clock())) throw wrongCode(0);
      return isRight(code, id, given)
        ? { to: mailbox, state: "on", reason: null, health: { ...sound } }
        : { to: { ...mailbox, code: { ...code, tries: code.tries + 1 } } };
    },
    deps,
  );
  if (saved.state !== "unverified") return channelView(saved);
  throw wrongCode(codeLimits.tries - (mailboxOf(saved.to).code?.tries ?? 0));
}

function mailboxOf(to: ChannelItem["to"]) {
  if (to.kind !== "email") throw onlyOfKind("email", "an address to prove");
  return to;
}
