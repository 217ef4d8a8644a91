import { fontVersion } from "#schemas/images/fonts.ts";
import { PosterKey, type PosterPlan } from "#schemas/images/poster.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { sha256 } from "#shared/kernel/hash.ts";

/** Raised when grounds, shadows, colours of pictures or encodings change; what else changes a pixel is in the plan. */
const posterVersion = 2;

/** The address of a poster: a hash of all that is drawn, and of the fonts that it is drawn with. Where a picture could be had again is no part of it. */
export const posterKey = ({ pictures, ...plan }: PosterPlan): PosterKey =>
  PosterKey.parse(
    sha256(
      canonicalJson({
        ...{ posterVersion, fontVersion, ...plan },
        pictures: pictures.map(({ whose: _, ...drawn }) => drawn),
      }),
    ),
  );
