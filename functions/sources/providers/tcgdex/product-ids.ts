import * as z from "zod";
import type { Body } from "../bodies/body.ts";

/** Numbers in the source; some came as text. Zero and nothing say that there is no product. */
const ProductId = z.union([z.int().nonnegative(), z.string().trim()], {
  error: "expected a whole number or text",
});

/** Product ids at shops, by shop: text with us. */
export const productIdsOf = (body: Body): Readonly<Record<string, string>> | undefined => {
  const ids = body
    .entries("thirdParty", ProductId)
    .filter(([, id]) => (typeof id === "number" ? id > 0 : id !== ""));
  return ids.length > 0
    ? Object.fromEntries(ids.map(([shop, id]) => [shop, String(id)]))
    : undefined;
};

/** Of a whole card or set: other services are no shops, and tell their ids themselves. */
export const shopsIn = (body: Body): Readonly<Record<string, string>> => {
  const { pokemontcg: _, ...shops } = productIdsOf(body) ?? {};
  return shops;
};
