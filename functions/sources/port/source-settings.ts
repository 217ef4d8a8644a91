import { type UpstreamSettings, usualPace } from "#shared/upstreams/pace-settings.ts";

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
export interface SourceSettings extends UpstreamSettings {
  readonly schedule: SourceSchedule;
  /** Older than that, somebody is told. */
  readonly freshWithinHours: number;
  /** Whether it is asked without being named: false for one that lets nobody in without a key, until a stage has it. */
  readonly isOn: boolean;
  /** So many of the cards that people want are asked for each hour, in turns where there are more; 0: none. */
  readonly wantedPerHour: number;
  /** Units that one message names at most. */
  readonly unitsPerBatch: number;
}

/** What suits a public service without stated limits that changes once a day. */
export const usualSettings: SourceSettings = {
  ...usualPace,
  schedule: { hours: [5], timeZone: "UTC" },
  freshWithinHours: 25,
  isOn: true,
  wantedPerHour: 0,
  unitsPerBatch: 50,
};
