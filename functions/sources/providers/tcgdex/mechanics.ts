/** What a card says about itself in places that name its mechanics. */
export interface MechanicsSource {
  readonly name: string;
  readonly suffix: string | undefined;
  readonly stage: string | undefined;
  readonly rarity: string | undefined;
}

const bySuffix: Readonly<Record<string, readonly string[]>> = {
  "TAG TEAM-GX": ["TAG TEAM", "GX"],
  Legend: ["LEGEND"],
};
const byStage: Readonly<Record<string, string>> = {
  VMAX: "VMAX",
  VSTAR: "VSTAR",
  "V-UNION": "V-UNION",
  BREAK: "BREAK",
  MEGA: "Mega",
  "LEVEL-UP": "LV.X",
};
/** In the order in which they are listed; letter case tells `ex` (2003, 2023) from `EX` (2012). */
const byName: readonly (readonly [RegExp, string])[] = [
  [/^(M|Mega) .+[ -](EX|ex)$/, "Mega"],
  [/[ -](ex|EX|GX|VMAX|VSTAR|V-UNION|BREAK|V)(?= δ$|$)/, "$1"],
  [/ LV\.X$/, "LV.X"],
  [/ LEGEND$/, "LEGEND"],
  [/^Radiant /, "Radiant"],
  [/ ?★/, "Star"],
  [/ ?◇/, "Prism Star"],
  [/ δ/, "Delta Species"],
];

/** Mechanics of a card, each once: `["TAG TEAM", "GX"]`. Empty for most cards. */
export function mechanicsOf({ name, suffix, stage, rarity }: MechanicsSource): readonly string[] {
  const fromName = byName.flatMap(([pattern, mechanic]) => {
    const match = pattern.exec(name);
    return match ? [mechanic.replace("$1", match[1] ?? "")] : [];
  });
  // The source writes `EX` beside some names in `ex`; the card itself is right.
  const fromSuffix = (suffix ? (bySuffix[suffix] ?? [suffix]) : []).filter(
    (mechanic) => !fromName.some((named) => named !== mechanic && sameLetters(named, mechanic)),
  );
  const fromStage = stage ? [byStage[stage]] : [];
  const fromRarity = rarity === "ACE SPEC Rare" ? ["ACE SPEC"] : [];
  const all = [...fromSuffix, ...fromStage, ...fromName, ...fromRarity];
  return [...new Set(all.filter((mechanic) => mechanic !== undefined))];
}

const sameLetters = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
