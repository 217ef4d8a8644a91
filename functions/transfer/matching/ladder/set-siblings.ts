import type { SetGroup } from "../catalogue/set-group.ts";

const kept = new WeakMap<SetGroup, readonly SetGroup[]>();

/** Sets with those that came in their boosters, and that some count as one: `Brilliant Stars` and its trainer gallery. */
export function withSiblings(
  groups: readonly SetGroup[],
  all: readonly SetGroup[],
): readonly SetGroup[] {
  return [...new Set(groups.flatMap((group) => [group, ...siblingsOf(group, all)]))];
}

function siblingsOf(group: SetGroup, all: readonly SetGroup[]): readonly SetGroup[] {
  const known = kept.get(group);
  if (known) return known;
  const siblings = all.filter(
    (other) => other !== group && (isPart(other, group) || isPart(group, other)),
  );
  kept.set(group, siblings);
  return siblings;
}

/** It came on the same day, and its name goes on from the other's. */
const isPart = (part: SetGroup, whole: SetGroup): boolean =>
  part.sets.some((own) =>
    whole.sets.some(
      (other) =>
        own.language === other.language &&
        own.releasedOn !== "" &&
        own.releasedOn === other.releasedOn &&
        own.name.startsWith(`${other.name} `),
    ),
  );
