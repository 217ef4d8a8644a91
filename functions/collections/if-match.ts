/** Versions for which a write was made; undefined for any. */
export type IfMatch = readonly number[] | undefined;

/** Whether a write that was made for these versions fits what lies there. */
export const ifMatches = (versions: IfMatch, { version }: { readonly version: number }): boolean =>
  versions === undefined || versions.includes(version);
