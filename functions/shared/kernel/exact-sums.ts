/** No sum is told that a number could not hold exactly; ninety trillion dollars in cents are the most. */
const most = Number.MAX_SAFE_INTEGER;

/** An amount, or the most that can be told of it. */
export const exactly = (amount: number): number => Math.min(most, Math.max(-most, amount));

/** Both added up, or the most that can be told. */
export const plus = (a: number, b: number): number => exactly(a + b);
