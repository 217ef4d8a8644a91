/** What the command line asks for: a new replay, or what is to become of one that is there. */
export type Wish =
  | { readonly what: "start"; readonly body: object }
  | { readonly what: "watch" | "resume" | "stop"; readonly id: string };

export interface ReplayArguments {
  readonly source?: string | undefined;
  readonly dataset?: string | undefined;
  readonly language?: readonly string[] | undefined;
  readonly unit?: readonly string[] | undefined;
  readonly kind?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly shadow: boolean;
  readonly retiresMany: boolean;
  readonly watch?: string | undefined;
  readonly resume?: string | undefined;
  readonly stop?: string | undefined;
}

/** The request as the API takes it, which says what is wrong with it. */
export function requestOf(given: ReplayArguments): Wish {
  for (const what of ["watch", "resume", "stop"] as const) {
    const id = given[what];
    if (id !== undefined) return { what, id };
  }
  const { source, dataset, language, unit, kind, from, until, shadow, retiresMany } = given;
  return {
    what: "start",
    body: {
      source,
      target: shadow ? "shadow" : "silver",
      ...(dataset !== undefined && { dataset }),
      ...(language && { languages: language }),
      ...(unit && { units: unit }),
      ...(kind && { kinds: kind }),
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
      ...(retiresMany && { retiresMany }),
    },
  };
}
