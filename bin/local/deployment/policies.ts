import { z } from "zod";

/** Whether a policy allows something that the emulator asks for in another way than AWS. */
export const isAskedOtherwise = (policy: unknown): boolean =>
  /"sqs:|"dynamodb:(GetShardIterator|PartiQLInsert)"/.test(JSON.stringify(policy));

/**
 * A policy by which the emulator allows what AWS would. What may be done with one message may be done
 * with ten: on AWS it is one permission, the emulator asks for one named after the call. And whoever may
 * read one table's stream may read streams, and whoever may insert by statements into a table may send statements: the emulator does not look
 * which one a call is about.
 */
export function asEmulatorAsks(policy: string): string {
  const { Statement: given, ...rest } = Policy.parse(JSON.parse(policy));
  const wider = given.flatMap((statement) => {
    if (!statement.Action) return [statement];
    const actions = [...new Set([statement.Action].flat().flatMap(withBatch))];
    const [blind, others] = [
      actions.filter(namesNoTable),
      actions.filter((action) => !namesNoTable(action)),
    ];
    return [
      ...(others.length > 0 ? [{ ...statement, Action: others }] : []),
      ...(blind.length > 0 ? [{ ...statement, Action: blind, Resource: "*" }] : []),
    ];
  });
  // It is completed after each deploy.
  const once = [...new Map(wider.map((one) => [JSON.stringify(one), one])).values()];
  return JSON.stringify({ ...rest, Statement: once });
}

const statements = "dynamodb:BatchExecuteStatement";
const namesNoTable = (action: string) =>
  action === statements || /^dynamodb:(GetRecords|GetShardIterator)$/.test(action);

function withBatch(action: string): string[] {
  if (action === "dynamodb:PartiQLInsert") return [action, statements];
  const isOfMessage = /^sqs:(SendMessage|DeleteMessage|ChangeMessageVisibility)$/.test(action);
  return isOfMessage ? [action, `${action}Batch`] : [action];
}

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
