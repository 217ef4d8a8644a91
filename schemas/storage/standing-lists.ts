/** One of a source's lists under a key, as far as it says whether it stands. */
interface Listed {
  /** How many pages its source has there, as the first of them says. */
  readonly pages?: number | undefined;
  readonly provenance: { readonly observedAt: string };
  readonly doubted?: { readonly provenance: { readonly observedAt: string } } | undefined;
}

/**
 * Lists under a key, without pages behind the last one: a source that has fewer pages today is not asked for
 * the others, and says nothing of them. What came after the first page's answer is of a later round than it.
 *
 * @param lists by source, further pages as `pokemontcg/2`
 */
export const standingLists = <List extends Listed>(
  lists: Readonly<Record<string, List>>,
): readonly (readonly [name: string, list: List])[] =>
  Object.entries(lists).filter(([name, { provenance, doubted }]) => {
    const [, source = "", page] = /^(.+)\/(\d+)$/.exec(name) ?? [];
    const first = lists[source];
    if (first?.pages === undefined || Number(page) <= first.pages) return true;
    return (doubted ?? { provenance }).provenance.observedAt > first.provenance.observedAt;
  });
