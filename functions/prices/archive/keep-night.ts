import { ComeBack } from "#shared/kernel/come-back.ts";
import { type HoursReport, type LetHoursGoDeps, letHoursGo } from "../hours/let-hours-go.ts";
import { type ArchivePricesDeps, type ArchiveReport, archivePrices } from "./archive-prices.ts";

export interface KeepNightDeps {
  readonly archive: ArchivePricesDeps;
  readonly hours: LetHoursGoDeps;
}

/**
 * What is done with price books each night: those of days go into the archive, and hours whose time is over go. Whoever comes back finds
 * what is done done.
 *
 * @param leftMs what is left of the worker's own time
 */
export async function keepNight(
  { leftMs }: { readonly leftMs: number },
  { archive, hours }: KeepNightDeps,
): Promise<(ArchiveReport & HoursReport & { readonly outcome: string }) | ComeBack> {
  const begun = hours.clock().getTime();
  const archived = await archivePrices({ leftMs }, archive);
  if (archived instanceof ComeBack) return archived;
  const gone = await letHoursGo({ leftMs: leftMs - (hours.clock().getTime() - begun) }, hours);
  return gone instanceof ComeBack ? gone : { ...archived, ...gone };
}
