/** A list with anything in it; undefined for one that is empty or not there. */
export const nonEmpty = <T>(list: readonly T[] | undefined): T[] | undefined =>
  list && list.length > 0 ? [...list] : undefined;
