/** What a layer's native code is compiled for, by the names that sharp's packages have. */
export const layerPlatforms = [
  "linux-x64",
  "linux-arm64",
  "linuxmusl-x64",
  "linuxmusl-arm64",
  "darwin-x64",
  "darwin-arm64",
] as const;
export type LayerPlatform = (typeof layerPlatforms)[number];

/** The platform that `@sparticuz/chromium` brings a browser for; its arm64 one is not on npm. */
export const browserPlatform: LayerPlatform = "linux-x64";

export const isLayerPlatform = (name: string): name is LayerPlatform =>
  layerPlatforms.some((known) => known === name);

/**
 * The platform of this machine.
 *
 * @throws Error where sharp has no package that this project knows, such as on Windows
 */
export function hostPlatform(): LayerPlatform {
  const system = process.platform === "linux" && isMusl() ? "linuxmusl" : process.platform;
  const name = `${system}-${process.arch}`;
  if (isLayerPlatform(name)) return name;
  throw new Error(
    `Pictures cannot be drawn on ${name}; this works on ${layerPlatforms.join(", ")}. ` +
      "On Windows, use WSL.",
  );
}

/** Node's own report names the version of glibc, where there is one. */
function isMusl(): boolean {
  const { header }: { header?: object } = Object(process.report.getReport());
  return header !== undefined && !("glibcVersionRuntime" in header);
}
