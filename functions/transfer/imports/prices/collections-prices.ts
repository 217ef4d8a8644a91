import { DomainError } from "#shared/kernel/errors.ts";
import { type OwnPricePorts, setOwnPrice } from "../../../collections/index.ts";
import type { PriceKeeping } from "./price-keeping.ts";

/** Keeps prices as whoever enters them one by one does. */
export const collectionsPrices = (
  ports: OwnPricePorts & { readonly of: PriceKeeping["of"] },
): PriceKeeping => ({
  of: ports.of,
  variants: { of: ports.printings.variantsOf },
  async set(userId, { copy, given }) {
    try {
      await setOwnPrice({ place: { userId, copy }, given, ifMatch: undefined }, ports);
      return "set";
    } catch (error) {
      // Somebody who changes the same price all the time is no rule.
      if (!(error instanceof DomainError) || error.code === "request.too_many") throw error;
      return "refused";
    }
  },
});
