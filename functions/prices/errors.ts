import { DomainError } from "#shared/kernel/errors.ts";

export const badRange = (detail: string, facts: Readonly<Record<string, string | number>>) =>
  new DomainError("request.invalid", detail, { facts });
