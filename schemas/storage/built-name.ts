/** Each build has a name of its own: what a function loads is never overwritten, nor removed under it. */
export const builtName = ({
  builtAt,
  version,
}: {
  readonly builtAt: string;
  readonly version: string;
}): string => `${builtAt.replace(/[-:.]/g, "")}-${version.slice(0, 16)}`;
