/** The present moment, passed in so that no test waits and no container keeps yesterday. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
