import type { ChoicesItem } from "#schemas/storage/import-items.ts";
import type { PreviewRow, RowChoice } from "#schemas/transfer/import-row.ts";

/** What was chosen for rows. */
export type ChoiceOf = (
  row: Pick<PreviewRow, "entry" | "likeness" | "verdict">,
) => RowChoice | undefined;

/** The choice that counts for each row: the one that names it, then the one for those alike, then that for its verdict; the last of each. */
export function choicesOf(choices: ChoicesItem["choices"]): ChoiceOf {
  const [byEntry, byLikeness, byVerdict] = [
    new Map<number, RowChoice>(),
    new Map<string, RowChoice>(),
    new Map<string, RowChoice>(),
  ];
  for (const { which, choice } of choices) {
    if ("entry" in which) note(byEntry, which.entry, choice);
    else if ("likeness" in which) note(byLikeness, which.likeness, choice);
    else note(byVerdict, which.verdict, choice);
  }
  return ({ entry, likeness, verdict }) =>
    byEntry.get(entry) ?? byLikeness.get(likeness) ?? byVerdict.get(verdict);
}

function note<Key>(map: Map<Key, RowChoice>, key: Key, choice: RowChoice | null): void {
  if (choice === null) map.delete(key);
  else map.set(key, choice);
}
