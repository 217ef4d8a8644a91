import { DomainError } from "#shared/kernel/errors.ts";

export const noSuchChannelOfYours = (channelId: string) =>
  new DomainError(
    "alerts.channel_missing",
    `You have no channel ${channelId}; it may have been removed.`,
    { facts: { channelId } },
  );

export const tooManyChannels = (most: number) =>
  new DomainError(
    "alerts.too_many",
    `An account has ${most} channels at most; remove one to make room.`,
    { facts: { most } },
  );

/** @param pointer to what named the address */
export const addressRefused = (pointer: string, reason: string, sentence: string) =>
  new DomainError("alerts.address_refused", sentence, {
    facts: { reason },
    errors: [{ in: "body", pointer, detail: sentence }],
  });

export const noMailHere = () =>
  new DomainError(
    "alerts.no_mail",
    "This service sends no mails, as it has no sender; a webhook, Discord or Telegram can be told.",
  );

export const noOwnAddress = () =>
  new DomainError(
    "alerts.address_refused",
    "Your account has no proven e-mail address; name one, or prove the account's.",
    { errors: [{ in: "body", pointer: "#/address", detail: "must be given" }] },
  );

/** @param left how often a code may be tried still */
export const wrongCode = (left: number) =>
  new DomainError(
    "alerts.wrong_code",
    left > 0
      ? `The code is wrong or too old; it may be tried ${left} more times.`
      : "The code is wrong or too old, and may not be tried any more; ask for another one.",
    { facts: { left } },
  );

export const notVerified = () =>
  new DomainError(
    "alerts.not_verified",
    "The address is not proven yet: give the code that was mailed there, or ask for another one.",
  );

export const tooManyMails = (most: number) =>
  new DomainError(
    "request.too_many",
    `No more than ${most} codes are mailed in a day; try again tomorrow.`,
    { headers: { "retry-after": "86400" } },
  );

/** @param kind of what was tried on a channel that has no such thing */
export const onlyOfKind = (kind: "email" | "webhook", what: string) =>
  new DomainError("request.invalid", `Only channels of the kind ${kind} have ${what}.`, {
    errors: [{ in: "path", pointer: "#/channelId", detail: `must be a channel of kind ${kind}` }],
  });

export const noSuchToken = () =>
  new DomainError(
    "alerts.no_such_token",
    "No mails are ended by this address: the channel is gone, or the address was cut.",
  );

/** @param sentence why, as whoever sends mails says it */
export const codeNotSent = (sentence: string) =>
  new DomainError(
    "alerts.mail_unavailable",
    `${sentence} The channel is kept; ask for another code in a while.`,
  );
