import { DomainError } from "#shared/kernel/errors.ts";

export const noSuchQueue = (name: string, known: readonly string[]) =>
  new DomainError(
    "ops.no_such_queue",
    `There is no queue "${name}"; there are ${known.join(", ")}.`,
    { facts: { name, known } },
  );
