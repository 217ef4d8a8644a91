import { EntityTags } from "#schemas/http/headers.ts";

/** One entity tag of a header; `tag` is what stands between the quotes. */
export interface NamedTag {
  readonly tag: string;
  readonly isWeak: boolean;
}

/**
 * What `If-Match` or `If-None-Match` names, as RFC 9110 (8.8.3, 13.1) writes it; undefined when the
 * header is malformed. Commas may stand inside of a tag.
 */
export function entityTags(header: string): "*" | readonly NamedTag[] | undefined {
  if (!EntityTags.safeParse(header).success) return undefined;
  if (header.trim() === "*") return "*";
  return [...header.matchAll(/(W\/)?"([^"]*)"/g)].map(([, weak, tag = ""]) => ({
    tag,
    isWeak: weak !== undefined,
  }));
}

/**
 * Versions that `If-Match` names, by strong comparison: a weak tag matches nothing, nor does a tag
 * that no resource of ours has. Counts may follow the version, as in `v3.102.131`: they tell copies
 * apart, not writes (decision 7).
 */
export const versionsOf = (tags: readonly NamedTag[]): readonly number[] =>
  tags.flatMap(({ tag, isWeak }) => {
    const version = /^v([1-9]\d{0,11})(?:\.\d{1,12}){0,2}$/.exec(tag)?.[1];
    return version === undefined || isWeak ? [] : [Number(version)];
  });

/** Whether `If-None-Match` names this tag, by weak comparison; a malformed header names nothing. */
export function names(header: string | undefined, etag: string): boolean {
  const tags = header === undefined ? undefined : entityTags(header);
  return tags === "*" || (tags?.some(({ tag }) => tag === etag) ?? false);
}
