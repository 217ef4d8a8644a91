import * as z from "zod";
import { charizard, charizardProduct, sealedBox } from "../catalog/examples.ts";
import { Product } from "../catalog/product.ts";
import { SourceMark } from "../storage/catalog-items.ts";
import { PrintingId, SetId } from "../values.ts";
import { cache } from "./catalog-views.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

/** A product with the printings that it belongs to. */
export const ProductView = z
  .object({
    ...Product.shape,
    printingIds: z.array(PrintingId).meta({
      description:
        "Empty for what is sealed, and where several printings or products fit: `findings` says why.",
    }),
    heldAs: PrintingId.optional().meta({
      description:
        "Of what is sealed: the id under which it lies in collections and has prices, in the one variant `sealed`.",
      examples: [sealedBox],
    }),
    provenance: z.array(SourceMark),
  })
  .meta({ id: "ProductView" });
export type ProductView = z.output<typeof ProductView>;

export const listSetProducts = {
  id: "catalog.listSetProducts",
  method: "GET",
  path: "/v1/sets/{setId}/products",
  summary: "What shops sell of a set: sealed products first, then single cards.",
  description:
    "A product belongs to the printing that has its number in the cross-walk, or else to the one that its number, " +
    "name and print lead to. What is sealed belongs to none, and is held under an id of its own, `heldAs`. Prices are not told.",
  access: "user",
  request: {
    path: z.strictObject({ setId: SetId }),
    query: z.strictObject({
      kind: Product.shape.kind.optional().meta({ description: "Only these." }),
      ...paging,
    }),
  },
  response: { status: 200, body: pageOf(ProductView) },
  cache,
  problems: ["request.invalid", "request.bad_cursor", "catalog.no_such_set"],
  example: {
    request: { setId: charizard.setId, kind: "single", limit: 1 },
    response: {
      items: [charizardProduct],
    },
  },
} as const satisfies Operation;
