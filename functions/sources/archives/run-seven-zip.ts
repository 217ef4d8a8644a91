import { MessageError } from "#shared/kernel/message-error.ts";

/** An archive of which nothing is taken. */
export const unfit = (why: string) =>
  new MessageError("permanent", `The archive cannot be read: ${why}.`);

/**
 * Calls 7-Zip. Whatever it does to itself ends with it: nothing of an instance is used again.
 *
 * @param said what it has said, in which its reason is looked for
 * @throws MessageError `permanent` when it does not succeed
 */
export function runSevenZip(
  callMain: (args: string[]) => unknown,
  args: string[],
  said: readonly string[],
) {
  let code: unknown;
  try {
    code = callMain(args);
  } catch (error) {
    if (error instanceof MessageError) throw error;
    const why = error instanceof Error ? error.message : `error ${String(error)}`;
    throw unfit(reasonIn(said) ?? why);
  }
  if (code !== 0) throw unfit(reasonIn(said) ?? `7-Zip ended with ${String(code)}`);
}

/** What it names as errors, without the name that the archive has there. */
function reasonIn(said: readonly string[]): string | undefined {
  const errors = said.flatMap((line) => /^(?:ERRORS?: ?)(.*)$/.exec(line)?.[1] ?? []);
  const after = said.slice(said.indexOf("ERRORS:") + 1);
  const told = [...errors, ...(said.includes("ERRORS:") ? after : [])]
    .map((line) => line.replaceAll("/archive", "").replace(/^[\s:]+|[\s.]+$/g, ""))
    .filter((line) => line !== "");
  return told.length > 0 ? told.slice(0, 3).join(", ") : undefined;
}
