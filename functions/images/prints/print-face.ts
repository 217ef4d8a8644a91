import { fontVersion } from "#schemas/images/fonts.ts";
import { type PrintOptions, printedCard } from "#schemas/images/print.ts";
import type { PlannedCard, PrintPlan } from "#schemas/images/render.ts";
import { type PrintingId, Sha256 } from "#schemas/values.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { pictureOf, type Records } from "../renders/plan-pictures.ts";

/** Pixels of a card at 300 to the inch. */
export const cellPx = {
  width: Math.round((printedCard.width / 25.4) * printedCard.dpi),
  height: Math.round((printedCard.height / 25.4) * printedCard.dpi),
} as const;

/** Raised when cells of prints come out otherwise than before. */
const cellVersion = 1;

/** What a card of a print shows. */
export type PrintFace = PictureFace | PlaceholderFace;

export interface PictureFace {
  readonly kind: "picture";
  readonly printingId: PrintingId;
  readonly picture: Sha256;
}

export interface PlaceholderFace {
  readonly kind: "placeholder";
  readonly printingId: PrintingId;
  readonly name: string;
  readonly setName: string;
  readonly number: string;
  readonly language: string;
  /** Whether a picture was wanted in its place. */
  readonly lacksPicture: boolean;
}

/** A card on paper. */
export interface PrintedCell {
  readonly face: PrintFace;
  readonly isMarked: boolean;
}

/**
 * What is printed, cell by cell, with the pictures that are there.
 *
 * @param lost pictures that cannot be read
 */
export function cellsOf(
  { cards, print }: Pick<PrintPlan, "cards" | "print">,
  records: Records,
  lost: ReadonlySet<Sha256>,
): readonly PrintedCell[] {
  return cards.flatMap((card) => {
    const face = faceOf(card, print, pictureOf(card, records, lost));
    const isMarked = face.kind === "picture" && isWatermarked(card, print);
    const times = print.copies === "each" ? Math.max(1, card.quantity) : 1;
    return Array<PrintedCell>(times).fill({ face, isMarked });
  });
}

/** Whether a card's picture is to be had at all. */
export const wantsPicture = ({ isMissing }: PlannedCard, { missing }: PrintOptions): boolean =>
  !isMissing || missing === "picture";

function faceOf(card: PlannedCard, print: PrintOptions, picture: Sha256 | undefined): PrintFace {
  const { printingId, name, setName, number, language } = card;
  const lacksPicture = wantsPicture(card, print);
  if (lacksPicture && picture) return { kind: "picture", printingId, picture };
  return { kind: "placeholder", printingId, name, setName, number, language, lacksPicture };
}

function isWatermarked(card: PlannedCard, { watermark }: PrintOptions): boolean {
  if (watermark !== "unowned") return watermark === "all";
  return (
    card.quantity === 0 ||
    card.isMissing === true ||
    card.isWished === true ||
    card.isProxy === true
  );
}

/** The name of a face's pixels: a hash of all that they show. */
export function faceKey(face: PrintFace, bleed: number): Sha256 {
  const { name, setName, number, language } = face.kind === "placeholder" ? face : noText;
  const shown =
    face.kind === "picture"
      ? { picture: face.picture }
      : { placeholder: { name, setName, number, language }, fontVersion };
  return Sha256.parse(sha256(canonicalJson({ cellVersion, bleed, ...shown })));
}

const noText = { name: "", setName: "", number: "", language: "" };
