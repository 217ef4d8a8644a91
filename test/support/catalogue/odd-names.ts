/** Names that a careless `table[name]` finds in every table. */
export const everyObjectHas = Object.getOwnPropertyNames(Object.prototype);
