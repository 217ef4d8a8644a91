import { DomainError } from "#shared/kernel/errors.ts";

export const dayToCome = (day: string, today: string) =>
  new DomainError(
    "request.invalid",
    `Nobody knows yet what the card will be on ${day}; name a day up to ${today} (UTC).`,
    { facts: { day, today } },
  );
