import * as z from "zod";
import type { Product } from "#schemas/catalog/product.ts";
import { Day, Language } from "#schemas/values.ts";
import { Body } from "../bodies/body.ts";
import { definedOnly } from "../bodies/defined-only.ts";
import { Address, Text } from "../bodies/fields.ts";
import { plain, printed } from "../bodies/text.ts";

const Needed = z.object({ productId: z.int().positive(), name: z.string().trim().min(1) });
const knownFields = new Set(
  (
    "productId name cleanName imageUrl categoryId groupId url modifiedOn imageCount presaleInfo " +
    "extendedData"
  ).split(" "),
);

/**
 * What the shop says of a product. Texts and numbers of the card on it are left to those who know
 * cards; when it was last touched is no news.
 *
 * @throws MessageError `permanent` when no product can be made of the row at all
 */
export function tcgcsvProduct(
  row: unknown,
  { game, groupId }: { readonly game: string; readonly groupId: string },
): Product {
  const { body, needed } = Body.of(row, "product of tcgcsv", Needed);
  body.noteUnknown(knownFields);
  const extended = extendedIn(body);
  const [number, rarity] = [extended.get("Number"), extended.get("Rarity")];
  const isSingle = number !== undefined || rarity !== undefined;
  const imageUrl = body.optional("imageUrl", Address);
  const day = body.part("presaleInfo")?.optional("releasedOn", z.string())?.slice(0, 10);
  const product = definedOnly<Product>({
    ...{ shop: "tcgplayer", id: String(needed.productId), game, groupId },
    ...{ language: Language.parse("en"), name: printed(needed.name) },
    kind: isSingle ? "single" : "sealed",
    ...{ number, rarity, edition: isSingle ? editionIn(needed.name) : undefined },
    releasedOn: Day.safeParse(day).data,
    url: body.optional("url", Address),
    // The same picture, as large as it is.
    imageUrl: imageUrl?.replace(/_200w\.jpg$/, "_in_1000x1000.jpg"),
    findings: [],
  });
  return { ...product, findings: body.findings };
}

/** A bag of names and values, which differ by game. */
const extendedIn = (body: Body): ReadonlyMap<string, string> =>
  new Map(
    body.parts("extendedData").flatMap((one): [string, string][] => {
      const [name, value] = [one.optional("name", Text), one.optional("value", Text)];
      return name !== undefined && value !== undefined ? [[name, value]] : [];
    }),
  );

/** What stands in parentheses behind a name, `(Parallel)`; a number there only tells cards of one name apart. */
function editionIn(name: string): string | undefined {
  const words = [...name.matchAll(/[([]([^)\]]+)[)\]]/g)]
    .map(([, text = ""]) => plain(text))
    .filter((text) => !/^[#\d/\s-]+$/.test(text) && !/^[A-Z]+\d*-\d+$/.test(text));
  return words.length > 0 ? words.join(", ") : undefined;
}
