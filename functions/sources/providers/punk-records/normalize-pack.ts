import type { SetFragment } from "#schemas/catalog/fragment.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import type { Language } from "#schemas/values.ts";
import { fitting } from "../bodies/body.ts";
import { printed } from "../bodies/text.ts";
import { game } from "../onepiece/codes.ts";
import { productSeries } from "../onepiece/series.ts";
import { withoutEntities } from "./entities.ts";
import type { Pack } from "./packs.ts";

/** Our set of a pack, without its counts, which its own file tells. */
export function setOfPack(pack: Pack, language: Language): SetFragment {
  const { id, setCode, label, isSecond } = pack;
  const twice = `${label} is what another pack is called too, so this one is called ${id}`;
  return {
    id: fitting("pack of punk-records", () => setId(game, language, setCode)),
    ...{ game, language },
    name: printed(withoutEntities(pack.title)),
    series: seriesOfPack(pack),
    ...(label !== undefined && { abbreviation: label }),
    crosswalk: { "punk-records": id },
    findings: isSecond ? [{ code: "duplicate_label", detail: twice }] : [],
  };
}

function seriesOfPack({ label, prefix, title }: Pack) {
  const [otherwise, word] = [title, prefix].map((text) => text && printed(withoutEntities(text)));
  return productSeries(label, otherwise ?? title, word);
}
