import { askedForSeconds } from "./picture-asks.ts";

/** Where a picture is, or when to ask again for it. */
export type Shown =
  | { readonly kind: "there"; readonly url: string }
  /** It is being fetched or drawn. */
  | { readonly kind: "wanted"; readonly retryAfterSeconds: number };

/** Fetching and drawing take seconds. What is not there after so long waits for somebody else, and people need not. */
const usualPatienceMs = 2 * 60_000;
const leastWaitSeconds = 2;
const longestWaitSeconds = 30;

/**
 * What people hear of something that was asked for and is not there.
 *
 * @returns when it is asked for anew, in milliseconds from now, where they need not wait for it
 */
export function patience(
  askedAt: Date,
  now: Date,
  { patientMs = usualPatienceMs }: { readonly patientMs?: number } = {},
): Extract<Shown, { kind: "wanted" }> | { readonly kind: "late"; readonly againMs: number } {
  const ageMs = now.getTime() - askedAt.getTime();
  if (ageMs >= patientMs) return { kind: "late", againMs: askedForSeconds * 1000 - ageMs };
  // Shorter at first: most pictures are there within seconds.
  const wait = Math.max(leastWaitSeconds, Math.ceil(ageMs / 2_000));
  return { kind: "wanted", retryAfterSeconds: Math.min(longestWaitSeconds, wait) };
}
