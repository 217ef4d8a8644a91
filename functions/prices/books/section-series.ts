import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { decodeBlock, encodeBlock } from "./block.ts";
import type { Calendar } from "./calendar.ts";
import { DamagedBook } from "./damaged-book.ts";
import { partNamed } from "./parts.ts";
import {
  emptySection,
  type PrintingSection,
  seriesOfText,
  seriesText,
} from "./printing-section.ts";

/** A section with further series: where they stand before others, the parts are written anew. */
export function withSeries(
  section: PrintingSection | undefined,
  texts: Iterable<string>,
  calendar: Calendar,
): PrintingSection {
  const { series } = section ?? emptySection;
  const all = [...new Set([...series.map(seriesText), ...texts])].sort(byCodeUnits);
  if (section && all.length === series.length) return section;
  return renumbered(section ?? emptySection, all, calendar);
}

/** A section without series that none of its parts has a point of any more. */
export function withoutIdleSeries(section: PrintingSection, calendar: Calendar): PrintingSection {
  const used = new Set<number>();
  for (const [name, block] of section.parts) {
    for (const { series } of decodeBlock(partNamed(name).span, block, calendar)) used.add(series);
  }
  if (used.size === section.series.length) return section;
  const left = section.series.filter((_series, place) => used.has(place));
  return renumbered(section, left.map(seriesText), calendar);
}

/** With these series, of which parts tell by their places. @param texts in order */
function renumbered(
  { series, parts }: PrintingSection,
  texts: readonly string[],
  calendar: Calendar,
): PrintingSection {
  const places = series.map((one) => texts.indexOf(seriesText(one)));
  const isMoved = places.some((place, at) => place !== at && place >= 0);
  const moved = (name: string, block: Uint8Array) => {
    const { span } = partNamed(name);
    const all = decodeBlock(span, block, calendar);
    const placed = all.map((one) => ({ ...one, series: placeIn(places, one.series) }));
    return encodeBlock(span, placed, calendar);
  };
  return {
    series: texts.map(seriesOfText),
    parts: isMoved ? new Map([...parts].map(([name, block]) => [name, moved(name, block)])) : parts,
  };
}

function placeIn(places: readonly number[], place: number): number {
  const now = places[place];
  if (now !== undefined && now >= 0) return now;
  throw new DamagedBook(`a part is of series ${place} of ${places.length}`);
}
