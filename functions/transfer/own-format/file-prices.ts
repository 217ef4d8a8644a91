import { PricedCopy } from "#schemas/collections/own-price.ts";
import { ownPriceName } from "#schemas/storage/own-price-items.ts";
import { FilePrice, type FilePrices } from "#schemas/transfer/file-price.ts";
import { OwnFormatPrice } from "#schemas/transfer/own-format.ts";

/** Reads prices one by one, so that one that is wrong costs the others nothing; of several for a copy the last counts. */
export function filePrices(values: readonly unknown[]): FilePrices {
  const read = values.map(filePrice);
  const known = read.flatMap((price) => price ?? []);
  const byCopy = new Map(known.map((price) => [ownPriceName(price.copy), price]));
  return { all: [...byCopy.values()], unread: read.length - known.length };
}

function filePrice(value: unknown): FilePrice | undefined {
  const { data: said } = OwnFormatPrice.safeParse(value);
  if (!said) return undefined;
  const { amount, currency, day, note } = said;
  const given = {
    ...{ amount, currency },
    ...(day !== undefined && { day }),
    ...(note !== undefined && { note }),
  };
  return FilePrice.safeParse({ copy: PricedCopy.safeParse(said).data, given }).data;
}
