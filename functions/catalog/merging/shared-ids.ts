import type { Card, Finding } from "#schemas/catalog/card.ts";
import type { Merged } from "./part.ts";

/**
 * The cards of a set without what several of them claim as theirs alone: an id at another source, or a
 * product at a shop. Which of them it belongs to is not known, so none has it, and each says so.
 */
export function withoutSharedIds(cards: readonly Merged<Card>[]): readonly Merged<Card>[] {
  const owners = new Map<string, Set<string>>();
  for (const { value } of cards) {
    for (const claim of claimsOf(value)) {
      owners.set(claim, (owners.get(claim) ?? new Set()).add(value.id));
    }
  }
  const shared = new Map([...owners].filter(([, ids]) => ids.size > 1));
  return shared.size === 0
    ? cards
    : cards.map((one) => ({ ...one, value: own(one.value, shared) }));
}

const claimOf = (kind: string, id: string) => `${kind}:${id}`;

const claimsOf = ({ crosswalk, variants }: Card): readonly string[] =>
  [crosswalk, ...variants.map(({ productIds = {} }) => productIds)].flatMap((ids) =>
    Object.entries(ids).map(([kind, id]) => claimOf(kind, id)),
  );

function own(card: Card, shared: ReadonlyMap<string, ReadonlySet<string>>): Card {
  const claims = [...new Set(claimsOf(card))].filter((claim) => shared.has(claim));
  if (claims.length === 0) return card;
  const kept = (ids: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(ids).filter(([kind, id]) => !shared.has(claimOf(kind, id))));
  const findings = claims.map((claim): Finding => {
    const others = [...(shared.get(claim) ?? [])].filter((id) => id !== card.id).sort();
    return {
      code: "crosswalk_conflict",
      about: claim,
      detail: `${claim} is claimed by ${others.join(", ")} too`,
    };
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
