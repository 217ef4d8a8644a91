import type { PrintingId } from "#schemas/values.ts";
import { type IdTables, identifyAll, whatItMeans } from "../../catalog/index.ts";

/** The printing that an id means, or why it means no one, in words that go on in the middle of a sentence. */
export type Meant = { readonly printingId: PrintingId } | { readonly detail: string };

/** What each of these ids of cards means, whoever gave it. */
export async function printingsMeant(
  ids: readonly string[],
  { idTables }: { readonly idTables: IdTables },
): Promise<(id: string) => Meant> {
  const meant = await identifyAll(ids, idTables);
  return (id) => {
    const one = meant.get(id) ?? { outcome: "unknown", reason: "no_such_card" };
    if (one.outcome === "found") return { printingId: one.printingId };
    return { detail: whatItMeans(id, one).replace(/\.$/, "") };
  };
}
