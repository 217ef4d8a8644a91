import type { HeldCopies } from "#functions/holdings/completion/marks.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";

/** Copies of a card, by the short id `de:base1-4`; English where no language is told. */
export function copiesOf(
  short: string,
  { variant = "normal", isProxy, game = "pokemon" }: Partial<HeldCopies> & { game?: string } = {},
): HeldCopies {
  const [place = "", language = "en"] = short.split(":").reverse();
  const at = place.lastIndexOf("-");
  const id = printingId(setId(game, language, place.slice(0, at)), place.slice(at + 1));
  return { printingId: id, variant, ...(isProxy && { isProxy }) };
}
