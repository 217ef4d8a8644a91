import type { Provenance } from "#schemas/catalog/provenance.ts";
import { isLargeShrink } from "#shared/kernel/large-shrink.ts";

/** A list as it is believed, and a later one that nobody believes yet. */
export interface BelievedList {
  readonly ids: readonly string[];
  readonly provenance: Provenance;
  readonly doubted?: { readonly ids: readonly string[]; readonly provenance: Provenance };
}

/**
 * What is believed once a list has been seen: the newest one, except that one which has lost much
 * is doubted until a later answer says so again. Undefined when it changes nothing. Repetition and
 * order do not matter: times decide.
 */
export function believe(
  known: BelievedList | undefined,
  seen: { readonly ids: readonly string[]; readonly provenance: Provenance },
): BelievedList | undefined {
  const at = seen.provenance.observedAt;
  if (!known) return seen;
  if (at < known.provenance.observedAt) return undefined;
  if (at === known.provenance.observedAt) {
    // The same answer read by another normaliser.
    return sameIds(known.ids, seen.ids) ? undefined : { ...known, ...seen };
  }
  const { doubted } = known;
  if (!isLargeShrink(known.ids, seen.ids)) {
    return doubted && doubted.provenance.observedAt > at ? { ...seen, doubted } : seen;
  }
  if (!doubted) return { ...known, doubted: seen };
  const doubtedAt = doubted.provenance.observedAt;
  if (doubtedAt === at) {
    return sameIds(doubted.ids, seen.ids) ? undefined : { ...known, doubted: seen };
  }
  return doubtedAt > at ? doubted : seen;
}

const sameIds = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id, at) => id === b[at]);
