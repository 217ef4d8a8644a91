import { z } from "zod";

/**
 * A policy in which what may be done with one message may be done with ten. On AWS it is one
 * permission; the emulator asks for one named after the call.
 */
export function withBatchesOfMessages(policy: string): string {
  const { Statement: statements, ...rest } = Policy.parse(JSON.parse(policy));
  const wider = statements.map(({ Action, ...same }) => ({
    ...same,
    ...(Action && { Action: [...new Set([Action].flat().flatMap(withBatch))] }),
  }));
  return JSON.stringify({ ...rest, Statement: wider });
}

const withBatch = (action: string): string[] =>
  /^sqs:(SendMessage|DeleteMessage|ChangeMessageVisibility)$/.test(action)
    ? [action, `${action}Batch`]
    : [action];

const Statement = z.looseObject({
  Effect: z.string(),
  Action: z.union([z.string(), z.array(z.string())]).optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
const Policy = z.looseObject({ Statement: z.array(Statement) });

/** What the emulator never knows of a request: it has no TLS, and does not look for this header. */
const unknownToEmulator = ["aws:SecureTransport", "s3:if-none-match"];

/**
 * A policy without the refusals that hang on what the emulator does not know, and would therefore
 * refuse everything; `undefined` if nothing else is in it.
 */
export function withoutBlindRefusals(policy: string): string | undefined {
  const { Statement: statements, ...rest } = Policy.parse(JSON.parse(policy));
  const others = statements.filter(
    ({ Effect, Condition = {} }) =>
      Effect !== "Deny" ||
      !Object.values(Condition).some((keys) => unknownToEmulator.some((key) => key in keys)),
  );
  return others.length > 0 ? JSON.stringify({ ...rest, Statement: others }) : undefined;
}
