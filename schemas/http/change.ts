/** For bodies of PATCH: an empty one changes nothing and is most likely a mistake. */
export const isNotEmpty = (change: object): boolean => Object.keys(change).length > 0;
export const atLeastOne = "must change at least one field";
