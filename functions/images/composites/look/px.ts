/** A length in pixels, of one of the design. */
export type Px = (size: number) => string;
