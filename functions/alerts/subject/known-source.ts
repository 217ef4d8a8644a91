import { best } from "#schemas/alerts/alert.ts";
import { noSuchSource } from "../errors.ts";

/**
 * @param order sources that series of prices may be of
 * @param own those that tell a price of what is watched, which are named first
 * @throws DomainError `request.invalid` that names those that there are
 */
export function refuseUnknownSource(
  source: string,
  order: readonly string[],
  own: readonly string[] = [],
): void {
  if (source === best || own.includes(source) || order.includes(source)) return;
  throw noSuchSource(source, [...new Set([best, ...own, ...order])]);
}
