import type { Asked } from "./facts.ts";

/** An AWS error by name and status, as far as it is one. */
const detailsOf = (error: unknown) => {
  const { name = "Error", message = String(error), $metadata }: AwsError = Object(error);
  return { name, message, status: $metadata?.httpStatusCode };
};
interface AwsError {
  readonly name?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/**
 * Asks AWS something. That it is not there may be an answer, too.
 *
 * @param absent names of errors that mean `absentValue`
 */
export async function ask<T>(
  question: () => Promise<T>,
  absent: readonly string[] = [],
  absentValue?: T,
): Promise<Asked<T>> {
  try {
    return { known: true, value: await question() };
  } catch (error) {
    const { name, message, status } = detailsOf(error);
    if (absent.includes(name) && absentValue !== undefined)
      return { known: true, value: absentValue };
    return { known: false, reason: reasonOf(name, message, status) };
  }
}

function reasonOf(name: string, message: string, status: number | undefined): string {
  if (/AccessDenied|Unauthorized|Forbidden/i.test(name)) {
    return `you may not ask; your credentials lack the permission (${message}).`;
  }
  if (status === 400 || status === 404 || status === 501) {
    return `this endpoint does not know the question (${name}); a local emulator knows only some services.`;
  }
  return `it could not be asked (${name}: ${message}).`;
}
