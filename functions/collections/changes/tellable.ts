import { contentOf, packed } from "./change-content.ts";
import type { LotChange } from "./ledger.ts";

/** An item of DynamoDB has 400 KB at most; the rest is for names of what was touched, and for an undo, which says a little more. */
const mostBytes = 340_000;

interface Planned {
  readonly verdicts: readonly object[];
  readonly changes: readonly LotChange[];
}

/**
 * Plans as many of these edits, from the first on, as one write can tell: half of them, and half of those, while what the log says of
 * them, or what is answered, is too long for one record. One edit never is.
 */
export async function planTellable<Edit, Plan extends Planned>(
  edits: readonly Edit[],
  plan: (some: readonly Edit[]) => Promise<Plan>,
): Promise<Plan> {
  const planned = await plan(edits);
  if (edits.length <= 1 || isTellable(planned)) return planned;
  return planTellable(edits.slice(0, Math.ceil(edits.length / 2)), plan);
}

function isTellable({ verdicts, changes }: Planned): boolean {
  if (bytesOf(verdicts) > mostBytes) return false;
  const content = contentOf({ lots: changes });
  // What is short enough as it is need not be packed to know.
  return bytesOf(content) <= mostBytes || packed(content).byteLength <= mostBytes;
}

const bytesOf = (said: unknown): number => Buffer.byteLength(JSON.stringify(said));
