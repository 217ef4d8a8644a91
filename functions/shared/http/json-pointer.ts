/** Where a part of a request stands, as a URI's fragment [RFC 6901, 6]: `#/items/0/quantity`. */
export const pointerTo = (steps: readonly PropertyKey[]): string =>
  `#${steps.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("")}`;
