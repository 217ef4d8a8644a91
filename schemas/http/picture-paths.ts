import type { Sign } from "../images/picture-id.ts";
import type { PrintingId, SetId } from "../values.ts";

/** Where the API leads to a card's picture; an id holds nothing that a path would have to escape. */
export const cardImagePath = (id: PrintingId, size: string): string =>
  `/v1/cards/${id}/image?size=${size}`;

/** Where the API leads to a set's logo or symbol. */
export const signPath = (id: SetId, sign: Sign): string => `/v1/sets/${id}/${sign}`;
