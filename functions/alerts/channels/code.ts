import { timingSafeEqual } from "node:crypto";
import { codeLimits, mostCodesADay } from "#schemas/alerts/channel.ts";
import type { ChannelItem } from "#schemas/storage/alert-items.ts";
import { Sha256, type Ulid } from "#schemas/values.ts";
import { utcDay } from "#shared/kernel/days.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { codeMail } from "../mails/code-mail.ts";
import type { Mailer } from "../mails/mailer.ts";
import { meaningOf } from "../webhooks/attempt.ts";
import type { ChannelDeps } from "./deps.ts";
import { codeNotSent, tooManyMails } from "./errors.ts";

type Mailbox = Extract<ChannelItem["to"], { kind: "email" }>;
type Code = NonNullable<Mailbox["code"]>;

const digits = 6;
const dayMs = 86_400_000;

/** A code that proves an address; six digits are enough for five tries. */
export function newCode(random: (bytes: number) => Uint8Array): string {
  // Of 48 bits, so that no code is noticeably likelier than another.
  const number = Buffer.from(random(6)).readUIntBE(0, 6) % 10 ** digits;
  return String(number).padStart(digits, "0");
}

/** The same digits mean something else for another channel. */
const hashOf = (channelId: Ulid, code: string): Sha256 =>
  Sha256.parse(sha256(`${channelId} ${code}`));

/** How often codes were mailed in the day before now. */
export const mailedWithinADay = (code: Code | undefined, now: Date): readonly string[] =>
  (code?.mailed ?? []).filter((at) => now.getTime() - Date.parse(at) < dayMs);

/** What is remembered of a code that is mailed now; the one before it proves nothing any more. */
export const rememberedCode = (
  code: string,
  { channelId, before, now }: { channelId: Ulid; before: Code | undefined; now: Date },
): Code => ({
  hash: hashOf(channelId, code),
  until: new Date(now.getTime() + codeLimits.minutes * 60_000).toISOString(),
  tries: 0,
  mailed: [...mailedWithinADay(before, now), now.toISOString()],
});

/** Whether a code may be tried still. */
export const isOpen = (code: Code | undefined, now: Date): code is Code =>
  code !== undefined && code.tries < codeLimits.tries && now.toISOString() < code.until;

export const isRight = ({ hash }: Code, channelId: Ulid, given: string): boolean =>
  timingSafeEqual(Buffer.from(hash), Buffer.from(hashOf(channelId, given)));

/**
 * Counts a code that is to be mailed: nobody's mailbox is filled by making channels and removing them.
 *
 * @throws DomainError `request.too_many`
 */
export async function countCode(
  { userId, address }: { readonly userId: string; readonly address: string },
  { channels, clock }: Pick<ChannelDeps, "channels" | "clock">,
): Promise<void> {
  const mail = { userId, addressHash: Sha256.parse(sha256(address)), day: utcDay(clock()) };
  if ((await channels.countMail(mail, mostCodesADay)) === "counted") return;
  throw tooManyMails(Math.min(mostCodesADay.ofUser, mostCodesADay.toAddress));
}

/** @throws DomainError `alerts.mail_unavailable` where it is not taken */
export async function mailCode(to: string, code: string, mailer: Mailer): Promise<void> {
  const { attempt, receiver, sentence } = await mailer.send(codeMail({ to, code }));
  if (meaningOf(attempt, receiver) !== "delivered") throw codeNotSent(sentence);
}
