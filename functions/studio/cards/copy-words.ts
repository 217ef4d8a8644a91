import type { CollectionItem } from "#schemas/collections/item.ts";
import type { Condition } from "#schemas/values.ts";
import type { KnownCard } from "./known-cards.ts";

const letters: Readonly<Record<Condition, string>> = {
  near_mint: "NM",
  lightly_played: "LP",
  moderately_played: "MP",
  heavily_played: "HP",
  damaged: "DMG",
};

/** As collectors write it: `NM`. */
export const conditionLetters = (condition: Condition): string => letters[condition];

/** As it stands on the label of a slab: `PSA` and `9.5`, `CGC` and `10 Pristine`; the number first, should there be no room for all of it. */
export function gradeWords({ company, grade }: NonNullable<CollectionItem["grade"]>) {
  const [number = "", ...kind] = grade.split("-");
  const words = [number, ...kind].map(capital).join(" ");
  return { company: company.toUpperCase(), grade: words };
}

/** Finishes of copies that do not shine, and what nobody says a finish of. */
const plain: ReadonlySet<string> = new Set(["normal", "unspecified", "sealed", "non-foil"]);

/** How copies in a variant shine, in a word: `Holo`; undefined of those that do not. */
export function finishWord(
  variant: string,
  { variants }: Pick<KnownCard, "variants">,
): string | undefined {
  const known = variants.find(
    ({ key, aliases = [] }) => key === variant || aliases.some((alias) => alias === variant),
  );
  const finish = known?.finish ?? variant.split(".")[0] ?? "";
  return plain.has(finish) ? undefined : finish.split("-").map(capital).join(" ");
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
