import type { BookParts } from "./book-file.ts";
import type { Calendar } from "./calendar.ts";
import { partNamed } from "./parts.ts";
import type { PrintingSection } from "./printing-section.ts";
import { withoutIdleSeries } from "./section-series.ts";

/** The sections of a book, open as far as their parts, and its packs. */
export interface OpenBook {
  readonly sections: ReadonlyMap<string, PrintingSection>;
  readonly packs: BookParts["packs"];
}

/**
 * A book without the spans before the first one that it keeps; series and printings of which nothing is left go with them, so that
 * it is the same as one that never had them. What nothing of was taken is the same object.
 *
 * @throws DamagedBook when a part is none
 */
export function withoutOld(
  { sections, packs }: OpenBook,
  keptFrom: number,
  calendar: Calendar,
): OpenBook {
  const kept = <Value>(parts: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> => {
    const left = [...parts].filter(([name]) => partNamed(name).span >= keptFrom);
    return left.length === parts.size ? parts : new Map(left);
  };
  const left = [...sections].flatMap(([printing, section]): [string, PrintingSection][] => {
    const parts = kept(section.parts);
    if (parts === section.parts) return [[printing, section]];
    const own = { series: section.series, parts };
    return parts.size === 0 ? [] : [[printing, withoutIdleSeries(own, calendar)]];
  });
  return { sections: new Map(left), packs: kept(packs) };
}
