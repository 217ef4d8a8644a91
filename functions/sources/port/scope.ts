import type { Run } from "#schemas/storage/work-items.ts";
import type { Language, ScopeLanguage } from "#schemas/values.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Scope, Source } from "./source.ts";

/** In what a source is asked by a run for these languages: one by one, or all at once. */
export function scopesOf(
  source: Pick<Source, "languagesOf">,
  wanted: readonly Language[],
): readonly ScopeLanguage[] {
  const languages = source.languagesOf(wanted);
  return languages === "none" ? ["any"] : languages;
}

/** What a source is asked for by a run: of the day that it is for, or else on which it began. */
export const scopeOf = (
  { settings }: Pick<Source, "settings">,
  language: ScopeLanguage,
  { startedAt, dueAt = startedAt }: Pick<Run, "startedAt" | "dueAt">,
): Scope => ({
  ...(language !== "any" && { language }),
  day: dayIn(settings.schedule.timeZone, new Date(dueAt)),
});

/**
 * The language of a scope, to a source that has one of its own in each.
 *
 * @throws MessageError where a message of another source's manner has come to it
 */
export function languageIn({ language }: Scope, source: string): Language {
  if (language) return language;
  throw new MessageError("permanent", `${source} is asked in one language at a time.`);
}

/** The calendar day of a moment, `YYYY-MM-DD`, on the clocks of a time zone. */
export function dayIn(timeZone: string, moment: Date): string {
  const format = { timeZone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const parts = new Intl.DateTimeFormat("en-US", format).formatToParts(moment);
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}
