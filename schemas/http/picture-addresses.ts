import * as z from "zod";
import { CardId } from "../catalog/card-id.ts";
import { charizard } from "../catalog/examples.ts";
import type { Sign } from "../images/picture-id.ts";
import { ShownFormat } from "../images/shown-format.ts";
import { original, ShownSize } from "../images/shown-size.ts";
import { SetId } from "../values.ts";
import type { Operation } from "./operation.ts";

/**
 * As long as a picture is believed to be the newest: who was led to one a week ago sees what was right
 * then, for what lies under a hash stays.
 */
const cache = "public, max-age=604800";

/** No token: a page's `<img>` sends none. */
const shown = {
  method: "GET",
  access: "public",
  limit: "picture",
  cache,
  response: {
    status: 302,
    description: "`Location` is the picture's address.",
    headers: ["location"],
    otherwise202:
      "It was not there yet and is being fetched: ask again after `Retry-After` seconds.",
  },
} as const;

export const getCardImage = {
  ...shown,
  id: "images.getCardImage",
  path: "/v1/cards/{printingId}/image",
  summary: "Leads to the picture of a card.",
  description:
    "On our CDN, where its address never shows another picture; or at its source, where the publisher " +
    "of the game forbids others to serve it. A picture that its source has lost stays. Sizes are " +
    "`thumbnail`, `cell` and those that the game names, the largest unless one is asked for, and " +
    "`original`: as its source gives it. No picture is made larger than it came. It is WebP unless another " +
    "format is asked for, which is made when the first does.",
  request: {
    path: z.strictObject({ printingId: CardId }),
    query: z
      .strictObject({
        size: ShownSize.optional(),
        format: ShownFormat.optional(),
        placeholder: z
          .enum(["true", "false"], { error: "must be true or false" })
          .default("false")
          .transform((text) => text === "true")
          .meta({
            description:
              "`true` leads to a drawn picture, a JPEG with the card's name, set and number, as long as there is no other: nobody keeps the way there, and it leads to " +
              "the picture once that has come.",
          }),
      })
      .refine(({ size = original, format }) => format !== original || size === original, {
        path: ["format"],
        error:
          "must not be original beside another size than original: as it came, a picture has one size",
      }),
  },
  problems: [
    "request.invalid",
    "images.no_such_size",
    "catalog.no_such_card",
    "catalog.ambiguous_id",
    "images.no_picture",
    "images.picture_unavailable",
  ],
  example: { request: { printingId: charizard.id } },
} as const satisfies Operation;

const signOperation = <S extends Sign, Id extends `images.${string}`>(sign: S, id: Id) =>
  ({
    ...shown,
    id,
    path: `/v1/sets/{setId}/${sign}`,
    summary: `Leads to the ${sign} of a set.`,
    description: "As its source has it: PNG, JPEG, WebP or AVIF, and in no other size.",
    request: { path: z.strictObject({ setId: SetId }) },
    problems: [
      "request.invalid",
      "catalog.no_such_set",
      "images.no_picture",
      "images.picture_unavailable",
    ],
    example: { request: { setId: charizard.setId } },
  }) as const satisfies Operation;

export const getSetLogo = signOperation("logo", "images.getSetLogo");
export const getSetSymbol = signOperation("symbol", "images.getSetSymbol");
