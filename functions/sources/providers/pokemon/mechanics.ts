import { ownValue } from "#shared/kernel/own-value.ts";

/** What a card says about itself in places that name its mechanics, in the source's English. */
export interface MechanicsSource {
  /** In the card's own language. */
  readonly name: string;
  readonly suffix: string | readonly string[] | undefined;
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
const byRarity: Readonly<Record<string, string>> = {
  "ACE SPEC Rare": "ACE SPEC",
  "Rare ACE": "ACE SPEC",
  "Radiant Rare": "Radiant",
};
/**
 * Where a mechanic begins that ends a name: after a blank, a hyphen or whatever is no Latin letter
 * and no digit. Japanese writes none of them: `ピカチュウex`, `ミュウVMAX`.
 */
const start = String.raw`(?<=[ -]|[^\p{Script=Latin}\p{M}\p{N}\s])`;
/** Where it ends: the name ends, or says only that it is a Delta Species. */
const end = "(?= ?δ$|$)";
const atEnd = (words: string) => new RegExp(`${start}(?:${words})${end}`, "u");

/** In the order in which they are listed; letter case tells `ex` (2003, 2023) from `EX` (2012). */
const byName: readonly (readonly [RegExp, string])[] = [
  [/^(?:M|Mega|Méga)[ -].+[ -](?:EX|ex)$/u, "Mega"],
  // Meganium and Yanmega begin like mega evolutions in Japanese, Steelix' `M` like none.
  [/^(?:メガ(?!ニウム|ヤンマ)|M(?=[^\p{Script=Latin}\p{N}\s.]))(?:.+)(?:EX|ex)$/u, "Mega"],
  [/^(?:메가(?!니움)|超級|超级).+(?:EX|ex)$/u, "Mega"],
  [atEnd("ex"), "ex"],
  [atEnd("EX"), "EX"],
  [/[&＆].*GX$/u, "TAG TEAM"],
  [atEnd("GX"), "GX"],
  [atEnd("VMAX"), "VMAX"],
  [atEnd("VSTAR|V[- ]ASTRO"), "VSTAR"],
  [atEnd("V-UNION|V-UNIÓN|V[- ]UNIONE"), "V-UNION"],
  [atEnd("BREAK|TURBO"), "BREAK"],
  // An old Unown is called by its letter; a newer one that is a V has the suffix.
  [new RegExp(`(?<!^(?:Unown|Icognito|Zarbi) )${atEnd("V").source}`, "u"), "V"],
  [/ (?:LV|NIV|Lv|Niv)\. ?X$/u, "LV.X"],
  [/ (?:LEGENDE?|LÉGENDE|LEYENDA|LEGGENDA|LENDA)$/u, "LEGEND"],
  [/^(?:Radiant |Strahlende[rs]? |かがやく)/u, "Radiant"],
  [/ ?★/u, "Star"],
  [/ ?◇/u, "Prism Star"],
  [/ ?δ/u, "Delta Species"],
];

/** Whose Pokémon one of level X is, behind its name: Cyrus’, a Frontier Brain’s. A letter alone is an Unown’s too. */
const ownerAtLevelX = / (?:C|E?4|FB|G|GL|M)(?: (?:LV|NIV|Lv|Niv)\. ?X)?$/u;

/** Mechanics that are one: a card has one at most. */
const ofOneKind: readonly (readonly string[])[] = [
  ["ex", "EX"],
  ["V", "VMAX", "VSTAR", "V-UNION"],
];

/** Mechanics of a card, each once: `["TAG TEAM", "GX"]`. Empty for most cards. */
export function mechanicsOf({ name, suffix, stage, rarity }: MechanicsSource): readonly string[] {
  const fromName = byName.flatMap(([pattern, mechanic]) => (pattern.test(name) ? [mechanic] : []));
  const fromSuffix = [suffix ?? []].flat().flatMap((one) => ownValue(bySuffix, one) ?? [one]);
  const fromStage = stage ? [ownValue(byStage, stage)] : [];
  const fromRarity = rarity ? [ownValue(byRarity, rarity)] : [];
  // The source writes `EX` beside some names in `ex`, and V or VMAX beside VSTAR; the card itself is right.
  const fits = (mechanic: string) => !fromName.some((named) => isOther(named, mechanic));
  const fromOwner = stage === "LEVEL-UP" && ownerAtLevelX.test(name) ? ["SP"] : [];
  const all = [...fromSuffix, ...fromOwner, ...fromStage, ...fromName, ...fromRarity];
  return [...new Set(all.filter((mechanic) => mechanic !== undefined))].filter(fits);
}

const isOther = (named: string, mechanic: string) =>
  named !== mechanic && ofOneKind.some((kind) => kind.includes(named) && kind.includes(mechanic));

/** The stage that the name says where both are of one kind: the source calls some VSTARs VMAX. */
export const stageOf = (stage: string | undefined, mechanics: readonly string[]) =>
  stage === "VMAX" && mechanics.includes("VSTAR") ? "VSTAR" : stage;
