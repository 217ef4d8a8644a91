/** What is linked by numbers, directly or through others, in groups; what has no number is a group of its own. */
export function linkedGroups<T extends { readonly together?: readonly number[] | undefined }>(
  all: readonly T[],
): readonly (readonly T[])[] {
  let groups: { readonly members: readonly T[]; readonly numbers: ReadonlySet<number> }[] = [];
  for (const one of all) {
    const numbers = one.together ?? [];
    const linked = groups.filter((group) => numbers.some((number) => group.numbers.has(number)));
    const joined = {
      members: [...linked.flatMap(({ members }) => members), one],
      numbers: new Set([...linked.flatMap((group) => [...group.numbers]), ...numbers]),
    };
    groups = [...groups.filter((group) => !linked.includes(group)), joined];
  }
  return groups.map(({ members }) => members);
}
