import type { SettingsOverrides } from "#schemas/env.ts";

/** How fast an upstream is asked, and how long it is left alone in trouble. */
export interface PaceSettings {
  /** Of all invocations together. */
  readonly requestsPerSecond: number;
  /** How long it is left alone in trouble: doubling, from the first wait to the longest. */
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
  /** Of all invocations together on one of its days, where it counts them. */
  readonly callsPerDay?: number | undefined;
  /** Whose midnight ends such a day, of the IANA list. @default UTC */
  readonly dayTimeZone?: string | undefined;
}

/** How an upstream is treated; a stage may say otherwise. */
export interface UpstreamSettings extends PaceSettings {
  /** Requests that one invocation has under way at once. */
  readonly lanes: number;
}

/** What suits a public service without stated limits. */
export const usualPace = {
  requestsPerSecond: 20,
  lanes: 2,
  firstWaitSeconds: 15,
  // Messages are few, so each may look a little more often than twice an hour.
  longestWaitSeconds: 1400,
} as const satisfies UpstreamSettings;

/** An upstream's settings with what the stage says of it, or else of every one. */
function settingsWith<Settings extends UpstreamSettings>(
  { name, settings }: { readonly name: string; readonly settings: Settings },
  stage: SettingsOverrides,
): Settings {
  const said = Object.entries({ ...stage["*"], ...stage[name] });
  return Object.assign(
    { ...settings },
    Object.fromEntries(said.filter(([, value]) => value !== undefined)),
  );
}

/** Upstreams by name, each as the stage wants it to be treated. */
export const byName = <
  Settings extends UpstreamSettings,
  One extends { readonly name: string; readonly settings: Settings },
>(
  upstreams: readonly One[],
  stage: SettingsOverrides,
): ReadonlyMap<string, One> =>
  new Map(upstreams.map((one) => [one.name, { ...one, settings: settingsWith(one, stage) }]));

/** The settings of an upstream by its name; @throws RangeError when there is none of that name */
export const settingsIn =
  <Settings extends PaceSettings>(
    upstreams: ReadonlyMap<string, { readonly settings: Settings }>,
  ) =>
  (name: string): Settings => {
    const upstream = upstreams.get(name);
    if (upstream) return upstream.settings;
    throw new RangeError(`There is no upstream ${name}.`);
  };
