import type { SettingsOverrides } from "#schemas/env.ts";
import { settingsWith } from "#shared/upstreams/pace-settings.ts";
import type { UpstreamHost } from "#shared/upstreams/upstream-host.ts";
import { tcgdexPictures } from "./tcgdex/picture-host.ts";

/**
 * Hosts of the pictures that sources name, by name; no other is asked for one. A source that names
 * pictures has a line here.
 */
export function allPictureHosts(variables: {
  TCGDEX_BASE_URL: string;
  SOURCE_SETTINGS: SettingsOverrides;
}): ReadonlyMap<string, UpstreamHost> {
  const hosts = [tcgdexPictures(variables.TCGDEX_BASE_URL)];
  return new Map(
    hosts.map((host) => [
      host.name,
      { ...host, settings: settingsWith(host, variables.SOURCE_SETTINGS) },
    ]),
  );
}
