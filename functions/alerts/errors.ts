import type { VariantKey } from "#schemas/values.ts";
import { DomainError } from "#shared/kernel/errors.ts";

export const noSuchAlert = (alertId: string) =>
  new DomainError(
    "alerts.no_such_alert",
    `You have no alert ${alertId}; it may have been deleted.`,
    { facts: { alertId } },
  );

export const noSuchNotice = (noticeId: string) =>
  new DomainError(
    "alerts.no_such_notice",
    `You have no notice ${noticeId}; the inbox keeps them for 400 days.`,
    { facts: { noticeId } },
  );

export const tooManyAlerts = (most: number) =>
  new DomainError(
    "alerts.too_many",
    `An account has ${most} alerts at most, paused ones included; delete one to make room.`,
    { facts: { most } },
  );

/** @param unknown those of the named ones that there are not, by their places */
export const noSuchChannel = (unknown: ReadonlyMap<number, string>) =>
  new DomainError(
    "alerts.no_such_channel",
    `You have no channel ${[...unknown.values()].join(", ")}; it may have been removed.`,
    {
      facts: { channels: [...unknown.values()] },
      errors: [...unknown.keys()].map((at) => ({
        ...{ in: "body", pointer: `#/channels/${at}`, detail: "must be a channel of yours" },
      })),
    },
  );

/** @param known that a line may be judged by */
export const noSuchSource = (source: string, known: readonly string[]) =>
  new DomainError(
    "request.invalid",
    `There is no source "${source}" of prices; there are ${known.join(", ")}.`,
    {
      facts: { source, known },
      errors: [{ in: "body", pointer: "#/source", detail: `must be one of ${known.join(", ")}` }],
    },
  );

/** @param who tells no price of it, as a sentence begins */
export const currencyNeeded = (who: string, of: string) =>
  new DomainError(
    "alerts.currency_needed",
    `${who} price of ${of} yet, so that nothing says what currency the line is in; name it as "currency".`,
    { errors: [{ in: "body", pointer: "#/currency", detail: "must be given, such as EUR" }] },
  );

/** @param toldIn the currencies of the value; none where there is none yet */
export const currencyOfValueNeeded = (toldIn: readonly string[]) =>
  new DomainError(
    "alerts.currency_needed",
    `${toldIn.length > 0 ? `The value is told in ${toldIn.join(" and ")}` : "There is no value yet"}, so that nothing says what currency the line is in; name it as "currency".`,
    {
      errors: [
        {
          in: "body",
          pointer: "#/currency",
          detail: `must be given, such as ${toldIn[0] ?? "EUR"}`,
        },
      ],
    },
  );

/** What cards are worth is reckoned by market prices. */
export const noSourceOfValue = (source: string) =>
  new DomainError(
    "request.invalid",
    `What cards are worth is reckoned by market prices, and not by those of "${source}" alone.`,
    {
      facts: { source },
      errors: [{ in: "body", pointer: "#/source", detail: `must be best of a value` }],
    },
  );

/** @param why a sentence that says what would have been right */
export const noSuchTimeZone = (why: string) =>
  new DomainError("request.invalid", why, {
    errors: [{ in: "body", pointer: "#/timeZone", detail: why }],
  });

/** Of a card that the catalogue knows no variant of, and nobody sells one. */
export const noVariants = (printingId: string) =>
  new DomainError(
    "catalog.no_such_variant",
    `${printingId} has no variants, so that there is nothing to watch.`,
    { facts: { printingId, variants: [] satisfies VariantKey[] } },
  );

/** @param pointer to what goes with alerts on cards alone */
export const onlyOfCards = (pointer: string, why: string) =>
  new DomainError("request.invalid", `${why}.`, {
    errors: [{ in: "body", pointer, detail: "goes with an alert on a card" }],
  });

/** Of many cards nothing says when each would have been among them. */
export const notPreviewed = () =>
  new DomainError("request.invalid", "Only an alert on a card or a value can be previewed.", {
    errors: [
      { in: "body", pointer: "#/subject/kind", detail: "must be card or value to be previewed" },
    ],
  });

/** An amount that was said in one currency is none in another. */
export const lineNeeded = (currency: string) =>
  new DomainError(
    "request.invalid",
    `The line was said in another currency than ${currency}; say it anew.`,
    { errors: [{ in: "body", pointer: "#/line", detail: `must be given, in ${currency}` }] },
  );

/** The same refusal, pointing at where the query of an alert stands. */
export const atSubject = ({ code, message, facts, errors = [], ...more }: DomainError) =>
  new DomainError(code, message, {
    facts,
    errors: errors.map(({ detail }) => ({ in: "body", pointer: "#/subject/query", detail })),
    cause: more.cause,
  });
