import type { SettingsOverrides } from "#schemas/env.ts";

/** When a source is brought up to date, on the clock of the people behind it. */
export interface SourceSchedule {
  /** Hours of the day, 0 to 23, each the beginning of a run. */
  readonly hours: readonly number[];
  /** @default 0 */
  readonly minute?: number;
  /** Days of the week, 0 (Sunday) to 6. @default every day */
  readonly days?: readonly number[];
  /** Of the IANA list, e.g. `Europe/Berlin`; `UTC` where the source does not say. */
  readonly timeZone: string;
}

/** How one source is treated; a stage may say otherwise. */
export interface SourceSettings {
  /** Of all invocations together. */
  readonly requestsPerSecond: number;
  /** Requests that one invocation has under way at once. */
  readonly lanes: number;
  /** How long messages wait while it is in trouble: doubling, from the first to the longest. */
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
  readonly schedule: SourceSchedule;
  /** Older than that, somebody is told. */
  readonly freshWithinHours: number;
  /** Units that one message names at most. */
  readonly unitsPerBatch: number;
}

/** What suits a public service without stated limits that changes once a day. */
export const usualSettings: SourceSettings = {
  requestsPerSecond: 20,
  lanes: 2,
  firstWaitSeconds: 15,
  // Messages are few, so each may look a little more often than twice an hour.
  longestWaitSeconds: 1400,
  schedule: { hours: [5], timeZone: "UTC" },
  freshWithinHours: 25,
  unitsPerBatch: 50,
};

/** A source's settings with what the stage says of it, or else of every source. */
export function settingsWith(
  { name, settings }: { readonly name: string; readonly settings: SourceSettings },
  stage: SettingsOverrides,
): SourceSettings {
  const said = Object.entries({ ...stage["*"], ...stage[name] });
  return Object.assign({ ...settings }, Object.fromEntries(said.filter(([, value]) => value)));
}

/** The settings of a source by its name; @throws RangeError when there is none of that name */
export const settingsIn =
  (sources: ReadonlyMap<string, { readonly settings: SourceSettings }>) =>
  (name: string): SourceSettings => {
    const source = sources.get(name);
    if (source) return source.settings;
    throw new RangeError(`There is no source ${name}.`);
  };
