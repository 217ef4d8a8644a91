import pLimit from "p-limit";
import { Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { Imaging } from "../drawing/imaging.ts";
import type { CheckBudget } from "./check-budget.ts";
import { derivedOrReason, keepCells } from "./derived-picture.ts";
import type { ImageArchive } from "./image-store.ts";

/** Originals that are decoded at once: each may have 40 megapixels, 160 MB while it is decoded. */
const lanes = 2;

export interface MendPorts {
  readonly archive: ImageArchive;
  readonly imaging: Imaging;
}

/**
 * Makes the cells of pictures anew from the originals that were kept, as long as the budget lasts.
 *
 * @returns the pictures that have whole cells again; of the others the original is missing, is
 *   itself damaged, or there was no time
 */
export async function mendCells(
  pictures: readonly Sha256[],
  { budget }: { budget: Pick<CheckBudget, "leftMs"> },
  ports: MendPorts,
): Promise<ReadonlySet<Sha256>> {
  const lane = pLimit(lanes);
  const mended = await lane.map([...new Set(pictures)], async (picture) =>
    budget.leftMs() > 0 && (await isMended(picture, ports)) ? [picture] : [],
  );
  return new Set(mended.flat());
}

async function isMended(picture: Sha256, { archive, imaging }: MendPorts): Promise<boolean> {
  const original = await archive.original(picture);
  // What lies under another picture's hash is not that picture.
  if (!original || Sha256.parse(sha256(original)) !== picture) return false;
  const derived = await derivedOrReason(original, imaging);
  if (typeof derived === "string") return false;
  await keepCells(picture, derived, archive);
  return true;
}
