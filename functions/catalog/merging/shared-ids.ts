import type { Card, Finding } from "#schemas/catalog/card.ts";
import type { PrintingId } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import type { Merged } from "./part.ts";

/**
 * Ids elsewhere that several printings of a language claim as theirs alone, `<where>:<id>`, and those
 * printings in order. Other languages of a card may have the same ids: many shops tell them not apart.
 */
export type SharedIds = ReadonlyMap<string, readonly PrintingId[]>;

/** What a printing claims, and what is known to be claimed by others as well. */
type Claiming = Pick<Card, "id" | "crosswalk" | "variants" | "findings">;

/** Ids that are claimed, while cards are looked at one after another; no cards are kept. */
export interface GrowingClaims {
  add(card: Claiming): void;
  shared(): SharedIds;
}

export function growingClaims(): GrowingClaims {
  // Nearly every id has one owner: a list for each would take twice the room.
  const owners = new Map<string, PrintingId>();
  const shared = new Map<string, Set<PrintingId>>();
  return {
    add(card) {
      const { id } = card;
      for (const claim of [...claimsOf(card), ...givenUpBy(card)]) {
        const owner = owners.get(claim);
        if (owner === undefined) owners.set(claim, id);
        else if (owner !== id) {
          shared.set(claim, (shared.get(claim) ?? new Set([owner])).add(id));
        }
      }
    },
    shared: () =>
      new Map(
        [...shared]
          .toSorted(([a], [b]) => byCodeUnits(a, b))
          .map(([claim, ids]) => [claim, [...ids].sort(byCodeUnits)]),
      ),
  };
}

/**
 * The cards of a set without what several of them claim as theirs alone: an id at another source, or a
 * product at a shop. Which of them it belongs to is not known, so none has it, and each says so.
 */
export function withoutSharedIds(cards: readonly Merged<Card>[]): readonly Merged<Card>[] {
  const claims = growingClaims();
  for (const { value } of cards) claims.add(value);
  const shared = claims.shared();
  return shared.size === 0
    ? cards
    : cards.map((one) => ({ ...one, value: withoutClaims(one.value, shared) }));
}

/** A card without the ids that others claim too, and with a finding for each of them. */
export function withoutClaims<C extends Claiming>(card: C, shared: SharedIds): C {
  const claims = [...new Set(claimsOf(card))].filter((claim) => shared.has(claim));
  if (claims.length === 0) return card;
  const kept = (ids: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(ids).filter(([kind, id]) => !shared.has(claimOf(kind, id))));
  const findings = claims.map((claim): Finding => {
    const others = (shared.get(claim) ?? []).filter((id) => id !== card.id);
    const detail = `${claim} is claimed by ${someOf(others)} too`;
    return { code: "crosswalk_conflict", about: claim, detail };
  });
  return {
    ...card,
    crosswalk: kept(card.crosswalk),
    variants: card.variants.map(({ productIds, ...variant }) => {
      const left = kept(productIds ?? {});
      return { ...variant, ...(Object.keys(left).length > 0 && { productIds: left }) };
    }),
    findings: [...card.findings, ...findings],
  };
}

/** A claim that hundreds make would otherwise be hundreds of ids in each of hundreds of cards. */
const mostNamed = 10;
const someOf = (ids: readonly PrintingId[]) =>
  ids.length > mostNamed
    ? `${ids.slice(0, mostNamed).join(", ")} and ${ids.length - mostNamed} more`
    : ids.join(", ");

const claimOf = (kind: string, id: string) => `${kind}:${id}`;

const claimsOf = ({ crosswalk, variants }: Claiming): readonly string[] =>
  [crosswalk, ...variants.map(({ productIds = {} }) => productIds)].flatMap((ids) =>
    Object.entries(ids).map(([kind, id]) => claimOf(kind, id)),
  );

/** What it has no more, because others of its set claim it. */
const givenUpBy = ({ findings }: Claiming): readonly string[] =>
  findings.flatMap(({ code, about }) => (code === "crosswalk_conflict" ? (about ?? []) : []));
