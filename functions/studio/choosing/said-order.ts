import { type CompositeOptions, compositeSorts } from "#schemas/images/composite.ts";
import { type InBody, noSuchOrder } from "../errors.ts";

/**
 * The order that words name with `order:`.
 *
 * @throws DomainError `request.invalid` where pictures have no such order
 */
export function saidOrder(
  said: string | undefined,
  pointer: InBody,
): { readonly sort?: CompositeOptions["sort"] } {
  if (said === undefined) return {};
  const meant = said === "released" ? "release" : said;
  const sort = compositeSorts.find((one) => one === meant);
  if (!sort) throw noSuchOrder(said, pointer, compositeSorts);
  return { sort };
}
