import type { ChosenCard, PreviewRow, RowChoice } from "#schemas/transfer/import-row.ts";
import type { PrintingId, VariantKey } from "#schemas/values.ts";

/** Which variants cards have; what the catalogue does not have is absent. */
export interface KnownVariants {
  of(ids: readonly PrintingId[]): Promise<ReadonlyMap<PrintingId, readonly VariantKey[]>>;
}

/** What is to become of which rows, `null` for what becomes of them by themselves. */
export type NamedChoice = {
  readonly choice: RowChoice | null;
} & (
  | { readonly entry: number }
  | { readonly like: number }
  | { readonly verdict: PreviewRow["verdict"] }
);

/** Why a choice fits no row, or not the one that it names; undefined where it does. */
export function whyNotChosen(
  asked: NamedChoice,
  row: PreviewRow | undefined,
  variants: ReadonlyMap<PrintingId, readonly VariantKey[]>,
): string | undefined {
  const { choice } = asked;
  if ("verdict" in asked) {
    return choice !== null && typeof choice === "object"
      ? "a card can be chosen for rows that are alike, and not for all with a verdict"
      : undefined;
  }
  if (!row) return "there is no such row";
  if (choice === null || choice === "skip" || choice === "shelve") return undefined;
  if (row.verdict === "invalid" && row.said.faults.some(({ isFatal }) => isFatal)) {
    return `the row can only be skipped or shelved: ${row.detail}`;
  }
  if (typeof choice === "object") return whyNotCard(choice, variants);
  if (choice === "merge" && !row.duplicateOf) return "the row is a duplicate of nothing";
  return meantCard(row) ? undefined : "which card the row means is not known: choose a card";
}

/** What is wrong with a card that somebody names, or with its variant. */
export function whyNotCard(
  { printingId, variant }: ChosenCard,
  variants: ReadonlyMap<PrintingId, readonly VariantKey[]>,
): string | undefined {
  const known = variants.get(printingId);
  if (!known) return `the catalogue has no card ${printingId}`;
  if (known.includes(variant)) return undefined;
  return `${printingId} has no variant ${variant}; its variants are ${known.join(", ")}`;
}

/** The card that a row means for all that is known; undefined where there is none, or several may be meant. */
export function meantCard({
  candidates,
  verdict,
}: Pick<PreviewRow, "candidates" | "verdict">): ChosenCard | undefined {
  const [first, ...others] = candidates;
  const [variant, ...further] = first?.variants ?? [];
  if (!first || variant === undefined) return undefined;
  const isSure = verdict === "matched" || verdict === "duplicate";
  if (!isSure && (others.length > 0 || further.length > 0)) return undefined;
  return { printingId: first.printingId, variant };
}
